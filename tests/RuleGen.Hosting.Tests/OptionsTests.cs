using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace RuleGen.Hosting.Tests;

/// <summary>Which rules run, and which options are refused.</summary>
public sealed class OptionsTests
{
    public static TheoryData<RuleSelector, string[]> Selectors => new()
    {
        { new() { Ids = [TestRules.Shell] }, [TestRules.Shell] },
        { new() { Tags = ["Domain: Container"] }, [TestRules.Netcat] },
        { new() { Tags = ["OS: Linux"] }, [TestRules.Netcat, TestRules.Shell] },
        { new() { Tags = ["OS: Linux"], MinimumSeverity = Severity.High }, [TestRules.Shell] },
        { new() { Names = ["*Started"] }, [TestRules.Netcat, TestRules.Shell] },
        { new() { Names = ["?hell*", "Broken"] }, [TestRules.Shell, TestRules.Broken] },
        { new() { Files = ["rules/containers/*"] }, [TestRules.Netcat] },
        { new() { Files = ["*t.toml", "r*/broken.toml"] }, [TestRules.Netcat, TestRules.Broken] },
        { new() { MinimumSeverity = Severity.High }, [TestRules.Shell, TestRules.Broken] },
    };

    [Theory]
    [MemberData(nameof(Selectors), DisableDiscoveryEnumeration = true)]
    public async Task A_selector_enables_and_disables(RuleSelector selector, string[] meant)
    {
        string[] all = [TestRules.Netcat, TestRules.Shell, TestRules.Broken];
        await using var enabling = new ServiceUnderTest(options => options.Enable.Add(selector));
        await using var disabling = new ServiceUnderTest(options => options.Disable.Add(selector));

        Assert.Equal(meant, Ids(enabling));
        Assert.Equal(all.Except(meant), Ids(disabling));
    }

    [Fact]
    public async Task The_detector_runs_the_enabled_rules()
    {
        await using var service = new ServiceUnderTest(static options =>
        {
            options.IncludeDisabledRules = true;
            options.Enable.Add(new RuleSelector { Names = ["Netcat*"] });
            options.Disable.Add(new RuleSelector { Ids = [TestRules.Netcat] });
        });
        await service.Detector.RunAsync(Events.Sequence(Events.Of("nc"), Events.Of("bash")), TestContext.Current.CancellationToken);

        Assert.Equal([TestRules.Resting], service.Sink.RuleIds);
        Assert.Equal(1, service.Detector.CreateDetector().Process(Events.Utf8(Events.Of("nc"))).Count);
    }

    [Fact]
    public async Task Options_come_from_configuration()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Detection:Enable:0:Tags:0"] = "OS: Linux",
            ["Detection:Enable:0:MinimumSeverity"] = "High",
            ["Detection:Enable:1:Ids:0"] = TestRules.Broken,
            ["Detection:Validation"] = "Strict",
            ["Detection:WhenStopped"] = "AdvanceToNow",
            ["Detection:DrainTimeout"] = "00:00:03",
            ["Detection:IdleAfter"] = "00:00:01.5",
            ["Detection:Lateness"] = "00:01:00",
            ["Detection:MaxClockSkew"] = "00:05:00",
            ["Detection:MaxStateBytes"] = "1000",
            ["Detection:KeptSource"] = "Full",
            ["Detection:CostProfileInterval"] = "7",
        });
        builder.Services.AddDetector<TestRules>().BindConfiguration("Detection");
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        DetectorService<TestRules> service = host.Services.GetRequiredService<DetectorService<TestRules>>();
        Assert.Equal([TestRules.Shell, TestRules.Broken], service.EnabledRules.Select(static rule => rule.Metadata.RuleId));
        DetectorServiceOptions options = host.Services.GetRequiredService<IOptionsMonitor<DetectorServiceOptions>>().Get(DetectorService<TestRules>.Name);
        Assert.Equal(
            (EventValidation.Strict, EndAction.Complete, EndAction.AdvanceToNow, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1.5), 7),
            (options.Validation, options.WhenInputEnds, options.WhenStopped, options.DrainTimeout, options.IdleAfter, options.CostProfileInterval));
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromHours(1)), (options.MaxClockSkew, new DetectorServiceOptions().MaxClockSkew));
        Assert.Equal((TimeSpan.FromMinutes(1), 1000, 64L << 20, KeptSource.Full), (options.Lateness, options.MaxStateBytes, options.MaxStateBytesPerRule, options.KeptSource));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    public static TheoryData<string, Action<DetectorServiceOptions>> Mistakes => new()
    {
        { "Enable[0] has no criterion", static options => options.Enable.Add(new RuleSelector()) },
        { "Enable[1].Ids has 'x', which fits no rule.", static options =>
            {
                options.Enable.Add(new RuleSelector { Tags = ["OS: Linux"] });
                options.Enable.Add(new RuleSelector { Ids = [TestRules.Shell, "x"] });
            }
        },
        { "Disable[0].Tags has 'os: linux', which fits no rule.", static options => options.Disable.Add(new RuleSelector { Tags = ["os: linux"] }) },
        { "Enable[0].Names has 'net*', which fits no rule.", static options => options.Enable.Add(new RuleSelector { Names = ["net*"] }) },
        { "Enable[0].Files has '*.yml', which fits no rule.", static options => options.Enable.Add(new RuleSelector { Files = ["*.yml"] }) },
        { "Enable[0] means no rule", static options => options.Enable.Add(new RuleSelector { Ids = [TestRules.Netcat], MinimumSeverity = Severity.High }) },
        { "Enable[0].MinimumSeverity has no value 9.", static options => options.Enable.Add(new RuleSelector { Ids = [TestRules.Netcat], MinimumSeverity = (Severity)9 }) },
        { "Validation has no value 5.", static options => options.Validation = (EventValidation)5 },
        { "WhenInputEnds has no value 5.", static options => options.WhenInputEnds = (EndAction)5 },
        { "WhenStopped has no value 5.", static options => options.WhenStopped = (EndAction)5 },
        { "DrainTimeout is -00:00:01", static options => options.DrainTimeout = TimeSpan.FromSeconds(-1) },
        { "DrainTimeout is 100.00:00:00", static options => options.DrainTimeout = TimeSpan.FromDays(100) },
        { "IdleAfter is 00:00:00,", static options => options.IdleAfter = TimeSpan.Zero },
        { "IdleAllowance is -00:00:01", static options => options.IdleAllowance = TimeSpan.FromSeconds(-1) },
        { "Lateness is -00:00:01", static options => options.Lateness = TimeSpan.FromSeconds(-1) },
        { "MaxClockSkew is -00:00:01", static options => options.MaxClockSkew = TimeSpan.FromSeconds(-1) },
        { "KeptSource has no value 5.", static options => options.KeptSource = (KeptSource)5 },
        { "MaxStateBytes is negative.", static options => options.MaxStateBytes = -1 },
        { "MaxStateBytesPerRule is negative.", static options => options.MaxStateBytesPerRule = -1 },
        { "CostProfileInterval is negative.", static options => options.CostProfileInterval = -1 },
        { "No rule of RuleGen.Hosting.Tests.TestRules is enabled.", static options => options.Enable.Add(new RuleSelector { Ids = [TestRules.Resting] }) },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task A_mistake_keeps_the_host_from_starting(string message, Action<DetectorServiceOptions> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddDetector<TestRules>(configure);
        using IHost host = builder.Build();

        OptionsValidationException thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(message, Assert.Single(thrown.Failures), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(ServiceUnderTest service) => service.Detector.EnabledRules.Select(static rule => rule.Metadata.RuleId);
}

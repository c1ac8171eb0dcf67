using System.Runtime.Versioning;
using RuleGen.Cli.Engines;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class RuleSetCacheTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Workspace _workspace = new();
    private readonly RuleSetCache _cache;

    public RuleSetCacheTests() => _cache = RuleSetCache.OfUser(name => name == "XDG_CACHE_HOME" ? _workspace.Cache : null)!;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_second_load_comes_from_the_cache()
    {
        Assert.False(Load(TestRules.Shell).IsFromCache);

        RuleSetAssembly second = Load(TestRules.Shell);

        Assert.True(second.IsFromCache);
        Assert.Equal("A shell starts", Assert.Single(second.All).Metadata.Name);
        Assert.Equal(1, second.CreateDetector().Process(System.Text.Encoding.UTF8.GetBytes(TestRules.ShellEvent)).Count);
    }

    [Fact]
    public void Another_rule_text_path_or_schema_is_another_entry()
    {
        Load(TestRules.Shell);

        Assert.False(Load(TestRules.Shell + " ").IsFromCache);
        Assert.False(Load(TestRules.Shell, path: "other.toml").IsFromCache);
        Assert.False(Load(TestRules.Shell, FieldSchema.Default.With(FieldSchema.Create([new FieldInfo("a", FieldType.Keyword)]))).IsFromCache);
        Assert.True(Load(TestRules.Shell).IsFromCache);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_user_can_enter_the_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows protects the profile by access lists.");
        Load(TestRules.Shell);

        Assert.Equal(Private, File.GetUnixFileMode(_cache.Folder));
        Assert.All(Directory.GetFiles(_cache.Folder), file => Assert.EndsWith(".dll", file, StringComparison.Ordinal));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_others_can_write_to_is_not_trusted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows protects the profile by access lists.");
        Load(TestRules.Shell);
        File.SetUnixFileMode(_cache.Folder, Private | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);

        Assert.False(Load(TestRules.Shell).IsFromCache);
    }

    [Fact]
    public void A_damaged_entry_is_made_again()
    {
        Load(TestRules.Shell);
        string entry = Assert.Single(Directory.GetFiles(_cache.Folder));
        foreach (byte[] damage in new[] { [], "nonsense"u8.ToArray(), File.ReadAllBytes(entry)[..2000] })
        {
            File.WriteAllBytes(entry, damage);

            Assert.False(Load(TestRules.Shell).IsFromCache);
            Assert.True(Load(TestRules.Shell).IsFromCache);
        }
    }

    [Fact]
    public void An_unusable_folder_is_only_a_missed_cache()
    {
        string file = _workspace.Write("file", "in the way");
        string rule = _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell));

        ToolResult result = _workspace.Run(new RunOptions { Cache = file }, "scan", "--rules", rule, _workspace.Write("e.ndjson", TestRules.ShellEvent));

        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Lines);
    }

    [Fact]
    public void The_oldest_entries_go()
    {
        Load(TestRules.Shell);
        for (int i = 0; i < 70; i++)
        {
            string old = Path.Combine(_cache.Folder, $"{i}.dll");
            File.WriteAllText(old, "");
            File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-i - 1));
        }

        Load(TestRules.Shell + "  ");

        Assert.Equal(64, Directory.GetFiles(_cache.Folder).Length);
        Assert.True(Load(TestRules.Shell).IsFromCache);
        Assert.False(File.Exists(Path.Combine(_cache.Folder, "69.dll")));
    }

    private RuleSetAssembly Load(string query, FieldSchema? schema = null, string path = "r.toml")
    {
        schema ??= FieldSchema.Default;
        return RuleSetAssembly.Load([RuleCompiler.Compile(new SourceText(path, TestRules.Rule(query)), schema)], schema, _cache);
    }
}

using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>Which files of a project are rules, and of which ruleset.</summary>
public sealed class RuleItemTests(PackageFixture package)
{
    private const string PrintRules = """
        foreach (RuleGen.Rule rule in Rules.All) Console.WriteLine(rule.Metadata.Name);

        [RuleGen.RuleSet]
        public sealed partial class Rules;
        """;

    [Fact]
    public async Task Items_replace_the_default_folder_and_schema_items_add_fields()
    {
        using Consumer consumer = Create("""
            <PropertyGroup><EnableDefaultDetectionRules>false</EnableDefaultDetectionRules></PropertyGroup>
            <ItemGroup>
              <DetectionRule Include="../shared/*.toml" />
              <DetectionSchema Include="fields.csv" />
            </ItemGroup>
            """);
        // Without the schema item, the warning about a field that no schema knows would end this build.
        consumer.Write("shared/own_field.toml", RuleText.With("Own field", Id(1), "any where badge.door == \"north\""));
        consumer.Write("App/fields.csv", "field,type\nbadge.door,keyword\n");
        consumer.Write("App/rules/default.toml", RuleText.OnProcess("Default", Id(2), "bash"));
        consumer.Write("App/Program.cs", PrintRules);

        Assert.Equal(["Own field"], await BuildAndRun(consumer));
    }

    [Fact]
    public async Task A_file_listed_twice_is_one_rule()
    {
        using Consumer consumer = Create("""
            <ItemGroup>
              <AdditionalFiles Include="rules/*.toml" />
              <DetectionRule Include="rules/a.toml;./rules/b.toml;$(MSBuildProjectDirectory)/rules/b.toml" />
            </ItemGroup>
            """);
        consumer.Write("App/rules/a.toml", RuleText.OnProcess("A", Id(1), "bash"));
        consumer.Write("App/rules/b.toml", RuleText.OnProcess("B", Id(2), "zsh"));
        consumer.Write("App/Program.cs", PrintRules);

        Assert.Equal(["A", "B"], await BuildAndRun(consumer));
    }

    [Fact]
    public async Task A_project_removes_single_files_and_leaves_those_of_other_kinds_alone()
    {
        using Consumer consumer = Create("""<ItemGroup><DetectionRule Remove="rules/old/**" /></ItemGroup>""");
        consumer.Write("App/rules/a.toml", RuleText.OnProcess("A", Id(1), "bash"));
        consumer.Write("App/rules/old/b.toml", "this is no rule");
        consumer.Write("App/rules/a.values.txt", "nor this");
        consumer.Write("App/Program.cs", PrintRules);

        Assert.Equal(["A"], await BuildAndRun(consumer));
    }

    [Fact]
    public async Task Exceptions_beside_the_rules_and_as_items_keep_events_from_alerting()
    {
        using Consumer consumer = Create("""
            <ItemGroup>
              <DetectionException Include="../shared/*.exceptions.toml" />
              <DetectionValueList Include="../shared/lists/*.txt" />
            </ItemGroup>
            """);
        consumer.Write("App/rules/a.toml", RuleText.OnProcess("A", Id(1), "bash"));
        consumer.Write("App/rules/b.toml", RuleText.OnProcess("B", Id(2), "zsh"));
        consumer.Write("App/rules/users.values.txt", "backup\nci\n");
        consumer.Write("App/rules/a.exceptions.toml", Exceptions(1, "user.name", "users"));
        consumer.Write("shared/b.exceptions.toml", Exceptions(2, "host.name", "hosts.txt"));
        consumer.Write("shared/lists/hosts.txt", "web-1\n");
        consumer.Write("App/Program.cs", """"
            using System.Text;

            RuleGen.Detector detector = Rules.CreateDetector();
            foreach (string process in new[] { "bash", "zsh" })
            foreach (string user in new[] { "root", "ci" })
            foreach (string host in new[] { "web-1", "web-2" })
            {
                string e = $$"""{"event.category":"process","process.name":"{{process}}","user.name":"{{user}}","host.name":"{{host}}"}""";
                foreach (RuleGen.Alert alert in detector.Process(Encoding.UTF8.GetBytes(e))) Console.WriteLine($"{alert.RuleName} {user} {host}");
            }

            [RuleGen.RuleSet]
            public sealed partial class Rules;
            """");

        Assert.Equal(["A root web-1", "A root web-2", "B root web-2", "B ci web-2"], await BuildAndRun(consumer));
    }

    [Fact]
    public async Task A_plain_additional_file_is_a_rule_where_a_glob_names_it()
    {
        using Consumer consumer = Create("""<ItemGroup><AdditionalFiles Include="detections/*.toml;settings/*.toml" /></ItemGroup>""");
        consumer.Write("App/detections/a.toml", RuleText.OnProcess("Named", Id(1), "bash"));
        consumer.Write("App/settings/tool.toml", "another_tool = true");
        consumer.Write("App/rules/b.toml", RuleText.OnProcess("Default", Id(2), "zsh"));
        consumer.Write("App/Program.cs", """
            Console.WriteLine(NamedRules.All.Count + " " + NamedRules.All[0].Metadata.Name);
            Console.WriteLine(Rules.All.Count + " " + Rules.All[0].Metadata.Name);

            [RuleGen.RuleSet("detections/**")]
            public sealed partial class NamedRules;

            [RuleGen.RuleSet]
            public sealed partial class Rules;
            """);

        Assert.Equal(["1 Named", "1 Default"], await BuildAndRun(consumer));
    }

    [Fact]
    public async Task Rules_of_a_library_and_of_the_program_that_uses_it_are_both_compiled()
    {
        using var consumer = new Consumer(package);
        consumer.WriteProject("Library/Library.csproj", consumer.PackageReference, library: true);
        consumer.Write("Library/rules/a.toml", RuleText.OnProcess("Of the library", Id(1), "bash"));
        consumer.Write("Library/LibraryRules.cs", "[RuleGen.RuleSet] public sealed partial class LibraryRules;");
        consumer.WriteProject("App/App.csproj", """<ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>""");
        consumer.Write("App/rules/b.toml", RuleText.OnProcess("Of the program", Id(2), "zsh"));
        consumer.Write("App/Program.cs", "foreach (var rule in LibraryRules.All) Console.WriteLine(rule.Metadata.Name);\n" + PrintRules);

        Assert.Equal(["Of the library", "Of the program"], await BuildAndRun(consumer));
    }

    private static string Exceptions(int rule, string field, string list) => $"""
        metadata.rule_ids = ["{Id(rule)}"]
        [[exceptions]]
        [[exceptions.items]]
        entries = [{"{"} field = "{field}", type = "list", operator = "included", list = {"{"} id = "{list}", type = "keyword" {"}"} {"}"}]
        """;

    private static string Id(int number) => $"22222222-0000-4000-8000-{number:D12}";

    private static async Task<string[]> BuildAndRun(Consumer consumer)
    {
        (await consumer.Build("App/App.csproj")).AssertSuccess();
        return (await consumer.Run("App/bin/Debug/net10.0/App.dll")).AssertSuccess().Lines;
    }

    private Consumer Create(string items)
    {
        var consumer = new Consumer(package);
        consumer.WriteProject("App/App.csproj", consumer.PackageReference + items);
        return consumer;
    }
}

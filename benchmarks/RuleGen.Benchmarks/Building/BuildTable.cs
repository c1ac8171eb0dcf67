using System.Globalization;
using RuleGen.Benchmarks.Measuring;

namespace RuleGen.Benchmarks.Building;

/// <summary>What rules cost a build: the generator after edits, and the whole compiler. Prints Markdown tables.</summary>
internal static class BuildTable
{
    private const int Repetitions = 15;

    /// <param name="parts"><c>generator</c>, <c>compiler</c>; none: both.</param>
    public static int Run(IReadOnlyCollection<string> parts)
    {
        RuleProject project = RuleProject.Create();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{project.RuleCount:N0} rules, {project.CorrelationCount:N0} of them over several events; {project.Tests.Count():N0} test files. {Environment.ProcessorCount} cores, load {MachineLoad.Now()}.\n"));
        if (parts.Count == 0 || parts.Contains("generator"))
        {
            MeasureGenerator(project);
        }

        if (parts.Count == 0 || parts.Contains("compiler"))
        {
            MeasureCompiler(project);
        }

        return 0;
    }

    private static void MeasureCompiler(RuleProject project)
    {
        RuleProject[] projects = [project.OfSingleEvents(), project];
        CompilerCost[] costs = [.. projects.Select(CompilerRun.Run)];
        Console.WriteLine($"\n| the C# compiler, started for each |{Cells(projects, static project => $"{project.RuleCount:N0} rules")}\n|---|--:|--:|");
        Console.WriteLine($"| time, s |{Cells(costs, static cost => $"{cost.Elapsed.TotalSeconds:N1}")}");
        Console.WriteLine($"| processor time, s |{Cells(costs, static cost => $"{cost.Processor.TotalSeconds:N1}")}");
        Console.WriteLine($"| of the time, in the generator, s |{Cells(costs, static cost => $"{cost.Generator?.TotalSeconds:N1}")}");
        Console.WriteLine($"| peak memory, MB |{Cells(costs, static cost => $"{cost.PeakBytes / 1e6:N0}")}");
        Console.WriteLine($"| assembly, MB |{Cells(costs, static cost => $"{cost.AssemblyBytes / 1e6:N1}")}\n");
    }

    private static string Cells<T>(IEnumerable<T> values, Func<T, FormattableString> write) =>
        string.Concat(values.Select(value => $" {FormattableString.Invariant(write(value))} |"));

    private static void MeasureGenerator(RuleProject project)
    {
        var generator = new GeneratorAssembly();
        Console.WriteLine("| the generator in an editor | ms | longest | processor ms | allocated MB |\n|---|--:|--:|--:|--:|");
        var session = new GeneratorSession(project, generator.Create());
        Write("first run of the process", [session.Run()]);
        Write("first run of a project", [.. Enumerable.Range(0, 3).Select(_ => new GeneratorSession(project, generator.Create()).Run())]);
        ProjectFile[] rules = Choose(project.Rules.Where(static rule => Edited(rule.Text) is not null));
        Write("one rule's query edited", [.. rules.Select(rule => session.Edit(rule.Path, Edited(rule.Text)!))]);
        Write("edited back", [.. rules.Select(rule => session.Edit(rule.Path, rule.Text))]);
        Write("white space at the end of a rule", [.. rules.Select(rule => session.Edit(rule.Path, rule.Text + "\n"))]);
        Write("a comment above a rule", [.. rules.Select(rule => session.Edit(rule.Path, "# a comment\n" + rule.Text))]);
        Write("a test file edited", [.. Choose(project.Tests).Select(tests => session.Edit(tests.Path, tests.Text + "\n# a comment\n"))]);
        Write("a key in C# elsewhere", [.. Enumerable.Range(1, Repetitions).Select(session.EditOther)]);
        Write("a line above the ruleset's class", [.. Enumerable.Range(1, Repetitions).Select(session.EditAboveRuleSet)]);
        Write("all files read again, nothing changed", [.. Enumerable.Range(0, Repetitions).Select(_ => session.ReadAgain())]);
    }

    // Spread over the project, the same in every run.
    private static ProjectFile[] Choose(IEnumerable<ProjectFile> files)
    {
        ProjectFile[] all = [.. files];
        return [.. Enumerable.Range(0, Math.Min(Repetitions, all.Length)).Select(i => all[i * all.Length / Math.Min(Repetitions, all.Length)])];
    }

    /// <summary>The rule with one more test in its query; null for a query of another form.</summary>
    private static string? Edited(string rule)
    {
        const string Where = " where ";
        int query = rule.IndexOf("\nquery = '''", StringComparison.Ordinal);
        int where = query < 0 ? -1 : rule.IndexOf(Where, query, StringComparison.Ordinal);
        return where < 0 ? null : rule.Insert(where + Where.Length, "process.pid != 4711 and ");
    }

    private static void Write(string what, RunCost[] runs)
    {
        double[] times = [.. runs.Select(static run => run.Elapsed.TotalMilliseconds)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {Measurement.MedianOf(times):N1} | {times.Max():N1} | {Measurement.MedianOf([.. runs.Select(static run => run.Processor.TotalMilliseconds)]):N1} | {Measurement.MedianOf([.. runs.Select(static run => run.Bytes / 1e6)]):N1} |"));
    }
}

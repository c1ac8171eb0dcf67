using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>Files of a project with the place at which a diagnostic must be found.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Kind">
/// What the text is: a query (<c>eql</c>, <c>kql</c>, <c>closed</c> for EQL under a closed schema), a whole <c>rule</c> file, <c>more</c> of one, a field
/// file (<c>csv</c>), an exceptions file (<c>exceptions</c>), or <c>files</c>, each below a line <c>--- name</c>.
/// </param>
/// <param name="Text">The text, with the place between <see cref="Open"/> and <see cref="Close"/>.</param>
public sealed record PinnedCase(string Id, string Kind, string Text)
{
    /// <summary>Begins the marked place.</summary>
    public const char Open = '⟦';

    /// <summary>Ends the marked place.</summary>
    public const char Close = '⟧';

    private const string Heading = "== ";
    private const string FileHeading = "--- ";

    /// <summary>The cases of a file: each below a line <c>== id kind</c>.</summary>
    public static IEnumerable<PinnedCase> ReadFile(string path)
    {
        foreach (string block in ("\n" + File.ReadAllText(path).ReplaceLineEndings("\n")).Split("\n" + Heading, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = block.Split('\n', 2);
            string[] heading = parts[0].Split(' ');
            yield return new PinnedCase(heading[0], heading[1], parts[1].TrimEnd('\n'));
        }
    }

    /// <summary>What is found of the diagnostic, each as its file and the marked text around its place.</summary>
    public IEnumerable<string> Found()
    {
        (string Name, string Text)[] files = [.. Files().Select(static file => (file.Name, Unmark(file.Text)))];
        return Diagnose(files)
            .Where(finding => finding.Id == Id)
            .Select(finding => Mark(finding, files.Single(file => file.Name == finding.Path).Text));
    }

    /// <summary>What must be found.</summary>
    public string Expected()
    {
        (string name, string text) = Files().Single(static file => file.Text.Contains(Open, StringComparison.Ordinal));
        return $"{name}\n{text}";
    }

    /// <summary>Its name in messages.</summary>
    public override string ToString() => $"{Id} {Kind}";

    private static string Mark(RuleDiagnostic finding, string text) =>
        $"{finding.Path}\n{text.Insert(finding.Span.End, Close.ToString()).Insert(finding.Span.Start, Open.ToString())}";

    private static string Unmark(string text) => text.Replace(Open.ToString(), "", StringComparison.Ordinal).Replace(Close.ToString(), "", StringComparison.Ordinal);

    private IEnumerable<(string Name, string Text)> Files() => Kind switch
    {
        "eql" => [("rule.toml", RuleText.WithQuery(Text))],
        "kql" => [("rule.toml", RuleText.WithKqlQuery(Text))],
        "closed" => [("query.eql", Text)],
        "rule" => [("rule.toml", Text)],
        "more" => [("rule.toml", RuleText.Good + "\n\n" + Text)],
        "csv" => [("fields.csv", Text)],
        "exceptions" => [("a.exceptions.toml", Text)],
        "files" => ("\n" + Text).Split("\n" + FileHeading, StringSplitOptions.RemoveEmptyEntries)
            .Select(static file => file.Split('\n', 2))
            .Select(static parts => (parts[0], parts[1])),
        _ => throw new InvalidOperationException($"{this}: no such kind."),
    };

    private static IEnumerable<RuleDiagnostic> Diagnose((string Name, string Text)[] files)
    {
        var diagnostics = new DiagnosticBag();
        SourceText[] Of(string suffix) => [.. files.Where(file => file.Name.EndsWith(suffix, StringComparison.Ordinal)).Select(static file => new SourceText(file.Name, file.Text))];
        foreach (SourceText query in Of(".eql"))
        {
            MappedText text = MappedText.WholeFile(query);
            EqlBinder.Bind(EqlParser.Parse(text, diagnostics)!, text, new EqlBinderOptions(FieldSchema.Default) { IsSchemaClosed = true }, diagnostics);
        }

        foreach (SourceText schema in Of(".csv"))
        {
            FieldSchema.Parse(schema, diagnostics);
        }

        ExceptionSet exceptions = ExceptionSet.Compile(Of(".exceptions.toml"), ValueLists.Create(Of(".values.txt")), FieldSchema.Default);
        CompiledRule[] rules = [.. Of(".toml").Where(static file => !file.Path.EndsWith(".exceptions.toml", StringComparison.Ordinal)).Select(static file => RuleCompiler.Compile(file, FieldSchema.Default))];
        return [
            .. diagnostics.Items,
            .. rules.SelectMany(static rule => rule.Diagnostics),
            .. exceptions.Check(rules),
            .. RuleSetCompiler.Compile(RuleSetTarget.Create(null, "Checked"), rules).Diagnostics,
        ];
    }
}

using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Reads a test file in TOML (<c>docs/testing-rules.md</c>): <c>base</c>, what the events have in common, and <c>[[case]]</c> tables. A case
/// with an error is reported and left out; the others are run.
/// </summary>
internal sealed class TomlTestReader(SourceText file, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private EventTree? _base;

    public IReadOnlyList<RuleTestCase> Read()
    {
        if (TomlReader.Read(file, diagnostics) is not { } root)
        {
            return [];
        }

        var document = new TomlTableReader(file, root, "", diagnostics);
        var cases = new List<RuleTestCase>();
        if (ReadBase(document))
        {
            document.Require("case", "a line with [[case]] above the first case");
            foreach (TomlTable table in document.Tables("case"))
            {
                if (ReadCase(table) is { } read)
                {
                    cases.Add(read);
                }
            }

            document.ReportUnknownKeys();
        }

        return cases;
    }

    /// <summary>False: the base has an error, which every case would repeat.</summary>
    private bool ReadBase(TomlTableReader document)
    {
        if (document.Find("base") is not { } entry)
        {
            return true;
        }

        _base = new EventTree();
        return TomlEventReader.TryAdd(entry.Value, "base", _base, document);
    }

    private RuleTestCase? ReadCase(TomlTable table)
    {
        var found = new DiagnosticBag();
        var item = new TomlTableReader(file, table, "case", found);
        TomlString? name = item.RequiredString("name", "name = \"netcat listens\"");
        RuleTestExpectation? expectation = ReadExpectation(item);
        IReadOnlyList<RuleTestEvent> events = new TomlEventReader(item, _base).Read();
        item.ReportUnknownKeys();
        if (name is not null && !_names.Add(name.Text))
        {
            item.Report(DuplicateTestCase, name.Span, $"there is already a case {MessageText.Quote(name.Text)}; give this one a name of its own");
        }

        diagnostics.AddRange(found.Items);
        return found.HasErrors || name is null || expectation is not { } expected ? null : new RuleTestCase(name.Text, name.Span, expected, events.ToEquatableArray());
    }

    private static RuleTestExpectation? ReadExpectation(TomlTableReader item)
    {
        if (!item.Require("alerts", "alerts = true"))
        {
            return null;
        }

        switch (item.Find("alerts")!.Value)
        {
            case TomlBoolean every:
                return new RuleTestExpectation(null, every.Value);
            case TomlInteger:
                return item.Integer("alerts") is { } count ? new RuleTestExpectation(count, false) : null;
            case var other:
                item.Expect<TomlBoolean>(other, "'case.alerts'", "true, false or the number of alerts");
                return null;
        }
    }
}

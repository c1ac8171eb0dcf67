using System.Globalization;
using System.Text;
using System.Xml;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;

namespace RuleGen.Cli.Output;

/// <summary>
/// Test results in the XML that JUnit's Ant task made common: a suite for each rule with cases, a test case for each of them. Characters that XML
/// cannot hold are written as <c>\uXXXX</c>.
/// </summary>
internal static class JUnitFile
{
    private static readonly XmlWriterSettings s_settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };

    /// <summary>Writes the file.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<(CompiledRule Rule, RuleTestRun Run)> runs)
    {
        try
        {
            using var writer = XmlWriter.Create(path, s_settings);
            Write(writer, [.. runs.Where(static run => run.Run.Results.Count > 0)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write {path}: {e.Message}");
        }
    }

    private static void Write(XmlWriter writer, (CompiledRule Rule, RuleTestRun Run)[] runs)
    {
        writer.WriteStartDocument();
        writer.WriteStartElement("testsuites");
        WriteCounts(writer, runs.SelectMany(static run => run.Run.Results));
        foreach ((CompiledRule rule, RuleTestRun run) in runs)
        {
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", Clean(rule.Definition!.Name));
            WriteCounts(writer, run.Results);
            foreach (RuleTestResult result in run.Results)
            {
                Write(writer, rule, result);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    private static void Write(XmlWriter writer, CompiledRule rule, RuleTestResult result)
    {
        int line = result.File.GetPosition(result.Case.Span.Start).Line + 1;
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Clean(rule.Definition!.RuleId));
        writer.WriteAttributeString("name", Clean(result.Case.Name));
        writer.WriteAttributeString("file", Clean(result.File.Path));
        writer.WriteAttributeString("line", line.ToString(CultureInfo.InvariantCulture));
        if (result.Failure is { } failure)
        {
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("message", Clean(failure));
            writer.WriteString(Clean(string.Create(CultureInfo.InvariantCulture, $"{result.File.Path}({line}): {failure}")));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter writer, IEnumerable<RuleTestResult> results)
    {
        RuleTestResult[] all = [.. results];
        writer.WriteAttributeString("tests", all.Length.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", all.Count(static result => result.Failure is not null).ToString(CultureInfo.InvariantCulture));
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
        }

        return clean.ToString();
    }
}

using System.Globalization;
using System.Text;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Synthesis;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Keys and values in TOML.</summary>
internal static class TomlWriting
{
    /// <summary>A dotted path as a dotted key.</summary>
    public static string Key(string path) => string.Join(".", path.Split('.').Select(static part => IsBare(part) ? part : Text(part)));

    /// <summary>The values of a field: one by itself, several or those of an array in brackets.</summary>
    public static string Values(SampleField field) => !field.IsArray && field.Values.Count == 1
        ? Value(field.Values[0])
        : "[" + string.Join(", ", field.Values.Select(Value)) + "]";

    /// <summary>A value.</summary>
    public static string Value(SampleValue value) => value.Kind switch
    {
        FieldValueKind.Boolean => value.Text,

        // TOML's whole numbers end at 63 bits; a field of numbers reads a text too.
        FieldValueKind.Number when long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => value.Text,
        FieldValueKind.Number when value.Text.IndexOfAny(['.', 'e', 'E']) >= 0 => value.Text,
        _ => Text(value.Text),
    };

    /// <summary>A text in quotes: in single ones, where a backslash is a backslash, if that is simpler.</summary>
    public static string Text(string text)
    {
        if (text.Contains('\\') && !text.Contains('\'') && !text.Any(char.IsControl))
        {
            return "'" + text + "'";
        }

        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) => quoted.Append(FormattableString.Invariant($"\\u{(int)c:X4}")),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsBare(string part) => part.Length > 0 && part.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');
}

using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.QueryDsl;

/// <summary>
/// A constant of a Query DSL clause, an exception or a value list, in all the ways a field's type may ask for it: Elasticsearch reads
/// a constant by the field and not by how the JSON spells it.
/// </summary>
/// <param name="Text">The constant as text.</param>
/// <param name="Number">The number it is or spells; null when it does neither.</param>
/// <param name="File">The file it stands in: value lists are files of their own.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct DslConstant(string Text, NumberConstant? Number, SourceText File, SourceSpan Span)
{
    /// <summary>The truth value it is or spells; null when it does neither.</summary>
    public bool? Boolean => Text switch { "true" => true, "false" => false, _ => null };

    /// <summary>A constant written as text.</summary>
    public static DslConstant Of(string text, SourceText file, SourceSpan span) => new(text, NumberText.Parse(text), file, span);

    /// <summary>A value of a TOML file; null when it is a table, an array or a date.</summary>
    public static DslConstant? Of(TomlValue value, SourceText file) => value switch
    {
        TomlString text => Of(text.Text, file, text.Span),
        TomlInteger integer => new(integer.Value.ToString(CultureInfo.InvariantCulture), NumberConstant.Of(integer.Value), file, integer.Span),
        TomlFloat number => Of(file.Text.Substring(number.Span.Start, number.Span.Length).Replace("_", ""), file, number.Span),
        TomlBoolean boolean => new(boolean.Value ? "true" : "false", null, file, boolean.Span),
        _ => null,
    };
}

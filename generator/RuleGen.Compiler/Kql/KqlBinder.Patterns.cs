using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <content>Names with wildcards, and values that may stand in any field.</content>
public sealed partial class KqlBinder
{
    /// <summary>
    /// A value by itself. With wildcards Elasticsearch reads it by itself (<c>query_string</c>), and blanks part patterns there.
    /// </summary>
    private Predicate? BindBareValue(KqlLiteral value)
    {
        Predicate?[] chunks = [.. Chunks(value).Select(BindAnywhere)];
        return Array.IndexOf(chunks, null) >= 0 ? null : chunks is [var single] ? single : new Or(chunks.OfType<Predicate>().ToEquatableArray());
    }

    /// <summary>A value in any field; inside a nested group in any of the element.</summary>
    private Predicate? BindAnywhere(KqlLiteral value)
    {
        // Kibana makes this match_all.
        if (value.IsLoneWildcard)
        {
            return Always.True;
        }

        string name = _path is null ? FieldReference.Anywhere : _path + FieldReference.AnyBelow;
        return BindValue(FieldsLike(name), value);
    }

    private IReadOnlyList<KqlField> FieldsLike(KqlLiteral node, string name)
    {
        IReadOnlyList<KqlField> fields = FieldsLike(name);
        if (!_options.Schema.Fields.Any(field => IsLike(field, Utf8Bytes.Of(name))) && _reportedFields.Add(name))
        {
            Report(
                KqlNoFieldMatches,
                node.Span,
                $"no field of the schema has a name like {MessageText.Quote(name)}: values under such names are compared as each event gives them; declare the fields in a field file");
        }

        return fields;
    }

    /// <summary>
    /// What a name with wildcards stands for: first every value of an event under such a name, whether a schema knows it or not, compared as
    /// exact text (as its JSON says, where declared fields are of other types); then those declared fields that have more to say of a value
    /// than its text.
    /// </summary>
    private IReadOnlyList<KqlField> FieldsLike(string name)
    {
        byte[] pattern = Utf8Bytes.Of(name);
        FieldInfo[] declared = [.. _options.Schema.Fields.Where(field => IsLike(field, pattern))];
        bool isText = declared.Length > 0 && Array.TrueForAll(declared, static field => field is { Type: FieldType.Keyword, AliasOf: null });
        var every = new FieldReference(name, isText ? FieldType.Keyword : FieldType.Dynamic, IsArray: true);
        return
        [
            new KqlField(name, every),
            .. declared.Select(field => _options.Schema.TryGet(field.Name, out FieldInfo known) ? (Declared: field, Known: known) : (Declared: field, Known: field))
                .Where(field => SaysMore(field.Known, name, pattern))
                .Select(static field => new KqlField(field.Declared.Name, field.Known.ToReference()))
                .Distinct(),
        ];
    }

    /// <summary>Whether a field may have a value where the first of the fields, which stands for the name, has none.</summary>
    private static bool IsMissedBy(KqlField first, KqlField field) =>
        field.Reference.NullValue is not null || !PathPattern.IsMatch(Utf8Bytes.Of(field.Reference.Name), Utf8Bytes.Of(first.Reference.Name));

    private static bool IsLike(FieldInfo field, byte[] pattern) => field.Type != FieldType.Object && PathPattern.IsMatch(Utf8Bytes.Of(field.Name), pattern);

    // Exact text whose values stand under a name like the pattern is what its JSON is; an explicit null is not. So is a number or boolean, but
    // for one in a string. Those are passed over where the name says nothing: a schema has hundreds of them.
    private static bool SaysMore(FieldInfo known, string name, byte[] pattern)
    {
        FieldReference reference = known.ToReference();
        bool isPlain = known.Type is FieldType.Keyword or FieldType.Flattened or FieldType.Dynamic or FieldType.Other
            || (known.Type is FieldType.Integer or FieldType.Float or FieldType.Boolean && name == FieldReference.Anywhere);
        return !isPlain || reference.NullValue is not null || reference.IgnoresCase || !PathPattern.IsMatch(Utf8Bytes.Of(reference.Name), pattern);
    }
}

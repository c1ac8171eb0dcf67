using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Kql;

/// <content>Names of fields, with and without wildcards, and nested groups.</content>
public sealed partial class KqlBinder
{
    private Predicate? BindNested(KqlNested nested)
    {
        if (nested.Path.IsPattern)
        {
            Report(KqlWildcardInPath, nested.Path.Span, "the array before '{' has one name; wildcards cannot stand in it");
            return null;
        }

        string path = FullName(nested.Path);
        if (FieldNames.IsTooDeep(path))
        {
            Report(FieldNameTooDeep, nested.Path.Span, FieldNames.TooDeepMessage);
            return null;
        }

        if (!_options.Schema.TryGet(path, out FieldInfo known))
        {
            ReportUnknown(nested.Path, path);
        }
        else if (known.Type is not (FieldType.Object or FieldType.Dynamic or FieldType.Flattened))
        {
            Report(KqlNotAnArrayOfObjects, nested.Path.Span, $"{MessageText.Quote(path)} is {MessageText.WithArticle(FieldNames.Describe(known.Type))} field and has no fields inside; write {MessageText.Quote(path + ": value")}");
            return null;
        }

        string? outer = _path;
        _path = path;
        Predicate? inner = BindCondition(nested.Inner);
        _path = outer;
        return inner is null ? null : new Nested(path, inner);
    }

    /// <summary>The fields a name stands for: one, or with wildcards all that the schema has. Null when the name can be no field's.</summary>
    private IReadOnlyList<KqlField>? ResolveFields(KqlLiteral name)
    {
        string full = FullName(name);
        if (FieldNames.IsTooDeep(full))
        {
            Report(FieldNameTooDeep, name.Span, FieldNames.TooDeepMessage);
            return null;
        }

        return name.IsPattern ? FieldsLike(name) : [Resolve(name, full)];
    }

    private string FullName(KqlLiteral name) => _path is null ? name.Text : _path + "." + name.Text;

    private KqlField Resolve(KqlLiteral node, string name)
    {
        if (!_options.Schema.TryGet(name, out FieldInfo known))
        {
            ReportUnknown(node, name);
        }

        return new KqlField(name, known.ToReference());
    }

    private void ReportUnknown(KqlLiteral node, string name)
    {
        if (_reportedFields.Add(name))
        {
            Report(UnknownField, node.Span, FieldNames.UnknownMessage(name, _options.Schema));
        }
    }

    /// <summary>
    /// The declared fields whose names match a pattern. A field that events may bring and no schema has is not among them, but for
    /// <c>path.*</c>: where everything declared below the path is a keyword, or nothing is declared, that is every value below.
    /// </summary>
    private IReadOnlyList<KqlField>? FieldsLike(KqlLiteral name)
    {
        string full = FullName(name);
        var pattern = new WildcardBuilder().Text(_path is null ? "" : _path + ".");
        if (PatternOf(name, pattern) is not { } matcher)
        {
            return null;
        }

        var wildcard = (Wildcard)matcher;
        byte[] utf8 = Utf8Bytes.Of(wildcard.Pattern);
        FieldInfo[] matching =
        [
            .. _options.Schema.Fields
                .Where(field => field.Type != FieldType.Object && WildcardPattern.IsMatch(Utf8Bytes.Of(field.Name), utf8, (byte)wildcard.Any, (byte)wildcard.One)),
        ];
        bool isEverythingBelow = name.Parts.Count == 2 && name.Parts[1].Length == 0 && name.Parts[0].Length > 1 && name.Parts[0].EndsWith(".", StringComparison.Ordinal);
        if (matching.Length == 0 && _reportedFields.Add(full))
        {
            string meaning = isEverythingBelow ? "the values below it are compared as each event gives them" : "this holds for no event";
            Report(KqlNoFieldMatches, name.Span, $"no field of the schema has a name like {MessageText.Quote(full)}: {meaning}; declare the fields in a field file");
        }

        if (isEverythingBelow && Array.TrueForAll(matching, static field => field is { Type: FieldType.Keyword, MultiFieldOf: null, NullValue: null }))
        {
            return [new KqlField(full, new FieldReference(full, matching.Length == 0 ? FieldType.Dynamic : FieldType.Keyword, IsArray: true))];
        }

        return [.. matching.Select(field => _options.Schema.TryGet(field.Name, out FieldInfo known) ? known : field).Select(static field => new KqlField(field.Name, field.ToReference())).Distinct()];
    }

    private StringMatcher? PatternOf(KqlLiteral literal, WildcardBuilder? start = null, bool fold = false)
    {
        WildcardBuilder pattern = start ?? new WildcardBuilder();
        for (int i = 0; i < literal.Parts.Count; i++)
        {
            pattern = i == 0 ? pattern : pattern.Any();
            pattern.Text(fold ? CaseFolding.Fold(literal.Parts[i]) : literal.Parts[i]);
        }

        if (pattern.Build() is { } matcher)
        {
            return matcher;
        }

        Report(KqlPatternNotSupported, literal.Span, "this pattern uses every sign there is as text, and none is left to stand for the wildcard; split it");
        return null;
    }
}

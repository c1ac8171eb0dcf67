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

    /// <summary>The fields a name stands for: one, or with wildcards all that are like it. Null when the name can be no field's.</summary>
    private IReadOnlyList<KqlField>? ResolveFields(KqlLiteral name)
    {
        string full = FullName(name);
        if (FieldNames.IsTooDeep(full))
        {
            Report(FieldNameTooDeep, name.Span, FieldNames.TooDeepMessage);
            return null;
        }

        return PathPattern.IsPattern(full) ? FieldsLike(name, full) : [Resolve(name, full)];
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

    private StringMatcher? PatternOf(KqlLiteral literal, bool fold = false)
    {
        var pattern = new WildcardBuilder();
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

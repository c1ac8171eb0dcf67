using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlBinder
{
    /// <summary>
    /// The field; null when its name is too deep, or a closed schema does not have it. Otherwise an unknown field is
    /// reported once and read by the JSON values it turns out to have.
    /// </summary>
    private FieldReference? ResolveField(EqlField node)
    {
        if (FieldNames.IsTooDeep(node.Name))
        {
            Report(FieldNameTooDeep, node.Span, FieldNames.TooDeepMessage);
            return null;
        }

        if (_options.Schema.TryGet(node.Name, out FieldInfo known))
        {
            if (known.Type == FieldType.Object)
            {
                Report(FieldNotComparable, node.Span, $"{MessageText.Quote(node.Name)} is an object and has no value of its own; name one of the fields inside it");
                return null;
            }

            return known.Type == FieldType.Text && _options.Schema.TryGetExact(known, out FieldInfo exact) ? exact.ToReference() : known.ToReference();
        }

        if (_reportedFields.Add(node.Name))
        {
            if (_options.IsSchemaClosed)
            {
                string hint = NearestNames.DidYouMean(_options.Schema.Nearest(node.Name));
                Report(UnknownFieldInClosedSchema, node.Span, $"no field {MessageText.Quote(node.Name)} in the schema; one that need not exist is written with '?'{hint}");
            }
            else
            {
                Report(UnknownField, node.Span, FieldNames.UnknownMessage(node.Name, _options.Schema));
            }
        }

        return _options.IsSchemaClosed ? null : known.ToReference();
    }

    /// <summary>Whether a field stands for the constant null: optional, and not in a schema that has all fields.</summary>
    private bool IsConstantNull(EqlField node) =>
        node.IsOptional && _options.IsSchemaClosed && !_options.Schema.TryGet(node.Name, out _);

    private static string Describe(FieldType type) => FieldNames.Describe(type);

    /// <summary>Reports a comparison that the field's type rules out.</summary>
    private void ReportUncomparable(EqlField node, FieldReference field)
    {
        switch (field.Type)
        {
            case FieldType.Text:
                Report(TextFieldNotComparable, node.Span, $"{Quote(field)} is analysed text, which EQL cannot compare; use a keyword field, or test it with '!= null'");
                break;
            default:
                Report(FieldNotComparable, node.Span, $"{Quote(field)} is {MessageText.WithArticle(Describe(field.Type))} field, which EQL cannot compare");
                break;
        }
    }
}

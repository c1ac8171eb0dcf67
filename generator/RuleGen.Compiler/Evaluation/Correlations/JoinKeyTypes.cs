using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>How the values of fields become parts of a join key.</summary>
public static class JoinKeyTypes
{
    /// <summary>The name of the type that the runtime's definition of a rule gives a field, for whoever makes one.</summary>
    public static string NameOf(FieldReference field) => Of(field).ToString();

    /// <summary>By the field.</summary>
    internal static JoinKeyType Of(FieldReference field) => field.Type switch
    {
        _ when field.IgnoresCase => JoinKeyType.FoldedText,
        FieldType.Integer or FieldType.Float => JoinKeyType.Number,
        FieldType.Boolean => JoinKeyType.Boolean,
        FieldType.Ip => JoinKeyType.Ip,
        FieldType.Date or FieldType.DateNanos => JoinKeyType.Date,
        FieldType.Dynamic => JoinKeyType.ByValue,
        _ => JoinKeyType.Text,
    };

    /// <summary>By what the value was in the document.</summary>
    internal static JoinKeyType Of(FieldValueKind kind) => kind switch
    {
        FieldValueKind.Number => JoinKeyType.Number,
        FieldValueKind.Boolean => JoinKeyType.Boolean,
        _ => JoinKeyType.Text,
    };
}

using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Eql;

/// <summary>What is known of a value before any event.</summary>
internal enum ValueKind
{
    /// <summary>The constant null, which goes with every kind.</summary>
    Null,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An IP address.</summary>
    Address,

    /// <summary>A date, a version: only its text and its equality are of use.</summary>
    Other,

    /// <summary>What the event makes of it: the value of a field that no schema has.</summary>
    Dynamic,
}

/// <summary>A value in a condition that computes.</summary>
internal readonly record struct BoundValue(ComputedExpression Expression, ValueKind Kind)
{
    /// <summary>The constant it is; null when it depends on the event.</summary>
    public ComputedConstant? Constant => Expression as ComputedConstant;

    /// <summary>Whether it can stand where a parameter asks for a kind of value.</summary>
    public bool Fits(EqlParameter parameter) => Kind is ValueKind.Null or ValueKind.Dynamic || parameter switch
    {
        EqlParameter.Text => Kind == ValueKind.Text,
        EqlParameter.Integer => Kind == ValueKind.Integer,
        EqlParameter.Number => Kind is ValueKind.Integer or ValueKind.Float,
        EqlParameter.Boolean => Kind == ValueKind.Boolean,
        EqlParameter.Address => Kind == ValueKind.Address,
        _ => true,
    };

    /// <summary>A constant of its own kind.</summary>
    public static BoundValue Of(ComputedConstant constant) => new(constant, constant switch
    {
        TextConstant => ValueKind.Text,
        NumberValue { Value.IsInteger: true } => ValueKind.Integer,
        NumberValue => ValueKind.Float,
        BooleanConstant => ValueKind.Boolean,
        _ => ValueKind.Null,
    });
}

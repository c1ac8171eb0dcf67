using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>Function calls as values.</content>
public sealed partial class EqlBinder
{
    private BoundValue? BindCall(EqlCall call)
    {
        // A wrong name and a wrong number of arguments have been reported.
        if (EqlFunction.Find(call.Name) is not { } function || !function.Takes(call.Arguments.Count) || (call.IgnoreCase && !function.HasCaseForm))
        {
            return null;
        }

        return BindArguments(call, function) is not { } arguments ? null
            : function.Name == "cidrMatch" ? BindAddressTest(call, arguments)
            : Call(call, function, arguments);
    }

    private BoundValue[]? BindArguments(EqlCall call, EqlFunction function)
    {
        var arguments = new List<BoundValue>();
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            EqlExpression argument = call.Arguments[i];
            if (BindValue(argument) is not { } value)
            {
                continue;
            }

            if (value.Fits(function.Parameter(i)))
            {
                arguments.Add(value);
            }
            else
            {
                Report(ArgumentTypeMismatch, argument.Span, $"{function.Name} takes {Describe(function.Parameter(i))} here; {Describe(value, argument)} is none");
            }
        }

        return arguments.Count == call.Arguments.Count ? [.. arguments] : null;
    }

    private BoundValue? Call(EqlCall call, EqlFunction function, BoundValue[] arguments)
    {
        BoundValue Optional(int i, ComputedConstant missing) => i < arguments.Length ? arguments[i] : BoundValue.Of(missing);
        BoundValue? Text(ComputedFunction f, params BoundValue[] values) => Compute(call, f, ValueKind.Text, values, call.IgnoreCase);
        BoundValue? Integer(ComputedFunction f, params BoundValue[] values) => Compute(call, f, ValueKind.Integer, values, call.IgnoreCase);
        BoundValue? Condition(ComputedFunction f) => Compute(call, f, ValueKind.Boolean, arguments, call.IgnoreCase);
        BoundValue? Number(ComputedFunction f) => Compute(call, f, Wider(arguments[0].Kind, arguments[1].Kind), arguments);

        return function.Name switch
        {
            "add" => Number(ComputedFunction.Add),
            "subtract" => Number(ComputedFunction.Subtract),
            "multiply" => Number(ComputedFunction.Multiply),
            "divide" => Number(ComputedFunction.Divide),
            "modulo" => Number(ComputedFunction.Modulo),
            "number" => Compute(call, ComputedFunction.ToNumber, ValueKind.Float, [arguments[0], Optional(1, new NullConstant())]),
            "length" => Integer(ComputedFunction.Length, arguments),
            "indexOf" => Integer(ComputedFunction.IndexOf, arguments[0], arguments[1], Optional(2, new NullConstant())),
            "string" => arguments[0].Kind == ValueKind.Text ? arguments[0] : Text(ComputedFunction.ToText, arguments),
            "concat" => Concat(call, arguments),
            "substring" => Text(ComputedFunction.Substring, arguments[0], arguments[1], Optional(2, new NullConstant())),
            "between" => Text(ComputedFunction.Between, arguments[0], arguments[1], arguments[2], Optional(3, new BooleanConstant(false))),
            "startsWith" => Condition(ComputedFunction.StartsWith),
            "endsWith" => Condition(ComputedFunction.EndsWith),
            "stringContains" => Condition(ComputedFunction.Contains),
            _ => throw new InvalidOperationException($"No meaning for {function.Name}."),
        };
    }

    /// <summary>Texts are joined in pairs and the pairs in pairs, so that a long list does not nest deep.</summary>
    private BoundValue? Concat(EqlCall call, BoundValue[] values)
    {
        if (values.Length == 1)
        {
            return Compute(call, ComputedFunction.ToText, ValueKind.Text, values);
        }

        int half = values.Length / 2;
        return Part(0, half) is { } left && Part(half, values.Length - half) is { } right
            ? Compute(call, ComputedFunction.Concat, ValueKind.Text, [left, right])
            : null;

        BoundValue? Part(int start, int count) => count == 1 ? values[start] : Concat(call, [.. values.Skip(start).Take(count)]);
    }

    private static string Describe(EqlParameter parameter) => parameter switch
    {
        EqlParameter.Text => "a text",
        EqlParameter.Integer => "a whole number",
        EqlParameter.Number => "a number",
        EqlParameter.Boolean => "true or false",
        _ => "an ip address",
    };
}

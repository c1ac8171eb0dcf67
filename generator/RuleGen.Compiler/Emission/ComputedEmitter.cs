using RuleGen.Compiler.Predicates;
using RuleGen.Matching;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes the local function of a computed condition: a loop for each value of a field, one inside the other, and in the innermost the
/// condition over the values of the moment.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="condition">The condition.</param>
/// <param name="fieldOf">The expression for a field of the event.</param>
/// <param name="uniqueName">Gives a name no local function of the method has.</param>
/// <param name="defer">Takes the writing of a further local function.</param>
internal sealed class ComputedEmitter(
    CodeWriter code, ComputedExpression condition, Func<FieldReference, string> fieldOf, Func<string, string> uniqueName, Action<Action> defer)
{
    private const string Scalar = "global::RuleGen.Matching.Scalar";

    // Calls nested deeper than this are easier to read, and to compile, as steps with a name.
    private const int InlineDepth = 3;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { "e", "memory" };
    private readonly Queue<string> _values = new();
    private bool _usesMemory;

    /// <summary>Writes <c>static bool name(Event e)</c>: whether some combination of values makes the condition true.</summary>
    public void EmitFunction(string name)
    {
        using (code.Block($"static bool {name}(global::RuleGen.Event e)"))
        {
            _usesMemory = UsesMemory(condition);
            if (_usesMemory)
            {
                code.Line("global::RuleGen.Matching.ScalarMemory memory = e.Memory;");
            }

            var loops = new Stack<CodeWriter.Scope>();
            foreach (FieldValue value in ComputedExpressions.FieldValues(condition))
            {
                string variable = Unique(Variable(value.Field));
                _values.Enqueue(variable);
                loops.Push(code.Block($"foreach ({Scalar} {variable} in {fieldOf(value.Field)}.{Sequence(value.Reading)}())"));
            }

            EmitCondition();
            while (loops.Count > 0)
            {
                loops.Pop().Dispose();
            }

            code.Line();
            code.Line("return false;");
        }
    }

    private void EmitCondition()
    {
        if (_usesMemory)
        {
            code.Line("memory.Reset();");
        }

        string holds = condition is ComputedNullTest test ? Value(test.Value, out _) + ".IsNull" : Value(condition, out _) + ".IsTrue";
        code.Line($"if ({holds}) return true;");
    }

    /// <summary>An expression of type Scalar that members can be asked of, and how deep its calls nest.</summary>
    private string Value(ComputedExpression expression, out int depth)
    {
        depth = 0;
        switch (expression)
        {
            case FieldValue:
                return _values.Dequeue();
            case ComputedConstant constant:
                return constant is NullConstant ? Constant(constant) : $"(({Scalar})({Constant(constant)}))";
        }

        // Operands from left to right, as the loops were opened.
        var operands = new List<string>();
        foreach (ComputedExpression child in ComputedExpressions.Children(expression))
        {
            int inner = 0;
            operands.Add(operands.Count > 0 && child is ComputedConstant argument ? Constant(argument) : Value(child, out inner));
            depth = Math.Max(depth, inner);
        }

        string value = Value(expression, operands);
        if (++depth <= InlineDepth)
        {
            return value;
        }

        string name = Unique("step");
        code.Line($"{Scalar} {name} = {value};");
        depth = 0;
        return name;
    }

    private string Value(ComputedExpression expression, List<string> operands) => expression switch
    {
        FunctionCall call => Call(call, operands),
        ComputedComparison comparison => $"{operands[0]}.{Method(comparison.Operator)}({operands[1]})",
        ComputedMember member => Deferred("Is", operands[0], name => EmitMember(name, member)),
        ComputedMatch match => Deferred("Matches", operands[0], name => EmitMatch(name, match)),
        ComputedAddressTest test => Deferred("IsInRanges", operands[0], name => EmitAddressTest(name, test)),
        ComputedNullTest => $"(({Scalar}){operands[0]}.IsNull)",
        ComputedNot => operands[0] + ".Not()",
        ComputedAnd => Joined(operands, "And", whenEmpty: "true"),
        ComputedOr => Joined(operands, "Or", whenEmpty: "false"),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} cannot be emitted."),
    };

    private static string Call(FunctionCall call, List<string> operands)
    {
        List<string> arguments = [.. operands.Skip(1)];
        if (call.IgnoreCase)
        {
            arguments.Add("ignoreCase: true");
        }

        if (NeedsMemory(call.Function))
        {
            arguments.Add("memory");
        }

        return $"{operands[0]}.{call.Function}({string.Join(", ", arguments)})";
    }

    // A single operand is joined with the neutral value: what is neither true nor false comes out as null, as it does of several.
    private static string Joined(List<string> operands, string method, string whenEmpty) => operands.Count <= 1
        ? $"(({Scalar}){whenEmpty})" + string.Concat(operands.Select(operand => $".{method}({operand})"))
        : operands.Skip(1).Aggregate(operands[0], (left, right) => $"{left}.{method}({right})");

    private string Deferred(string verb, string operand, Action<string> emit)
    {
        string name = uniqueName("Value" + verb);
        defer(() => emit(name));
        return $"{name}({operand})";
    }

    private void EmitMember(string name, ComputedMember member)
    {
        using (code.Block($"static {Scalar} {name}({Scalar} value)"))
        {
            code.Line($"{Scalar} result = false;");
            foreach (ComputedConstant constant in member.Constants)
            {
                code.Line($"result = result.Or(value.Equal({Constant(constant)}));");
            }

            code.Line("return result;");
        }
    }

    private void EmitMatch(string name, ComputedMatch match)
    {
        string test = uniqueName("TextMatches");
        code.Line($"static {Scalar} {name}({Scalar} value) => value.IsText ? {test}(value.Text) : {Scalar}.Null;");
        defer(() => new MatcherEmitter(code, match.Matcher, match.IgnoreCase).EmitTextFunction(test));
    }

    private void EmitAddressTest(string name, ComputedAddressTest test)
    {
        using (code.Block($"static {Scalar} {name}({Scalar} value)"))
        {
            code.Line($"// {Literals.Comment(string.Join(", ", test.Ranges))}");
            code.Line($"global::System.ReadOnlySpan<ulong> ranges = [{string.Join(", ", IpRange.Merge(test.Ranges).Select(Literals.Numbers))}];");
            code.Line("return value.IsText && global::RuleGen.Matching.IpAddress.TryParse(value.Text, out global::RuleGen.Matching.IpAddress address)");
            code.Line($"    ? global::RuleGen.Matching.IpRanges.Contain(ranges, address) : {Scalar}.Null;");
        }
    }

    private static string Constant(ComputedConstant constant) => constant switch
    {
        TextConstant text => Literals.Utf8(text.Value),
        NumberValue { Value: { IsInteger: true } number } => Literals.Number(number.Integer),
        NumberValue { Value: { Unsigned: not 0 } number } => Literals.Number(number.Unsigned),
        NumberValue number => Literals.Number(number.Value.Float),
        BooleanConstant boolean => boolean.Value ? "true" : "false",
        _ => Scalar + ".Null",
    };

    private static bool UsesMemory(ComputedExpression expression) =>
        expression is FunctionCall call && NeedsMemory(call.Function) || ComputedExpressions.Children(expression).Any(UsesMemory);

    private static bool NeedsMemory(ComputedFunction function) =>
        function is ComputedFunction.ToText or ComputedFunction.Concat or ComputedFunction.Substring;

    /// <summary><c>process.parent.name</c> becomes <c>processParentNameValue</c>, which is no keyword.</summary>
    private static string Variable(FieldReference field)
    {
        string name = Identifiers.FromTitle(field.Name);
        return char.ToLowerInvariant(name[0]) + name.Substring(1) + "Value";
    }

    private string Unique(string name)
    {
        string candidate = name;
        for (int i = 2; !_names.Add(candidate); i++)
        {
            candidate = name + i;
        }

        return candidate;
    }

    private static string Method(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => "Less",
        ComparisonOperator.LessOrEqual => "LessOrEqual",
        ComparisonOperator.Greater => "Greater",
        ComparisonOperator.GreaterOrEqual => "GreaterOrEqual",
        _ => "Equal",
    };

    private static string Sequence(ScalarReading reading) => reading switch
    {
        ScalarReading.Integer => "AsIntegers",
        ScalarReading.Float => "AsFloats",
        ScalarReading.Boolean => "AsBooleans",
        ScalarReading.AsGiven => "AsGiven",
        _ => "AsTexts",
    };
}

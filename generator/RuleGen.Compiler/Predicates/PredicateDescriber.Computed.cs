namespace RuleGen.Compiler.Predicates;

/// <content>Computed expressions.</content>
public static partial class PredicateDescriber
{
    /// <summary>A computed expression as one phrase.</summary>
    public static string Phrase(ComputedExpression expression) => expression switch
    {
        FieldValue value => value.Field.Name,
        TextConstant constant => Quote(constant.Value),
        NumberValue number => PredicatePrinter.Print(number.Value),
        FunctionCall call => Phrase(call),
        ComputedComparison comparison =>
            $"{Phrase(comparison.Left)} is {Compare(comparison.Operator)}{Phrase(comparison.Right)}",
        ComputedMember member => $"{Phrase(member.Value)} is {List(member.Constants.Select(Phrase))}",
        ComputedMatch match => $"{Phrase(match.Value)}{Phrase(match.Matcher)}{(match.IgnoreCase ? " (any case)" : "")}",
        ComputedAddressTest test => $"{Phrase(test.Value)} is {Phrase(test.Ranges)}",
        ComputedNullTest test => $"{Phrase(test.Value)} has no value",
        ComputedNot { Condition: ComputedComparison { Operator: ComparisonOperator.Equal } equality } =>
            $"{Phrase(equality.Left)} is not {Phrase(equality.Right)}",
        ComputedNot not => "not " + Phrase(not.Condition),
        ComputedAnd and => "(" + string.Join(" and ", and.Conditions.Select(Phrase)) + ")",
        ComputedOr or => "(" + string.Join(" or ", or.Conditions.Select(Phrase)) + ")",
        _ => expression.ToString(),
    };

    private static string Phrase(FunctionCall call)
    {
        string anyCase = call.IgnoreCase ? " (any case)" : "";
        string[] arguments = [.. call.Arguments.Select(Phrase)];
        return call.Function switch
        {
            ComputedFunction.Add => $"({arguments[0]} + {arguments[1]})",
            ComputedFunction.Subtract => $"({arguments[0]} - {arguments[1]})",
            ComputedFunction.Multiply => $"({arguments[0]} * {arguments[1]})",
            ComputedFunction.Divide => $"({arguments[0]} / {arguments[1]})",
            ComputedFunction.Modulo => $"({arguments[0]} % {arguments[1]})",
            ComputedFunction.Negate => "-" + arguments[0],
            ComputedFunction.Length => $"the length of {arguments[0]}",
            ComputedFunction.ToText => $"the text of {arguments[0]}",
            ComputedFunction.StartsWith => $"{arguments[0]} begins with {arguments[1]}{anyCase}",
            ComputedFunction.EndsWith => $"{arguments[0]} ends with {arguments[1]}{anyCase}",
            ComputedFunction.Contains => $"{arguments[0]} contains {arguments[1]}{anyCase}",
            ComputedFunction.ToNumber => $"the number in {arguments[0]}{Optional(" to the base ", call, 1)}",
            ComputedFunction.Substring => $"{arguments[0]} from {arguments[1]}{Optional(" to ", call, 2)}",
            ComputedFunction.Between => $"the text of {arguments[0]} between {arguments[1]} and {arguments[2]}{anyCase}",
            ComputedFunction.IndexOf => $"the place of {arguments[1]} in {arguments[0]}{Optional(" from ", call, 2)}{anyCase}",
            ComputedFunction.Concat => $"{arguments[0]} & {arguments[1]}",
            _ => call.ToString(),
        };
    }

    private static string Optional(string word, FunctionCall call, int argument) =>
        call.Arguments[argument] is NullConstant ? "" : word + Phrase(call.Arguments[argument]);
}

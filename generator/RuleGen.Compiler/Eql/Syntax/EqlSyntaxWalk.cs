namespace RuleGen.Compiler.Eql.Syntax;

/// <summary>Goes through a query's syntax.</summary>
internal static class EqlSyntaxWalk
{
    /// <summary>All expressions of a query, each before its parts, in the order of the text.</summary>
    public static IEnumerable<EqlExpression> Expressions(EqlStatement statement)
    {
        // Not by recursion, for a sequence would be as deep as the syntax at every step.
        var waiting = new Stack<EqlExpression>(Filters(statement).Select(static filter => filter.Condition).Reverse());
        while (waiting.Count > 0)
        {
            EqlExpression expression = waiting.Pop();
            yield return expression;
            foreach (EqlExpression child in Children(expression).Reverse())
            {
                waiting.Push(child);
            }
        }
    }

    /// <summary>What a query asks of single events, in the order of the text.</summary>
    public static IEnumerable<EqlEventFilter> Filters(EqlStatement statement) => statement switch
    {
        EqlEventQuery query => [query.Filter],
        EqlSequence sequence => sequence.Items.Select(static item => item.Filter)
            .Concat(sequence.Until is { } until ? [until.Filter] : []),
        EqlSample sample => sample.Items.Select(static item => item.Filter),
        _ => [],
    };

    /// <summary>What joins the events of a query, in the order of the text.</summary>
    public static IEnumerable<EqlField> Keys(EqlStatement statement) => statement switch
    {
        EqlSequence sequence => sequence.Keys
            .Concat(sequence.Items.SelectMany(static item => item.Keys))
            .Concat(sequence.Until is { } until ? until.Keys : []),
        EqlSample sample => sample.Keys.Concat(sample.Items.SelectMany(static item => item.Keys)),
        _ => [],
    };

    /// <summary>The expressions directly inside another, in order.</summary>
    public static IEnumerable<EqlExpression> Children(EqlExpression expression) => expression switch
    {
        EqlLogical logical => logical.Operands,
        EqlNot not => [not.Operand],
        EqlComparison comparison => [comparison.Left, comparison.Right],
        EqlArithmetic arithmetic => arithmetic.Steps.Select(static step => step.Operand).Prepend(arithmetic.First),
        EqlSign sign => [sign.Operand],
        EqlIn test => test.Items.Prepend(test.Operand),
        EqlPatternTest test => test.Patterns.Prepend(test.Operand),
        EqlCall call => call.Arguments,
        EqlParenthesized parenthesized => [parenthesized.Inner],
        _ => [],
    };
}

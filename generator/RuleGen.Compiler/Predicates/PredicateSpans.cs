using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Predicates;

/// <summary>Says of conditions where they stand. The binders know, and the optimiser keeps it: generated code is debugged in the rule file.</summary>
internal static class PredicateSpans
{
    /// <summary>The same condition, standing elsewhere.</summary>
    public static Predicate At(this Predicate predicate, SourceSpan? span) => predicate.Span == span ? predicate : predicate with { Span = span };

    /// <summary>The same condition; it stands where <paramref name="other"/> does if it is not known where.</summary>
    public static Predicate OrAt(this Predicate predicate, SourceSpan? other) => predicate.Span is null ? predicate.At(other) : predicate;

    /// <summary>
    /// The smallest span that covers all of the conditions whose place is known; null when none is. What stands between two of them is
    /// covered too.
    /// </summary>
    public static SourceSpan? Covering(IEnumerable<Predicate> predicates)
    {
        SourceSpan? covered = null;
        foreach (Predicate predicate in predicates)
        {
            covered = covered is { } known && predicate.Span is { } span ? known.Through(span) : covered ?? predicate.Span;
        }

        return covered;
    }

    /// <summary>The condition with a place for each part of it: one whose own is not known stands where the whole does.</summary>
    public static Predicate Spread(Predicate predicate) => predicate switch
    {
        And and => and with { Items = Spread(and.Items, and.Span) },
        Or or => or with { Items = Spread(or.Items, or.Span) },
        Not not => not with { Item = Spread(not.Item.OrAt(not.Span)) },
        Nested nested => nested with { Item = Spread(nested.Item.OrAt(nested.Span)) },
        _ => predicate,
    };

    private static EquatableArray<Predicate> Spread(EquatableArray<Predicate> items, SourceSpan? span) =>
        items.Select(item => Spread(item.OrAt(span))).ToEquatableArray();
}

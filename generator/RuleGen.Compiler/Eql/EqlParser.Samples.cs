using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlParser
{
    private EqlSample? ParseSample()
    {
        EqlToken word = Current;
        AcceptWord(EqlTokenKind.Sample);
        if (ParseKeys() is not { } keys)
        {
            return null;
        }

        List<EqlSampleItem> items = [];
        do
        {
            if (RejectInSample() || ParseSampleItem() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (At(EqlTokenKind.OpenBracket));

        if (RejectInSample())
        {
            return null;
        }

        var sample = new EqlSample(keys.ToEquatableArray(), items.ToEquatableArray());
        CheckSample(word.Span, sample);
        return sample;
    }

    private EqlSampleItem? ParseSampleItem()
    {
        int start = Current.Span.Start;
        return ParseBracketed() is { } filter && ParseKeys() is { } keys
            ? new EqlSampleItem(filter, keys.ToEquatableArray()) { Span = SpanFrom(start) }
            : null;
    }

    /// <summary>Reports what only a sequence can have.</summary>
    private bool RejectInSample()
    {
        string? why =
            AtWord(EqlTokenKind.With) ? "a sample has no order and no length of time: 'with maxspan' and 'with runs' are for sequences"
            : AtWord(EqlTokenKind.Until) ? "a sample has no order: 'until' is for sequences"
            : At(EqlTokenKind.MissingBracket) ? "a sample takes no missing events '![ … ]': they are for sequences"
            : null;
        if (why is null)
        {
            return false;
        }

        Report(EqlSampleRestriction, Current.Span, why);
        return true;
    }
}

using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>What the grammar alone cannot say about sequences and samples.</content>
public sealed partial class EqlParser
{
    private void CheckSequence(SourceSpan word, EqlSequence sequence)
    {
        if (sequence.Items.Sum(static item => item.Runs) < 2)
        {
            Report(EqlTooFewItems, word, "a sequence needs at least two items; for one event write 'category where condition'");
        }

        foreach (EqlSequenceItem item in sequence.Items)
        {
            CheckKeyCount(sequence.Items[0].Keys.Count, item.Keys, item.Span);
        }

        if (sequence.Until is { } until)
        {
            CheckKeyCount(sequence.Items[0].Keys.Count, until.Keys, until.Span);
        }

        EqlSequenceItem? missing = sequence.Items.FirstOrDefault(static item => item.IsMissing);
        if (missing is null)
        {
            return;
        }

        if (sequence.MaxSpan is null)
        {
            Report(EqlMissingEventRestriction, missing.Span, "a missing event needs 'with maxspan=…': without a limit it could still occur");
        }

        if (sequence.Items.All(static item => item.IsMissing))
        {
            Report(EqlMissingEventRestriction, word, "at least one item of a sequence must be an event that occurs: [ … ] without '!'");
        }
    }

    private void CheckSample(SourceSpan word, EqlSample sample)
    {
        if (sample.Items.Count < 2)
        {
            Report(EqlTooFewItems, word, "a sample needs at least two items; for one event write 'category where condition'");
        }

        foreach (EqlSampleItem item in sample.Items)
        {
            CheckKeyCount(sample.Items[0].Keys.Count, item.Keys, item.Span);
        }

        if (sample.Keys.Count == 0 && sample.Items.All(static item => item.Keys.Count == 0))
        {
            Report(EqlSampleRestriction, word, "a sample needs keys that join its items: sample by field …");
        }
    }

    private void CheckKeyCount(int expected, EquatableArray<EqlField> keys, SourceSpan item)
    {
        if (keys.Count != expected)
        {
            SourceSpan span = keys.Count == 0 ? item : keys[0].Span.Through(keys[keys.Count - 1].Span);
            Report(
                EqlKeyCountMismatch,
                span,
                FormattableString.Invariant($"every item needs the same number of 'by' keys: the first has {expected}, this one {keys.Count}"));
        }
    }
}

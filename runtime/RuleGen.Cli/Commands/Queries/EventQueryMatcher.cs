using System.Text;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Interpreter;

namespace RuleGen.Cli.Commands.Queries;

/// <summary>Matches single events; each stands on a line of its own.</summary>
internal sealed class EventQueryMatcher : QueryMatcher
{
    private readonly List<(EventRank Rank, byte[] Line)> _matches = [];
    private readonly QueryOptions _options;
    private readonly Func<Event, bool> _isMatch;
    private readonly EventReader _reader;
    private readonly Event _event;
    private readonly int _timeSlot;
    private readonly int _tiebreakerSlot;
    private readonly FieldType _tiebreakerType;
    private long _position;

    public EventQueryMatcher(Predicate predicate, QueryOptions options, QueryOrder order)
    {
        FieldReference[] fields = [.. PredicateFields.Of(predicate), order.Timestamp, .. order.Tiebreaker is { } known ? [known] : Array.Empty<FieldReference>()];
        var layout = new EventLayout([.. fields.Select(static field => field.Name).Distinct(StringComparer.Ordinal)], [.. PredicateFields.NullValues(fields)]);
        _options = options;
        _isMatch = InterpretedRuleSet.CreatePredicate(predicate, layout);
        _reader = layout.CreateReader(EventValidation.Checked);
        _event = new Event(layout);
        _timeSlot = layout.SlotOf(order.Timestamp.Name);
        _tiebreakerSlot = order.Tiebreaker is { } tiebreaker ? layout.SlotOf(tiebreaker.Name) : -1;
        _tiebreakerType = order.Tiebreaker?.Type ?? FieldType.Dynamic;
    }

    public override long Count => _matches.Count;

    public override bool TryTake(int file, in DocumentSlice document, out EventError error)
    {
        _position++;
        if (!_reader.TryRead(document.Memory, _event, out error))
        {
            return false;
        }

        if (_isMatch(_event))
        {
            byte[] line = _options.LinesOnly ? Encoding.UTF8.GetBytes(_options.NameOf(file, document.Line)) : OnOneLine(_event.Document);
            _matches.Add((EventRank.Of(_event, _timeSlot, _tiebreakerSlot, _tiebreakerType, _position), line));
        }

        return true;
    }

    public override IReadOnlyList<byte[]> Complete()
    {
        _matches.Sort(static (left, right) => left.Rank.CompareTo(right.Rank));
        return [.. _matches.Select(static match => match.Line)];
    }
}

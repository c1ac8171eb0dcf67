namespace RuleGen;

/// <content>What is known of the last event, for whoever lets another detector hold the state of the rules over several events.</content>
public sealed partial class Detector
{
    // By condition, whether it is a stage of a rule over several events; null: no condition is.
    private bool[]? _isStage;

    /// <summary>The last event's <c>@timestamp</c>; null: it has no valid one.</summary>
    internal DateTimeOffset? LastTimestamp { get; private set; }

    /// <summary>The latest <c>@timestamp</c> of all events; null: none has a valid one.</summary>
    internal DateTimeOffset? LatestTimestamp { get; private set; }

    /// <summary>Whether the last event fits a stage of a rule over several events, be it one that this detector runs or not.</summary>
    internal bool LastFitsStage()
    {
        if (_hits.Count == 0)
        {
            return false;
        }

        _isStage ??= [.. Enumerable.Range(0, _ruleOfCondition.Length).Select(IsStage)];
        foreach (int condition in _hits.Conditions)
        {
            if (_isStage[condition])
            {
                return true;
            }
        }

        return false;
    }

    private bool IsStage(int condition) =>
        _matcher.Rules[_matcher.ConditionRules.IsEmpty ? condition : _matcher.ConditionRules[condition]].Correlation is not null;

    private void NoteTime(Event e, DateTimeOffset? timestamp)
    {
        LastTimestamp = timestamp;
        bool isLatest = timestamp > LatestTimestamp || LatestTimestamp is null;
        bool isAhead = isLatest && _correlations is not null && _options.MaxClockSkew is { } skew && timestamp - e.Now > skew;
        if (isLatest && !isAhead)
        {
            LatestTimestamp = timestamp ?? LatestTimestamp;
        }
    }
}

using Microsoft.Extensions.Logging;

namespace RuleGen.Hosting;

/// <summary>Logs malformed events, but one a second at most: a sender gone wrong must not fill the log. It then says how many it left out.</summary>
internal sealed class MalformedEventLog(ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private long? _last;
    private long _leftOut;

    public void Add(long number, EventError error)
    {
        if (_last is { } last && clock.GetElapsedTime(last) < s_interval)
        {
            _leftOut++;
            return;
        }

        Flush();
        _last = clock.GetTimestamp();
        logger.MalformedEvent(number, error.Position, error.Message);
    }

    /// <summary>Says how many were left out so far.</summary>
    public void Flush()
    {
        if (_leftOut > 0)
        {
            logger.MalformedEventsLeftOut(_leftOut);
            _leftOut = 0;
        }
    }
}

namespace RuleGen;

/// <content>Events that are objects of a type of their own.</content>
public sealed partial class Detector
{
    /// <summary>
    /// Gives the alerts of an object, ordered by <c>rule_id</c>: those of the JSON document that <c>docs/event-types.md</c> says it stands for.
    /// </summary>
    /// <typeparam name="T">A type marked with <see cref="EventTypeAttribute"/>.</typeparam>
    /// <param name="source">The event. It must not change until the alerts have been used.</param>
    /// <param name="origin">Where it was read, for the alerts of rules over several events; may be left out.</param>
    /// <returns>Views, valid until the next call of the detector. Those of earlier events, which only now are certain, come first.</returns>
    public AlertCollection Process<T>(in T source, EventOrigin origin = default)
        where T : IEventType<T>
    {
        BeginCall();
        _event.Fill(in source);
        Find(_event);
        return Raise(_event, origin);
    }
}

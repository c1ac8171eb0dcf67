namespace RuleGen;

/// <summary>
/// A type whose objects are events. The generator implements it on types marked with <see cref="EventTypeAttribute"/>; all members are static,
/// and what they do is the same for every ruleset.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IEventType<TSelf>
    where TSelf : IEventType<TSelf>
{
    /// <summary>The members, those of nested objects behind the object. <see cref="WriteEvent"/> tells them by their index.</summary>
    static abstract IReadOnlyList<EventTypeField> EventFields { get; }

    /// <summary>Writes the members of an object in the order of <see cref="EventFields"/>; what is null may be left out.</summary>
    static abstract void WriteEvent(in TSelf source, EventWriter writer);
}

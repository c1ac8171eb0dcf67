namespace RuleGen;

/// <summary>
/// Marks a <c>partial</c> class, record or struct whose objects are events: the generator makes it an <see cref="IEventType{TSelf}"/> with the
/// members that <see cref="EventFieldAttribute"/> names.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventTypeAttribute : Attribute;

namespace RuleGen;

/// <summary>
/// Says which field of an event a member holds. In a type that is nested in an event type, the path continues that of the member there:
/// <c>name</c> in the type of a member <c>process</c> is the field <c>process.name</c>.
/// </summary>
/// <param name="path">The dotted path.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class EventFieldAttribute(string path) : Attribute
{
    /// <summary>The dotted path.</summary>
    public string Path { get; } = path;
}

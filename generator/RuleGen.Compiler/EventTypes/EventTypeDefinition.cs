using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.EventTypes;

/// <summary>A type a user marked with <c>[EventType]</c>: its objects are events.</summary>
/// <param name="Namespace">Its namespace; null for the global one.</param>
/// <param name="ContainingTypes">Declarations it is nested in, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Keyword">What it is: <c>class</c>, <c>record struct</c>.</param>
/// <param name="Name">Its name, escaped where it is a C# keyword.</param>
/// <param name="Members">The members that hold fields, in the order of the declaration.</param>
public sealed record EventTypeDefinition(
    string? Namespace, EquatableArray<string> ContainingTypes, string Keyword, string Name, EquatableArray<EventTypeMember> Members)
{
    /// <summary>All members, those of nested objects behind the object: the order that numbers them.</summary>
    public IReadOnlyList<EventTypeMember> AllMembers => [.. Members.SelectMany(static member => member.WithInner())];
}

/// <summary>A member of an event type, or of the type of such a member.</summary>
/// <param name="Name">Its name in C#, escaped where it is a keyword.</param>
/// <param name="Path">The field it holds, or the object whose fields it holds: a full path.</param>
/// <param name="Key">The end of the path that its own attribute says.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="List">How its values are got at, when it holds several.</param>
/// <param name="IsNullable">Whether a value is a <c>Nullable</c>, which has to be looked into.</param>
/// <param name="Members">The members of an object.</param>
public sealed record EventTypeMember(
    string Name, string Path, string Key, EventMemberKind Kind, EventListKind List, bool IsNullable, EquatableArray<EventTypeMember> Members)
{
    /// <summary>The member and those of its objects.</summary>
    public IEnumerable<EventTypeMember> WithInner() => Members.SelectMany(static member => member.WithInner()).Prepend(this);
}

/// <summary>What the values of a member are.</summary>
public enum EventMemberKind
{
    /// <summary><c>string</c></summary>
    Text,

    /// <summary>A whole number of any size.</summary>
    Integer,

    /// <summary><c>float</c>, <c>double</c> or <c>decimal</c>.</summary>
    Float,

    /// <summary><c>bool</c></summary>
    Boolean,

    /// <summary><c>DateTimeOffset</c></summary>
    Time,

    /// <summary><c>IPAddress</c></summary>
    Address,

    /// <summary>A type that has members with fields.</summary>
    Object,
}

/// <summary>How the values of a member are got at.</summary>
public enum EventListKind
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>An array: <c>Length</c> of them.</summary>
    Length,

    /// <summary>A list: <c>Count</c> of them.</summary>
    Count,

    /// <summary>An <c>ImmutableArray</c>, which may be the default one.</summary>
    Immutable,
}

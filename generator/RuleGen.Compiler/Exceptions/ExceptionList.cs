using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Exceptions;

/// <summary>A list of exceptions: an event that satisfies one of its items does not alert.</summary>
/// <param name="ListId">The name by which rules refer to the list; null when the list is for <paramref name="RuleIds"/> only.</param>
/// <param name="Name">Its title.</param>
/// <param name="Span">Where findings about the list as a whole belong.</param>
/// <param name="RuleIds">Rules that the list is for, whether they refer to it or not.</param>
/// <param name="Items">The items that could be bound.</param>
public sealed record ExceptionList(
    string? ListId, string Name, SourceSpan Span, EquatableArray<RuleIdReference> RuleIds, EquatableArray<ExceptionItem> Items);

/// <summary>One exception.</summary>
/// <param name="Name">Its title.</param>
/// <param name="List">The title of its list.</param>
/// <param name="Condition">What an event must satisfy to be excluded; the expiry is part of it.</param>
/// <param name="ExpireTime">The last instant at which it excludes anything; null: it has no end.</param>
public sealed record ExceptionItem(string Name, string List, Predicate Condition, DateTimeOffset? ExpireTime);

/// <summary>A <c>rule_id</c> in an exceptions file.</summary>
/// <param name="RuleId">The id.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct RuleIdReference(string RuleId, SourceSpan Span);

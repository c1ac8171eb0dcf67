using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql.Syntax;

/// <summary><c>sequence [by keys] [with maxspan=n] items [until item]</c>: events in this order.</summary>
/// <param name="Keys">The keys all items share; may be empty.</param>
/// <param name="MaxSpan">The longest time from the first event to the last; null when unlimited.</param>
/// <param name="Items">The items as written: <c>with runs</c> is not expanded.</param>
/// <param name="Until">The event that ends a pending sequence.</param>
public sealed record EqlSequence(
    EquatableArray<EqlField> Keys,
    EqlTimeSpan? MaxSpan,
    EquatableArray<EqlSequenceItem> Items,
    EqlUntil? Until) : EqlStatement;

/// <summary><c>[event] [by keys] [with runs=n]</c>, or <c>![event]</c> for an event that must not occur.</summary>
/// <param name="Filter">The event.</param>
/// <param name="IsMissing">Whether the event must not occur.</param>
/// <param name="Keys">The item's own keys, which follow the sequence's.</param>
/// <param name="Runs">How often the item repeats, 1 to 100.</param>
public sealed record EqlSequenceItem(EqlEventFilter Filter, bool IsMissing, EquatableArray<EqlField> Keys, int Runs) : EqlNode;

/// <summary><c>until [event] [by keys]</c>.</summary>
public sealed record EqlUntil(EqlEventFilter Filter, EquatableArray<EqlField> Keys) : EqlNode;

/// <summary>A length of time, such as <c>5m</c>.</summary>
/// <param name="Amount">At least 1.</param>
/// <param name="Unit">The unit.</param>
public sealed record EqlTimeSpan(long Amount, EqlTimeUnit Unit) : EqlNode;

/// <summary>The units of <see cref="EqlTimeSpan"/>.</summary>
public enum EqlTimeUnit
{
    /// <summary><c>ms</c></summary>
    Milliseconds,

    /// <summary><c>s</c></summary>
    Seconds,

    /// <summary><c>m</c></summary>
    Minutes,

    /// <summary><c>h</c></summary>
    Hours,

    /// <summary><c>d</c></summary>
    Days,
}

/// <summary><c>sample [by keys] items</c>: events with equal keys, in any order.</summary>
/// <param name="Keys">The keys all items share; may be empty when the items have keys.</param>
/// <param name="Items">The items.</param>
public sealed record EqlSample(EquatableArray<EqlField> Keys, EquatableArray<EqlSampleItem> Items) : EqlStatement;

/// <summary><c>[event] [by keys]</c> of a sample.</summary>
public sealed record EqlSampleItem(EqlEventFilter Filter, EquatableArray<EqlField> Keys) : EqlNode;

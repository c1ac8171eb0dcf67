using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// The names of slots in generated code. Nearly all follow from the field's name; two sets are equal when they have the same exceptions, so a field
/// that one rule adds changes nothing for the others.
/// </summary>
internal sealed class SlotSymbols : IEquatable<SlotSymbols>
{
    private readonly EquatableArray<PlannedSlot> _exceptions;
    private readonly Dictionary<string, string> _symbols;

    private SlotSymbols(EquatableArray<PlannedSlot> exceptions)
    {
        _exceptions = exceptions;
        _symbols = exceptions.ToDictionary(static slot => slot.Field, static slot => slot.Symbol, StringComparer.Ordinal);
    }

    /// <summary>The name of a field's slot.</summary>
    public string this[string field] => _symbols.TryGetValue(field, out string? symbol) ? symbol : Identifiers.FromField(field);

    /// <summary>The names in a plan.</summary>
    public static SlotSymbols Of(IEnumerable<PlannedSlot> slots) => new(slots.Where(static slot => slot.Symbol != Identifiers.FromField(slot.Field)).ToEquatableArray());

    /// <inheritdoc/>
    public bool Equals(SlotSymbols? other) => other is not null && _exceptions == other._exceptions;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SlotSymbols);

    /// <inheritdoc/>
    public override int GetHashCode() => _exceptions.GetHashCode();
}

using Microsoft.CodeAnalysis;
using RuleGen.Compiler.EventTypes;

namespace RuleGen.Generator;

/// <summary>What the type of a member says of the values it holds.</summary>
/// <param name="Value">The type of a value.</param>
/// <param name="Kind">What a value is; null when <see cref="Value"/> is none of the types known here, and perhaps an object.</param>
/// <param name="List">How several values are got at.</param>
/// <param name="IsNullable">Whether a value is a <c>Nullable</c>.</param>
internal readonly record struct EventMemberShape(ITypeSymbol Value, EventMemberKind? Kind, EventListKind List, bool IsNullable)
{
    /// <summary>Takes a type apart.</summary>
    public static EventMemberShape Of(ITypeSymbol type)
    {
        (ITypeSymbol value, EventListKind list) = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => (array.ElementType, EventListKind.Length),
            INamedTypeSymbol { TypeArguments: [var item] } named => FullName(named.OriginalDefinition) switch
            {
                "System.Collections.Generic.List<T>" => (item, EventListKind.Count),
                "System.Collections.Generic.IList<T>" => (item, EventListKind.Count),
                "System.Collections.Generic.IReadOnlyList<T>" => (item, EventListKind.Count),
                "System.Collections.Immutable.ImmutableArray<T>" => (item, EventListKind.Immutable),
                _ => (type, EventListKind.None),
            },
            _ => (type, EventListKind.None),
        };
        bool isNullable = value is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        value = isNullable ? ((INamedTypeSymbol)value).TypeArguments[0] : value;
        return new EventMemberShape(value, KindOf(value), list, isNullable);
    }

    /// <summary>What to write in place of a type that is none of an event's.</summary>
    public static string Advice(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "a document could have the name of an enum's value or its number; hold the one that the rules compare, as string or int",
        { SpecialType: SpecialType.System_DateTime } => "it does not say where the time is meant; make it a DateTimeOffset",
        { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } when type.ContainingNamespace?.ToDisplayString() is not { } ns || !IsOfSystem(ns) =>
            "mark those of its members that hold fields with [EventField], or hold a text, a number, a bool, an IPAddress or a DateTimeOffset",
        _ => "hold string, a number, bool, IPAddress, DateTimeOffset, an object with fields, or a list of these (array, List, IList, IReadOnlyList, ImmutableArray)",
    };

    private static EventMemberKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => EventMemberKind.Text,
        SpecialType.System_Boolean => EventMemberKind.Boolean,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => EventMemberKind.Integer,
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => EventMemberKind.Float,
        _ => FullName(type) switch
        {
            "System.DateTimeOffset" => EventMemberKind.Time,
            "System.Net.IPAddress" => EventMemberKind.Address,
            _ => null,
        },
    };

    private static bool IsOfSystem(string ns) => ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal);

    private static string FullName(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
}

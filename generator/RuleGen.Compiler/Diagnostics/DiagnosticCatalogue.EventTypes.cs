namespace RuleGen.Compiler.Diagnostics;

/// <content>Types whose objects are events.</content>
public static partial class DiagnosticCatalogue
{
    /// <summary>A type marked <c>[EventType]</c> that the generator cannot add to.</summary>
    public static readonly RuleDiagnosticDescriptor InvalidEventType = Error("RG2201", "Type cannot be an event type");

    /// <summary>A member whose values no event can hold, or that cannot be read.</summary>
    public static readonly RuleDiagnosticDescriptor UnsupportedEventMember = Error("RG2202", "Member cannot hold a field");

    /// <summary>Two members with one field.</summary>
    public static readonly RuleDiagnosticDescriptor EventFieldHeldTwice = Error("RG2203", "Field has two members");

    /// <summary>A member whose values satisfy no test of its field.</summary>
    public static readonly RuleDiagnosticDescriptor EventFieldTypeMismatch = Warning("RG2204", "Member does not fit its field");

    /// <summary>A rule reads what no event of the ruleset's type has.</summary>
    public static readonly RuleDiagnosticDescriptor FieldNotInEventType = Warning("RG2205", "Field not in the event type");
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>A finding in C# that depends on nothing but the code.</summary>
internal sealed record DeclarationFinding(RuleDiagnosticDescriptor Descriptor, string Message, DeclarationLocation Location);

/// <summary>A type marked with <c>[EventType]</c>.</summary>
/// <param name="Definition">What to generate; null when the declaration does not allow it.</param>
/// <param name="Locations">Where each of the definition's members gets its field from.</param>
/// <param name="Findings">What is wrong, whatever a schema says.</param>
internal sealed record EventTypeDeclaration(
    EventTypeDefinition? Definition, EquatableArray<DeclarationLocation> Locations, EquatableArray<DeclarationFinding> Findings)
{
    /// <summary>The full name of the mark.</summary>
    public const string AttributeName = "RuleGen.EventTypeAttribute";

    /// <summary>Reads a declaration.</summary>
    public static EventTypeDeclaration Create(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        if (FindProblem(syntax) is { } problem)
        {
            return new EventTypeDeclaration(null, [], [new(DiagnosticCatalogue.InvalidEventType, problem, DeclarationLocation.Of(syntax.Identifier))]);
        }

        if (!EventMemberReader.FindMembers(type).Any())
        {
            const string Message = "no member is marked [EventField], so these events have no fields; mark those that hold one";
            return new EventTypeDeclaration(null, [], [new(DiagnosticCatalogue.InvalidEventType, Message, DeclarationLocation.Of(syntax.Identifier))]);
        }

        var reader = new EventMemberReader(type, context.SemanticModel.Compilation, cancellation);
        EquatableArray<EventTypeMember> members = reader.Read().ToEquatableArray();
        var definition = new EventTypeDefinition(
            DeclaredType.NamespaceOf(type), DeclaredType.ContainingTypesOf(syntax), DeclaredType.KeywordOf(syntax), syntax.Identifier.Text, members);
        return new EventTypeDeclaration(definition, reader.Locations.ToEquatableArray(), reader.Findings.ToEquatableArray());
    }

    /// <summary>Whether a type is marked <c>[EventType]</c>.</summary>
    public static bool IsMarked(INamedTypeSymbol type) => type.GetAttributes().Any(static data => data.AttributeClass?.ToDisplayString() == AttributeName);

    /// <summary>Reports what is wrong with the type by itself and by what is known of its fields.</summary>
    public void Report(SourceProductionContext output, FieldSchema schema)
    {
        foreach (DeclarationFinding finding in Findings)
        {
            output.ReportDiagnostic(DiagnosticConversion.Create(finding.Descriptor, finding.Location, finding.Message));
        }

        foreach (EventTypeFinding finding in Definition is null ? [] : EventTypeChecks.Check(Definition, schema))
        {
            output.ReportDiagnostic(DiagnosticConversion.Create(finding.Descriptor, Locations[finding.Member], finding.Message));
        }
    }

    private static string? FindProblem(TypeDeclarationSyntax syntax)
    {
        if (syntax.Modifiers.Any(SyntaxKind.StaticKeyword) || syntax.Modifiers.Any(SyntaxKind.RefKeyword) || syntax is InterfaceDeclarationSyntax)
        {
            return $"'{syntax.Identifier.Text}' has no objects that a detector could be given; an event type is a class, record or struct, and neither static nor ref";
        }

        return DeclaredType.FindClosed(syntax) is { } closed
            ? $"'{closed}' must be partial, so that what reads the members can be added to it"
            : DeclaredType.FindGeneric(syntax) is { } generic
            ? $"'{generic}' is generic; an event type cannot have or be inside a type with type parameters"
            : null;
    }
}

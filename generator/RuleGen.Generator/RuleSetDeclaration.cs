using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Generator;

/// <summary>A class marked with <c>[RuleSet]</c>, or why it cannot be filled.</summary>
/// <param name="Target">What to generate; null when the declaration does not allow it.</param>
/// <param name="Problem">What the declaration must become instead; null when it is fine.</param>
/// <param name="Location">Where the class's name stands.</param>
/// <param name="EventType">What fields its events can have; null: any.</param>
internal sealed record RuleSetDeclaration(RuleSetTarget? Target, string? Problem, DeclarationLocation Location, EventTypeFields? EventType = null)
{
    /// <summary>Reads a declaration.</summary>
    public static RuleSetDeclaration Create(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        AttributeData attribute = context.Attributes[0];
        var location = DeclarationLocation.Of(syntax.Identifier);
        cancellation.ThrowIfCancellationRequested();
        var eventType = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "EventType").Value.Value as INamedTypeSymbol;
        if ((FindProblem(syntax) ?? FindProblem(eventType)) is { } problem)
        {
            return new RuleSetDeclaration(null, problem, location);
        }

        object? files = attribute.ConstructorArguments is [{ Value: var value }, ..] ? value : null;
        var target = new RuleSetTarget(DeclaredType.NamespaceOf(type), DeclaredType.ContainingTypesOf(syntax), syntax.Identifier.Text, files as string);
        return new RuleSetDeclaration(target, null, location, eventType is null ? null : EventMemberReader.ReadFields(eventType, context.SemanticModel.Compilation, cancellation));
    }

    private static string? FindProblem(TypeDeclarationSyntax syntax)
    {
        if (syntax.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            return "a ruleset implements an interface and cannot be static; declare it 'sealed partial'";
        }

        return DeclaredType.FindClosed(syntax) is { } closed
            ? $"'{closed}' must be partial, so that the compiled rules can be added to it"
            : DeclaredType.FindGeneric(syntax) is { } generic
            ? $"'{generic}' is generic; a ruleset cannot have or be inside a type with type parameters"
            : null;
    }

    private static string? FindProblem(INamedTypeSymbol? eventType) =>
        eventType is null || EventTypeDeclaration.IsMarked(eventType)
            ? null
            : $"'{eventType.Name}' is no event type; mark it [EventType], and its members that hold fields [EventField]";
}

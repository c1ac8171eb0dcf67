using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>A class marked with <c>[RuleSet]</c>, or why it cannot be filled.</summary>
/// <param name="Target">What to generate; null when the declaration does not allow it.</param>
/// <param name="Problem">What the declaration must become instead; null when it is fine.</param>
/// <param name="Location">Where the class's name stands.</param>
internal sealed record RuleSetDeclaration(RuleSetTarget? Target, string? Problem, DeclarationLocation Location)
{
    /// <summary>Reads a declaration.</summary>
    public static RuleSetDeclaration Create(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        var location = DeclarationLocation.Of(syntax.Identifier);
        cancellation.ThrowIfCancellationRequested();
        if (FindProblem(syntax) is { } problem)
        {
            return new RuleSetDeclaration(null, problem, location);
        }

        var containing = new Stack<string>();
        for (SyntaxNode? outer = syntax.Parent; outer is TypeDeclarationSyntax declaration; outer = outer.Parent)
        {
            containing.Push($"partial {Keyword(declaration)} {declaration.Identifier.Text}");
        }

        string? ns = type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        object? files = context.Attributes[0].ConstructorArguments is [{ Value: var value }, ..] ? value : null;
        return new RuleSetDeclaration(new RuleSetTarget(ns, containing.ToEquatableArray(), syntax.Identifier.Text, files as string), null, location);
    }

    private static string? FindProblem(TypeDeclarationSyntax syntax)
    {
        if (syntax.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            return "a ruleset implements an interface and cannot be static; declare it 'sealed partial'";
        }

        for (SyntaxNode? node = syntax; node is TypeDeclarationSyntax type; node = node.Parent)
        {
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return $"'{type.Identifier.Text}' must be partial, so that the compiled rules can be added to it";
            }

            if (type.TypeParameterList is not null)
            {
                return $"'{type.Identifier.Text}' is generic; a ruleset cannot have or be inside a type with type parameters";
            }
        }

        return null;
    }

    private static string Keyword(TypeDeclarationSyntax type) => type switch
    {
        RecordDeclarationSyntax record when record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) => "record struct",
        RecordDeclarationSyntax => "record",
        _ => type.Keyword.Text,
    };
}

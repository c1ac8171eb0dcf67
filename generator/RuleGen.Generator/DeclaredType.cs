using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>What has to be said again of a type to add another part to it.</summary>
internal static class DeclaredType
{
    /// <summary>Its namespace; null for the global one.</summary>
    public static string? NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace
        ? null
        : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>The declarations it is nested in, outermost first.</summary>
    public static EquatableArray<string> ContainingTypesOf(TypeDeclarationSyntax syntax) =>
        syntax.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(static outer => $"partial {KeywordOf(outer)} {outer.Identifier.Text}").ToEquatableArray();

    /// <summary>What it is: <c>class</c>, <c>record struct</c>.</summary>
    public static string KeywordOf(TypeDeclarationSyntax type) => type switch
    {
        RecordDeclarationSyntax record when record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) => "record struct",
        RecordDeclarationSyntax => "record",
        _ => type.Keyword.Text,
    };

    /// <summary>The name of the innermost of the type and those around it that is not partial; null: all are.</summary>
    public static string? FindClosed(TypeDeclarationSyntax syntax) =>
        WithContaining(syntax).FirstOrDefault(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))?.Identifier.Text;

    /// <summary>The name of the innermost of the type and those around it that has type parameters; null: none has.</summary>
    public static string? FindGeneric(TypeDeclarationSyntax syntax) =>
        WithContaining(syntax).FirstOrDefault(static type => type.TypeParameterList is not null)?.Identifier.Text;

    private static IEnumerable<TypeDeclarationSyntax> WithContaining(TypeDeclarationSyntax syntax) => syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();
}

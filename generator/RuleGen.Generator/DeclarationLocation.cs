using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RuleGen.Generator;

/// <summary>A place in a C# file as a plain value: a <see cref="Location"/> would keep its whole compilation alive across builds.</summary>
internal sealed record DeclarationLocation(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>Where a token stands.</summary>
    public static DeclarationLocation Of(SyntaxToken token) => Of(token.GetLocation());

    /// <summary>A place in a file.</summary>
    public static DeclarationLocation Of(Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>The same as Roslyn wants it in a diagnostic.</summary>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}

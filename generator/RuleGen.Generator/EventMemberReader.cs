using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>Reads which members of an event type, and of the types of its members, hold fields.</summary>
internal sealed class EventMemberReader(INamedTypeSymbol eventType, Compilation compilation, CancellationToken cancellation)
{
    private const string AttributeName = "RuleGen.EventFieldAttribute";

    // A path has at most so many parts; each nested object has one of its own.
    private const int MostNested = 50;

    private readonly List<DeclarationLocation> _locations = [];
    private readonly List<DeclarationFinding> _findings = [];

    // The types whose members are being read, the event type first.
    private readonly List<INamedTypeSymbol> _open = [];

    /// <summary>Where each member gets its field from, in the order of <see cref="EventTypeDefinition.AllMembers"/>.</summary>
    public IReadOnlyList<DeclarationLocation> Locations => _locations;

    /// <summary>The members that cannot hold a field. They are left out.</summary>
    public IReadOnlyList<DeclarationFinding> Findings => _findings;

    /// <summary>The members of the event type.</summary>
    public IReadOnlyList<EventTypeMember> Read() => ReadMembers(eventType, prefix: "");

    /// <summary>The fields that the objects of a type can have.</summary>
    public static EventTypeFields ReadFields(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        IEnumerable<EventTypeMember> members = new EventMemberReader(type, compilation, cancellation).Read().SelectMany(static member => member.WithInner());
        return new EventTypeFields(type.Name, members.Where(static member => member.Kind != EventMemberKind.Object).Select(static member => member.Path).ToEquatableArray());
    }

    /// <summary>
    /// The members of a type that hold fields, those of its base types first. The attribute of an override counts in place of its base's, as with
    /// any attribute.
    /// </summary>
    public static IEnumerable<(ISymbol Member, AttributeData Attribute)> FindMembers(ITypeSymbol type)
    {
        var bases = new Stack<ITypeSymbol>();
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            bases.Push(current);
        }

        (ISymbol Member, AttributeData Attribute)[] marked =
        [
            .. bases.SelectMany(static declared => declared.GetMembers())
                .Select(static member => (Member: member, Attribute: member.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.ToDisplayString() == AttributeName)!))
                .Where(static pair => pair.Attribute is not null),
        ];
        var replaced = new HashSet<ISymbol>(marked.SelectMany(static pair => FindOverridden(pair.Member)), SymbolEqualityComparer.Default);
        return marked.Where(pair => !replaced.Contains(pair.Member));
    }

    private static IEnumerable<ISymbol> FindOverridden(ISymbol member)
    {
        for (IPropertySymbol? overridden = (member as IPropertySymbol)?.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
        {
            yield return overridden;
        }
    }

    private List<EventTypeMember> ReadMembers(INamedTypeSymbol type, string prefix)
    {
        cancellation.ThrowIfCancellationRequested();
        _open.Add(type);
        var members = new List<EventTypeMember>();
        foreach ((ISymbol member, AttributeData attribute) in FindMembers(type))
        {
            // Of a type that does not exist the C# compiler speaks itself.
            if (TypeOf(member) is { } declared && EventMemberShape.Of(declared).Value.TypeKind == TypeKind.Error)
            {
                continue;
            }

            int before = _locations.Count;
            DeclarationLocation location = LocationOf(member, attribute);
            _locations.Add(location);
            if (ReadMember(member, attribute, prefix, out string problem) is { } read)
            {
                members.Add(read);
            }
            else
            {
                _locations.RemoveRange(before, _locations.Count - before);
                _findings.Add(new DeclarationFinding(DiagnosticCatalogue.UnsupportedEventMember, problem, location));
            }
        }

        _open.RemoveAt(_open.Count - 1);
        return members;
    }

    private EventTypeMember? ReadMember(ISymbol member, AttributeData attribute, string prefix, out string problem)
    {
        string key = attribute.ConstructorArguments is [{ Value: string text }] ? text : "";
        ITypeSymbol? type = TypeOf(member);
        problem = FindProblem(member, type, key, prefix) ?? "";
        if (problem.Length > 0)
        {
            return null;
        }

        var shape = EventMemberShape.Of(type!);
        string path = prefix + key;
        string name = SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? member.Name : "@" + member.Name;
        if (shape.Kind is { } kind)
        {
            return new EventTypeMember(name, path, key, kind, shape.List, shape.IsNullable, []);
        }

        problem = FindProblemOfObject(shape) ?? "";
        if (problem.Length > 0)
        {
            return null;
        }

        List<EventTypeMember> inner = ReadMembers((INamedTypeSymbol)shape.Value, path + ".");
        return new EventTypeMember(name, path, key, EventMemberKind.Object, shape.List, shape.IsNullable, inner.ToEquatableArray());
    }

    private string? FindProblem(ISymbol member, ITypeSymbol? type, string key, string prefix)
    {
        if (member.IsStatic || type is null)
        {
            return $"'{member.Name}' is not a value that each event has; mark a field, or a property of its own name that can be read without parameters";
        }

        ISymbol read = member is IPropertySymbol { GetMethod: { } getter } ? getter : member;
        if (!compilation.IsSymbolAccessibleWithin(read, eventType))
        {
            return $"'{member.Name}' cannot be read from '{eventType.Name}'; make it internal or public";
        }

        bool isName = key.Length > 0 && key.Split('.').All(static part => part.Length > 0) && key.IndexOfAny(['*', '{', '}']) < 0;
        return !isName || (prefix + key).StartsWith("_source.", StringComparison.Ordinal) || prefix + key == "_source"
            ? $"{MessageText.Quote(key)} is not the name of a field; write a dotted path such as 'process.name'"
            : null;
    }

    private string? FindProblemOfObject(EventMemberShape shape)
    {
        string name = shape.Value.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (shape.Value is not INamedTypeSymbol type || !FindMembers(type).Any())
        {
            return $"'{name}' is no type an event has values of: {EventMemberShape.Advice(shape.Value)}";
        }

        return _open.Contains(type, SymbolEqualityComparer.Default)
            ? $"'{name}' is inside itself here, without end; give the inner one a type of its own"
            : _open.Count >= MostNested ? "objects are nested deeper here than any index maps" : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true } property => property.Type,
        _ => null,
    };

    // The attribute; a member of another assembly is told at the type that brings it in.
    private DeclarationLocation LocationOf(ISymbol member, AttributeData attribute)
    {
        Location location = attribute.ApplicationSyntaxReference is { } reference
            ? reference.SyntaxTree.GetLocation(reference.Span)
            : member.Locations.Concat(eventType.Locations).First(static candidate => candidate.IsInSource);
        return DeclarationLocation.Of(location);
    }
}

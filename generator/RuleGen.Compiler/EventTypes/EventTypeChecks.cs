using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.EventTypes;

/// <summary>Something wrong with a member of an event type.</summary>
/// <param name="Member">The member, by its place in <see cref="EventTypeDefinition.AllMembers"/>.</param>
/// <param name="Descriptor">What kind of finding.</param>
/// <param name="Message">What is wrong here and what to write instead.</param>
public sealed record EventTypeFinding(int Member, RuleDiagnosticDescriptor Descriptor, string Message);

/// <summary>Compares an event type with what schemas say of its fields.</summary>
public static class EventTypeChecks
{
    private const string WrittenTime = "2026-01-05T00:00:00.350Z";

    /// <summary>What is found wrong, in the order of the members.</summary>
    public static IReadOnlyList<EventTypeFinding> Check(EventTypeDefinition type, FieldSchema schema)
    {
        var findings = new List<EventTypeFinding>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<EventTypeMember> members = type.AllMembers;
        for (int i = 0; i < members.Count; i++)
        {
            EventTypeMember member = members[i];
            if (!paths.Add(member.Path))
            {
                findings.Add(new EventTypeFinding(i, EventFieldHeldTwice, $"{MessageText.Quote(member.Path)} is the field of another member already; a field has one member, which may be a list"));
            }
            else if (FindConflict(member, schema) is (var descriptor, var message))
            {
                findings.Add(new EventTypeFinding(i, descriptor, message));
            }
        }

        return findings;
    }

    private static (RuleDiagnosticDescriptor Descriptor, string Message)? FindConflict(EventTypeMember member, FieldSchema schema)
    {
        string quoted = MessageText.Quote(member.Path);
        if (!schema.TryGet(member.Path, out FieldInfo field))
        {
            return member.Kind == EventMemberKind.Object ? null : (UnknownField, FieldNames.UnknownMessage(member.Path, schema));
        }

        if (field.Name != member.Path || field.MultiFieldOf is not null)
        {
            return (EventFieldTypeMismatch, $"{quoted} is another name of {MessageText.Quote(field.MultiFieldOf ?? field.Name)}, where rules look for its values; name that");
        }

        return Fits(member.Kind, field)
            ? null
            : (EventFieldTypeMismatch, $"{quoted} is {MessageText.WithArticle(FieldNames.Describe(field.Type))} field, and {Describe(member.Kind)} is no value of it; {Advice(field.Type)}");
    }

    // A text may spell a value of any type, as it may in a document.
    private static bool Fits(EventMemberKind kind, FieldInfo field) => field.Type switch
    {
        FieldType.Object => kind == EventMemberKind.Object,
        FieldType.Flattened => kind == EventMemberKind.Object,
        FieldType.Dynamic => true,
        _ when kind == EventMemberKind.Object => false,
        FieldType.Integer or FieldType.Float => kind is EventMemberKind.Integer or EventMemberKind.Float or EventMemberKind.Text,
        FieldType.Boolean => kind is EventMemberKind.Boolean or EventMemberKind.Text,
        FieldType.Ip => kind is EventMemberKind.Address or EventMemberKind.Text,
        FieldType.Date or FieldType.DateNanos => kind is EventMemberKind.Integer or EventMemberKind.Text || (kind == EventMemberKind.Time && IsReadable(field.Format)),
        FieldType.Version => kind == EventMemberKind.Text,
        _ => true,
    };

    private static bool IsReadable(string? format) => DateText.TryParse(Utf8Bytes.Of(WrittenTime), Utf8Bytes.Of(format ?? ""), roundUp: false, out _);

    private static string Describe(EventMemberKind kind) => kind switch
    {
        EventMemberKind.Text => "text",
        EventMemberKind.Integer => "a whole number",
        EventMemberKind.Float => "a number",
        EventMemberKind.Boolean => "a boolean",
        EventMemberKind.Time => "a time",
        EventMemberKind.Address => "an IP address",
        _ => "an object",
    };

    private static string Advice(FieldType type) => type switch
    {
        FieldType.Object or FieldType.Flattened => "name a field inside it",
        FieldType.Integer or FieldType.Float => "make it a number",
        FieldType.Boolean => "make it a bool",
        FieldType.Ip => "make it an IPAddress or a string",
        FieldType.Date or FieldType.DateNanos => "make it a string that is written as the field's format says",
        _ => "make it a string",
    };
}

using System.Globalization;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Compiler.Emission;

/// <summary>Writes the part of an event type that hands its members over.</summary>
public static class EventTypeEmitter
{
    private const string Writer = "global::RuleGen.EventWriter";

    /// <summary>The C# file of a type.</summary>
    public static GeneratedFile Emit(EventTypeDefinition type)
    {
        string face = $"global::RuleGen.IEventType<{type.Name}>";
        string text = GeneratedType.Write(type.Namespace, type.ContainingTypes, code =>
        {
            code.Line(GeneratedType.Attribute);
            using (code.Block($"partial {type.Keyword} {type.Name} : {face}"))
            {
                code.Line($"static global::System.Collections.Generic.IReadOnlyList<global::RuleGen.EventTypeField> {face}.EventFields =>");
                code.Line("[");
                foreach (EventTypeMember member in type.AllMembers)
                {
                    code.Line($"    new({Literals.String(member.Path)}, {Literals.String(member.Key)}),");
                }

                code.Line("];");
                code.Line();
                code.Line("// A member that is obsolete is still a member.");
                code.Line("#pragma warning disable CS0612, CS0618");
                using (code.Block($"static void {face}.WriteEvent(in {type.Name} source, {Writer} writer)"))
                {
                    int field = 0;
                    EmitMembers(code, type.Members, "source", ref field);
                }

                code.Line("#pragma warning restore CS0612, CS0618");
            }
        });
        return new GeneratedFile(GeneratedType.HintName(type.Namespace, type.ContainingTypes, type.Name, ".EventType"), text);
    }

    private static void EmitMembers(CodeWriter code, IEnumerable<EventTypeMember> members, string owner, ref int field)
    {
        foreach (EventTypeMember member in members)
        {
            int number = field++;
            string value = $"{owner}.{member.Name}";
            if (member.List == EventListKind.None)
            {
                EmitValue(code, member, value, number, ref field);
            }
            else
            {
                EmitList(code, member, value, number, ref field);
            }
        }
    }

    private static void EmitList(CodeWriter code, EventTypeMember member, string value, int number, ref int field)
    {
        string list = Local("list", number);
        string item = Local("i", number);
        string pattern = member.List == EventListKind.Immutable ? "{ IsDefault: false }" : "{ }";
        string count = member.List == EventListKind.Count ? "Count" : "Length";
        using (code.Block($"if ({value} is {pattern} {list})"))
        {
            code.Line($"writer.BeginList({Number(number)});");
            using (code.Block($"for (int {item} = 0; {item} < {list}.{count}; {item}++)"))
            {
                EmitValue(code, member, $"{list}[{item}]", number, ref field);
            }

            code.Line("writer.EndList();");
        }
    }

    private static void EmitValue(CodeWriter code, EventTypeMember member, string value, int number, ref int field)
    {
        string local = Local("value", number);
        if (member.Kind == EventMemberKind.Object)
        {
            using (code.Block($"if ({value} is {{ }} {local})"))
            {
                code.Line($"writer.BeginObject({Number(number)});");
                EmitMembers(code, member.Members, local, ref field);
                code.Line("writer.EndObject();");
            }
        }
        else if (member.IsNullable)
        {
            code.Line($"if ({value} is {{ }} {local}) writer.Write({Number(number)}, {local});");
        }
        else
        {
            code.Line($"writer.Write({Number(number)}, {value});");
        }
    }

    private static string Local(string name, int number) => name + Number(number);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

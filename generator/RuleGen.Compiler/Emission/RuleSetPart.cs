using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// One C# file of a ruleset, as all that its text follows from. Equal parts have equal texts, so that after an edit only the parts that became others
/// are written again.
/// </summary>
/// <param name="Target">The class the file adds to.</param>
/// <param name="Suffix">What its hint name has behind the class's name.</param>
public abstract record RuleSetPart(RuleSetTarget Target, string Suffix)
{
    /// <summary>Writes the file.</summary>
    public GeneratedFile Emit() => new(
        GeneratedType.HintName(Target.Namespace, Target.ContainingTypes, Target.Name, Suffix),
        GeneratedType.Write(Target.Namespace, Target.ContainingTypes, EmitMembers));

    private protected abstract void EmitMembers(CodeWriter code);
}

/// <summary>The public face and the plan.</summary>
internal sealed record FacePart(RuleSetTarget Target, RuleSetPlan Plan) : RuleSetPart(Target, "")
{
    private protected override void EmitMembers(CodeWriter code) => new FaceEmitter(code, Target, Plan).Emit();
}

/// <summary>The tables of the index.</summary>
internal sealed record IndexPart(RuleSetTarget Target, EquatableArray<RuleWitness> Witnesses, EquatableArray<PlannedSlot> Slots) : RuleSetPart(Target, ".Index")
{
    private protected override void EmitMembers(CodeWriter code)
    {
        using (code.Block($"partial class {Target.Name}"))
        {
            new IndexEmitter(code, IndexTables.Build(Witnesses, Slots)).Emit();
        }
    }
}

/// <summary>Some of the rules.</summary>
internal sealed record RulesPart(RuleSetTarget Target, string Suffix, EquatableArray<RuleCode> Rules, SlotSymbols Symbols) : RuleSetPart(Target, Suffix)
{
    private protected override void EmitMembers(CodeWriter code) => new RuleCodeEmitter(code, Symbols).Emit(Target.Name, Rules);
}

/// <summary>What the code of a rule follows from, wherever in the ruleset it stands.</summary>
/// <param name="Definition">What its file says; another one after every edit of the file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Conditions">What events are asked for it.</param>
/// <param name="Correlation">What it asks of several events together, its conditions by their index in <paramref name="Conditions"/>; null: it is about single events.</param>
internal sealed record RuleCode(RuleDefinition Definition, string Name, EquatableArray<NamedCondition> Conditions, PlannedCorrelation? Correlation);

/// <summary>A condition and its name.</summary>
internal sealed record NamedCondition(string Name, Predicate Predicate);

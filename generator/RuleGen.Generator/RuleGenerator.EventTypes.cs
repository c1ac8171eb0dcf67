using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emission;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace RuleGen.Generator;

/// <content>Types whose objects are events.</content>
public sealed partial class RuleGenerator
{
    /// <summary>Fills types marked with <c>[EventType]</c>. What is emitted depends on nothing but the type, and on no ruleset.</summary>
    private static void EmitEventTypes(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectSchema> schema)
    {
        IncrementalValuesProvider<EventTypeDeclaration> types = context.SyntaxProvider.ForAttributeWithMetadataName(
            EventTypeDeclaration.AttributeName,
            static (node, _) => node is TypeDeclarationSyntax,
            EventTypeDeclaration.Create);
        IncrementalValuesProvider<GeneratedFile> files = types
            .Where(static type => type.Definition is not null)
            .Select(static (type, _) => type.Definition!)
            .WithTrackingName(StepNames.ReadEventType)
            .Select(static (definition, _) => EventTypeEmitter.Emit(definition))
            .WithTrackingName(StepNames.EmitEventType);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
        context.RegisterSourceOutput(types.Combine(schema), static (output, pair) => pair.Left.Report(output, pair.Right.Schema));
    }

    /// <summary>Compares each rule with the event types of the rulesets that take it.</summary>
    private static void CheckEventTypes(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<RuleFile> rules, IncrementalValuesProvider<RuleSetDeclaration> declarations)
    {
        // Without the places of the declarations, which move with every edit above them.
        IncrementalValueProvider<EquatableArray<TypedRuleSet>> ruleSets = declarations
            .Where(static declaration => declaration is { Target: not null, EventType: not null })
            .Select(static (declaration, _) => new TypedRuleSet(declaration.Target!, declaration.EventType!))
            .Collect()
            .Select(static (found, _) => found.ToEquatableArray());
        IncrementalValuesProvider<(RuleFile File, EquatableArray<RuleDiagnostic> Findings)> findings = rules
            .Combine(ruleSets)
            .Select(static (pair, _) => (pair.Left, pair.Right.SelectMany(ruleSet => ruleSet.Check(pair.Left)).ToEquatableArray()))
            .WithTrackingName(StepNames.CheckEventTypes);
        context.RegisterSourceOutput(findings, static (output, checkedRule) => RuleFiles.Report(output, checkedRule.Findings, [checkedRule.File]));
    }

    /// <summary>A ruleset whose events have a type.</summary>
    private sealed record TypedRuleSet(RuleSetTarget Target, EventTypeFields EventType)
    {
        public IEnumerable<RuleDiagnostic> Check(RuleFile file) =>
            RuleFiles.OfRuleSet(Target, [file]).SelectMany(EventType.CheckRule);
    }
}

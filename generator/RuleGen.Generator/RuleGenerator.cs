using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Text;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace RuleGen.Generator;

/// <summary>
/// Fills classes marked with <c>[RuleSet]</c> with the project's compiled detection rules, and types marked with <c>[EventType]</c> with what
/// reads their members. A thin shell: it only moves files, declarations and findings between Roslyn and the compiler core.
/// </summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed partial class RuleGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RuleFileInput> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => RuleFileInput.Read(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.ReadFile);

        IncrementalValueProvider<ProjectSchema> schema = files
            .Where(static file => file.Kind == RuleFileKind.Schema)
            .Collect()
            .Select(static (schemas, _) => ProjectSchema.Read(schemas))
            .WithTrackingName(StepNames.ReadSchema);

        IncrementalValueProvider<ExceptionSet> exceptions = CompileExceptions(files, schema);

        // After every edit in C#, since it is the compilation that knows; what comes of it is the same until the project's options change.
        IncrementalValueProvider<DebugPaths> debugPaths = context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => DebugPaths.Read(pair.Left, pair.Right))
            .WithTrackingName(StepNames.ReadDebugPaths);

        // In two steps: an edited exception binds no query anew, and of the rules only those it is about change.
        IncrementalValuesProvider<RuleFile> rules = files
            .Where(static file => file.Kind is RuleFileKind.Rule or RuleFileKind.PlainRule)
            .Combine(schema)
            .Combine(debugPaths)
            .SelectInParallel(static input => RuleFile.Compile(input.Left.Left, input.Left.Right.Schema, input.Right))
            .WithTrackingName(StepNames.CompileRule)
            .Combine(exceptions)
            .Select(static (pair, _) => pair.Left with { Rule = pair.Right.Apply(pair.Left.Rule) })
            .WithTrackingName(StepNames.ApplyExceptions);

        IncrementalValuesProvider<RuleSetDeclaration> declarations = context.SyntaxProvider.ForAttributeWithMetadataName(
            "RuleGen.RuleSetAttribute",
            static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
            RuleSetDeclaration.Create);

        // Planning needs all rules; what it takes of each is kept with the rule. What is written needs little of the plan: a file is emitted
        // again when one of its own rules has changed.
        IncrementalValuesProvider<PlannedRuleSet> ruleSets = declarations
            .Where(static declaration => declaration.Target is not null)
            .Select(static (declaration, _) => declaration.Target!)
            .Combine(rules.Collect())
            .Select(static (pair, _) => RuleSetCompiler.Plan(pair.Left, RuleFiles.OfRuleSet(pair.Left, pair.Right)))
            .WithTrackingName(StepNames.PlanRuleSet);
        IncrementalValuesProvider<GeneratedFile> generated = ruleSets
            .SelectMany(static (ruleSet, _) => RuleSetCompiler.Divide(ruleSet))
            .WithTrackingName(StepNames.DivideRuleSet)
            .SelectInParallel(static part => part.Emit())
            .WithTrackingName(StepNames.EmitFile);

        context.RegisterSourceOutput(generated, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));

        context.RegisterSourceOutput(rules.Collect().Combine(declarations.Collect()), static (output, pair) =>
            RuleFiles.Report(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(ruleSets.Combine(rules.Collect()), static (output, pair) =>
            RuleFiles.Report(output, pair.Left.Diagnostics, pair.Right));
        context.RegisterSourceOutput(exceptions.Combine(rules.Collect()), static (output, pair) =>
            RuleFiles.Report(output, pair.Left.Check([.. pair.Right.Select(static file => file.Rule)]), pair.Right));
        RunTests(context, files, rules, declarations);
        EmitEventTypes(context, schema);
        CheckEventTypes(context, rules, declarations);
        context.RegisterSourceOutput(schema, static (output, read) => read.Report(output));
        context.RegisterSourceOutput(declarations.Where(static declaration => declaration.Problem is not null), static (output, declaration) =>
            output.ReportDiagnostic(DiagnosticConversion.Create(DiagnosticCatalogue.InvalidRuleSetDeclaration, declaration.Location, declaration.Problem!)));
    }

    /// <summary>
    /// Runs the rules' own tests. In two steps, as with exceptions: an edited test file reaches every rule's join and only one rule's run, and
    /// nothing that is emitted.
    /// </summary>
    private static void RunTests(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<RuleFileInput> files,
        IncrementalValuesProvider<RuleFile> rules,
        IncrementalValuesProvider<RuleSetDeclaration> declarations)
    {
        IncrementalValueProvider<ProjectTests> tests = files
            .Where(static file => file.Kind is RuleFileKind.Tests or RuleFileKind.PlainTests)
            .SelectInParallel(static file => new TestFile(RuleTestFile.Read(file.ToSourceText()), file.Kind == RuleFileKind.PlainTests))
            .WithTrackingName(StepNames.ReadTests)
            .Collect()
            .Select(static (read, _) => new ProjectTests(read.ToEquatableArray()));
        IncrementalValuesProvider<TestOutcome> outcomes = rules
            .Combine(tests)
            .Select(static (pair, _) => new TestedRule(pair.Left, pair.Right.Of(pair.Left.FullPath)))
            .WithTrackingName(StepNames.JoinTests)
            .SelectInParallel(static tested => tested.Run())
            .WithTrackingName(StepNames.RunTests);
        context.RegisterSourceOutput(outcomes.Collect().Combine(declarations.Collect()), static (output, pair) => TestOutcome.Report(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(tests.Combine(rules.Collect()), static (output, pair) => pair.Left.ReportOrphans(output, pair.Right));
    }

    private static IncrementalValueProvider<ExceptionSet> CompileExceptions(
        IncrementalValuesProvider<RuleFileInput> files, IncrementalValueProvider<ProjectSchema> schema)
    {
        // Findings are about the full path, which is what Roslyn wants; nothing that is emitted names these files.
        IncrementalValueProvider<ValueLists> valueLists = files
            .Where(static file => file.Kind == RuleFileKind.ValueList)
            .Collect()
            .Select(static (lists, _) => ValueLists.Create(lists.Select(static list => list.ToSourceText())))
            .WithTrackingName(StepNames.ReadValueLists);
        return files
            .Where(static file => file.Kind == RuleFileKind.Exceptions)
            .Combine(schema)
            .Combine(valueLists)
            .Select(static (input, _) => ExceptionCompiler.Compile(input.Left.Left.ToSourceText(), input.Left.Right.Schema, input.Right))
            .WithTrackingName(StepNames.CompileExceptions)
            .Collect()
            .Combine(valueLists)
            .Select(static (input, _) => ExceptionSet.Create(input.Left, input.Right));
    }
}

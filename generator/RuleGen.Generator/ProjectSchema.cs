using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>The built-in schema with the project's own field files on top.</summary>
/// <param name="Schema">The fields.</param>
/// <param name="Diagnostics">What was found wrong in the files, with the full path of each.</param>
internal sealed record ProjectSchema(FieldSchema Schema, EquatableArray<RuleDiagnostic> Diagnostics)
{
    /// <summary>Reads the files in the order of their paths: a later one wins.</summary>
    public static ProjectSchema Read(ImmutableArray<RuleFileInput> files)
    {
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = FieldSchema.Default;
        foreach (RuleFileInput file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            schema = schema.With(FieldSchema.Parse(new SourceText(file.FullPath, file.Text), diagnostics));
        }

        return new ProjectSchema(schema, diagnostics.Items.ToEquatableArray());
    }

    /// <summary>Reports the findings.</summary>
    public void Report(SourceProductionContext output)
    {
        foreach (RuleDiagnostic diagnostic in Diagnostics)
        {
            output.ReportDiagnostic(DiagnosticConversion.ToRoslyn(diagnostic, diagnostic.Path));
        }
    }
}

using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Inputs;

/// <summary>Reads the fields rules are bound to.</summary>
internal static class SchemaFiles
{
    /// <summary>The built-in fields with the given files on top, in their order; rows with errors are reported and left out.</summary>
    public static FieldSchema Read(IEnumerable<SourceText> files, DiagnosticBag diagnostics)
    {
        FieldSchema schema = FieldSchema.Default;
        foreach (SourceText file in files)
        {
            schema = schema.With(FieldSchema.Parse(file, diagnostics));
        }

        return schema;
    }
}

using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Schema;

/// <summary>What a binder asks of a schema.</summary>
public interface IFieldSchema
{
    /// <summary>The field of this path; false when the schema does not have it.</summary>
    bool TryGetField(string path, out FieldReference field);

    /// <summary>Known fields whose names resemble the path, the nearest first.</summary>
    IReadOnlyList<string> Nearest(string path);
}

using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Kql;

/// <summary>What a query's meaning depends on besides its text.</summary>
/// <param name="Schema">The known fields.</param>
public sealed record KqlBinderOptions(FieldSchema Schema);

using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting;

/// <summary>Makes conditions for checks, those that say the same with one number.</summary>
internal abstract class LintReader(FieldSchema schema)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>What is known of a field.</summary>
    protected LintField Field(string name) => new(name, schema.TryGet(name, out FieldInfo info) ? info : null);

    /// <summary>Joins conditions; operands joined by the same word become operands of this group.</summary>
    protected LintGroup Group(bool isAnd, IEnumerable<LintCondition> operands, SourceSpan span)
    {
        LintCondition[] all = [.. operands.SelectMany(operand => operand is LintGroup inner && inner.IsAnd == isAnd ? inner.Operands : [operand])];
        string key = (isAnd ? "&" : "|") + string.Join(",", all.Select(static operand => operand.Id));
        return new LintGroup { IsAnd = isAnd, Operands = all, Span = span, Id = IdOf(key) };
    }

    /// <summary>The opposite of a condition.</summary>
    protected LintNot Not(LintCondition operand, SourceSpan span) => new() { Operand = operand, Span = span, Id = IdOf(FormattableString.Invariant($"!{operand.Id}")) };

    /// <summary>A condition that checks do not look into.</summary>
    protected LintOther Other(string text, SourceSpan span) => new() { Span = span, Id = IdOf("=" + text) };

    /// <summary>The number of a condition that is written so; the first character tells kinds apart.</summary>
    protected int IdOf(string key)
    {
        if (!_ids.TryGetValue(key, out int id))
        {
            id = _ids.Count;
            _ids.Add(key, id);
        }

        return id;
    }
}

using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>A string matcher with its constants as UTF-8. All kinds of value have a text.</summary>
internal abstract class TextTest(bool ignoreCase) : ValueTest
{
    // Below this many texts a scan is as good as a hash table.
    private const int ScanLimit = 8;

    protected bool IgnoreCase => ignoreCase;

    public sealed override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) => Accepts(text);

    protected abstract bool Accepts(ReadOnlySpan<byte> text);

    public static TextTest Create(StringMatcher matcher, bool ignoreCase) => matcher switch
    {
        EqualTo equal => new EqualTest(Utf8Bytes.Of(equal.Text), ignoreCase),
        OneOf { Texts.Count: > ScanLimit } oneOf when !ignoreCase => new SetTest([.. oneOf.Texts.Select(Utf8Bytes.Of)]),
        OneOf oneOf => new AnyTest([.. oneOf.Texts.Select(text => new EqualTest(Utf8Bytes.Of(text), ignoreCase))], ignoreCase),
        Prefix prefix => new PrefixTest(Utf8Bytes.Of(prefix.Text), ignoreCase),
        Suffix suffix => new SuffixTest(Utf8Bytes.Of(suffix.Text), ignoreCase),
        Contains contains => new ContainsTest(Utf8Bytes.Of(contains.Text), ignoreCase),
        Wildcard wildcard => new WildcardTest(Utf8Bytes.Of(wildcard.Pattern), (byte)wildcard.Any, (byte)wildcard.One, ignoreCase),
        Regex regex => new RegexTest(RegexCompiler.Compile(regex.Patterns, ignoreCase), ignoreCase),
        AnyOf anyOf => new AnyTest([.. anyOf.Matchers.Select(item => Create(item, ignoreCase))], ignoreCase),
        _ => throw new InvalidOperationException($"{matcher.GetType().Name} cannot be evaluated."),
    };

    private sealed class EqualTest(byte[] constant, bool ignoreCase) : TextTest(ignoreCase)
    {
        protected override bool Accepts(ReadOnlySpan<byte> text) =>
            IgnoreCase ? CaseFolding.EqualsFolded(text, constant) : text.SequenceEqual(constant);
    }

    private sealed class SetTest(IReadOnlyList<byte[]> constants) : TextTest(ignoreCase: false)
    {
        private readonly byte[] _table = Utf8Set.Build(constants);

        protected override bool Accepts(ReadOnlySpan<byte> text) => Utf8Set.Contains(_table, text);
    }

    private sealed class PrefixTest(byte[] constant, bool ignoreCase) : TextTest(ignoreCase)
    {
        protected override bool Accepts(ReadOnlySpan<byte> text) =>
            IgnoreCase ? CaseFolding.StartsWithFolded(text, constant) : text.StartsWith(constant);
    }

    private sealed class SuffixTest(byte[] constant, bool ignoreCase) : TextTest(ignoreCase)
    {
        protected override bool Accepts(ReadOnlySpan<byte> text) =>
            IgnoreCase ? CaseFolding.EndsWithFolded(text, constant) : text.EndsWith(constant);
    }

    private sealed class ContainsTest(byte[] constant, bool ignoreCase) : TextTest(ignoreCase)
    {
        protected override bool Accepts(ReadOnlySpan<byte> text) =>
            IgnoreCase ? CaseFolding.ContainsFolded(text, constant) : text.IndexOf(constant) >= 0;
    }

    private sealed class WildcardTest(byte[] pattern, byte any, byte one, bool ignoreCase) : TextTest(ignoreCase)
    {
        protected override bool Accepts(ReadOnlySpan<byte> text) =>
            IgnoreCase ? WildcardPattern.IsMatchFolded(text, pattern, any, one) : WildcardPattern.IsMatch(text, pattern, any, one);
    }

    private sealed class RegexTest(byte[] table, bool ignoreCase) : TextTest(ignoreCase)
    {
        protected override bool Accepts(ReadOnlySpan<byte> text) => RegexTable.IsMatch(table, text);
    }

    private sealed class AnyTest(TextTest[] items, bool ignoreCase) : TextTest(ignoreCase)
    {
        protected override bool Accepts(ReadOnlySpan<byte> text)
        {
            foreach (TextTest item in items)
            {
                if (item.Accepts(text))
                {
                    return true;
                }
            }

            return false;
        }
    }
}

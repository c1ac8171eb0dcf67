using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.QueryDsl;

/// <content>
/// Analysed text. <c>match</c> and <c>match_phrase</c> analyse their text as the field's values are; the other clauses compare it as it stands
/// with single words, and those are in lower case. A <c>match</c> of any other field is an equality.
/// </content>
/// <remarks>Source: Elasticsearch <c>index/search/MatchQueryParser.java</c>, <c>index/mapper/TextFieldMapper.java</c>,
/// <c>StringFieldType.java</c>.</remarks>
internal sealed partial class FieldTests
{
    // What stands in a word besides letters, digits and what is not ASCII.
    private const string SignsInWords = "_.':,;";

    /// <summary>Some word of the constant is in some value, or with <paramref name="all"/> each in some value: <c>match</c>.</summary>
    public Predicate? Match(FieldReference field, SourceSpan fieldSpan, DslConstant constant, bool all)
    {
        if (field.Type != FieldType.Text)
        {
            return Equal(field, fieldSpan, constant);
        }

        WordMatcher[] words = [.. AnalysedText.EachWordOf(constant.Text).Distinct()];
        return all && words.Length > 1
            ? new And(words.Select(Predicate (word) => new WordTest(field, word)).ToEquatableArray())
            : AnalysedText.AnyOf(field, words);
    }

    /// <summary>The words of the constant stand next to each other in some value: <c>match_phrase</c>.</summary>
    public Predicate? Phrase(FieldReference field, SourceSpan fieldSpan, DslConstant constant) => PhraseOfAny(field, fieldSpan, [constant]);

    /// <summary>The words of one of the constants stand next to each other in some value.</summary>
    public Predicate? PhraseOfAny(FieldReference field, SourceSpan fieldSpan, IReadOnlyList<DslConstant> constants) =>
        field.Type == FieldType.Text ? AnalysedText.AnyOf(field, constants.Select(static constant => AnalysedText.PhraseOf(constant.Text)).OfType<WordMatcher>())
        : constants.Count == 1 ? Equal(field, fieldSpan, constants[0])
        : EqualToAny(field, fieldSpan, constants);

    /// <summary>Some word is one of the constants.</summary>
    private Predicate AnyWord(FieldReference field, IEnumerable<DslConstant> constants) => AnalysedText.AnyOf(
        field,
        constants.Select(constant => WordLike(field, constant.File, constant.Span, new EqualTo(constant.Text), ignoreCase: false)).OfType<WordMatcher>());

    /// <summary>A word that satisfies a matcher whose texts are not folded; null, with a warning, when no word can.</summary>
    private WordMatcher? WordLike(FieldReference field, SourceText constantFile, SourceSpan constantSpan, StringMatcher matcher, bool ignoreCase)
    {
        (string literal, WordMatcher? word) = matcher switch
        {
            EqualTo { Text: var text } => (text, AnalysedText.WordsOf(text) is [var only] && only == CaseFolding.Fold(text) ? AnalysedText.PhraseOf(text) : null),
            Prefix { Text: var text } => (text, PatternOf(new WildcardBuilder().Text(CaseFolding.Fold(text)).Any().Build())),
            Wildcard pattern => (string.Concat(pattern.Pattern.Where(c => c != pattern.Any && c != pattern.One)), PatternOf(Fold(pattern))),
            _ => throw new InvalidOperationException($"No clause makes {matcher.GetType().Name}."),
        };
        bool isUpper = !ignoreCase && literal.Any(static c => char.ToLowerInvariant(c) != c);
        if (word is not null && !isUpper && literal.All(IsInWords))
        {
            return word;
        }

        string reason = isUpper ? "words are compared in lower case, and this is not" : "this is no single word";
        diagnostics.Report(NoSuchWord, constantFile, constantSpan, $"{Quote(field)} is analysed text, and {reason}, so it holds for no event; for words in their order write 'match_phrase' (in an exception, type = \"match\")");
        return null;
    }

    private static WordPattern? PatternOf(StringMatcher? matcher) => matcher is Wildcard pattern ? new WordPattern(pattern) : null;

    private static bool IsInWords(char c) => c > 0x7F || char.IsLetterOrDigit(c) || SignsInWords.IndexOf(c) >= 0;
}

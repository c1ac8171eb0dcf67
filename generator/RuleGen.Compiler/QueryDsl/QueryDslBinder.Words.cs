using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.QueryDsl;

/// <content>The clauses that analyse their text. Their parameters change nothing where a field is not analysed: there is one term.</content>
/// <remarks>Source: Elasticsearch <c>index/query/MatchQueryBuilder.java</c>, <c>MatchPhraseQueryBuilder.java</c>.</remarks>
internal sealed partial class QueryDslBinder
{
    private const string QueryKey = "query";
    private const string Operator = "operator";
    private const string ZeroTerms = "zero_terms_query";

    private Predicate? BindMatch(TomlEntry clause)
    {
        if (Arguments(clause, [QueryKey], [Operator, "minimum_should_match", ZeroTerms, "lenient", "auto_generate_synonyms_phrase_query"]) is not { } arguments
            || Constant(arguments.Value(QueryKey), QueryKey) is not { } constant
            || fields.Resolve(arguments.Field, arguments.FieldSpan) is not { } field)
        {
            return null;
        }

        if (field.Type == FieldType.Text && arguments.Find("minimum_should_match") is { } least)
        {
            Report(UnsupportedFilterParameter, least.Span, "'minimum_should_match' is not supported for analysed text; write operator = \"and\" for all words");
            return null;
        }

        return IsOneOf(arguments, Operator, "and", "or") is not { } all ? null
            : WithoutWords(arguments, field, constant, fields.Match(field, arguments.FieldSpan, constant, all));
    }

    private Predicate? BindMatchPhrase(TomlEntry clause)
    {
        if (Arguments(clause, [QueryKey], ["slop", ZeroTerms]) is not { } arguments
            || Constant(arguments.Value(QueryKey), QueryKey) is not { } constant
            || fields.Resolve(arguments.Field, arguments.FieldSpan) is not { } field)
        {
            return null;
        }

        if (field.Type == FieldType.Text && arguments.Find("slop") is { } slop and not TomlInteger { Value: 0 })
        {
            Report(UnsupportedFilterParameter, slop.Span, "a 'slop' is not supported for analysed text: the words stand next to each other");
            return null;
        }

        return WithoutWords(arguments, field, constant, fields.Phrase(field, arguments.FieldSpan, constant));
    }

    /// <summary>What <c>zero_terms_query</c> says of a text without words; otherwise what the text has been bound to.</summary>
    private Predicate? WithoutWords(DslArguments arguments, FieldReference field, DslConstant constant, Predicate? bound) =>
        IsOneOf(arguments, ZeroTerms, "all", "none") is not { } isAll ? null
        : isAll && field.Type == FieldType.Text && AnalysedText.WordsOf(constant.Text).Count == 0 ? Always.True
        : bound;

    /// <summary>Whether a parameter is the first of two words and not the second, which it is when it is absent; null when it is neither.</summary>
    private bool? IsOneOf(DslArguments arguments, string key, string word, string usual)
    {
        if (arguments.Find(key) is not { } value)
        {
            return false;
        }

        if (Expect<TomlString>(value, key, $"{MessageText.Quote(word)} or {MessageText.Quote(usual)}") is not { } text)
        {
            return null;
        }

        bool isWord = string.Equals(text.Text, word, StringComparison.OrdinalIgnoreCase);
        if (isWord || string.Equals(text.Text, usual, StringComparison.OrdinalIgnoreCase))
        {
            return isWord;
        }

        Report(InvalidFilter, value.Span, $"{MessageText.Quote(key)} is {MessageText.Quote(text.Text)}; write {MessageText.OneOf([word, usual])}");
        return null;
    }
}

using System.Text;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Kql;

/// <content>Values of analysed text: words in any place, a phrase in quotes, or patterns of words.</content>
public sealed partial class KqlBinder
{
    private Predicate? BindText(KqlField field, KqlLiteral value)
    {
        if (value.IsQuoted)
        {
            IReadOnlyList<string> phrase = WordsOf(value.Text);
            return phrase.Count == 0 ? Always.False : new WordTest(field.Reference, new WordPhrase(phrase.ToEquatableArray()));
        }

        var matchers = new List<WordMatcher>();
        foreach (KqlLiteral chunk in Chunks(value))
        {
            if (chunk.Parts.All(static part => part.Length == 0))
            {
                return new Exists(field.Reference);
            }

            if (!chunk.IsPattern)
            {
                matchers.AddRange(WordsOf(chunk.Text).Select(static word => new WordPhrase(new[] { word }.ToEquatableArray())));
            }
            else if (PatternOf(chunk, fold: true) is { } pattern)
            {
                matchers.Add(new WordPattern((Wildcard)pattern));
            }
            else
            {
                return null;
            }
        }

        return matchers.Count switch
        {
            0 => Always.False,
            1 => new WordTest(field.Reference, matchers[0]),
            _ => new WordTest(field.Reference, new AnyOfWords(matchers.Distinct().ToEquatableArray())),
        };
    }

    /// <summary>The words of a text as an analysed field has them, folded.</summary>
    private static IReadOnlyList<string> WordsOf(string text)
    {
        var found = new List<string>();
        var words = new TextWords(Utf8Bytes.Of(text));
        while (words.MoveNext())
        {
            found.Add(CaseFolding.Fold(Encoding.UTF8.GetString(words.Current.ToArray())));
        }

        return found;
    }

    /// <summary>
    /// A value cut at its blanks. Elasticsearch reads a value with wildcards by itself (<c>query_string</c>), and blanks part patterns there.
    /// </summary>
    private static IEnumerable<KqlLiteral> Chunks(KqlLiteral value)
    {
        if (!value.IsPattern)
        {
            return [value];
        }

        var chunks = new List<List<string>> { new() { "" } };
        for (int i = 0; i < value.Parts.Count; i++)
        {
            if (i > 0)
            {
                chunks[chunks.Count - 1].Add("");
            }

            string[] pieces = value.Parts[i].Split((char[]?)null);
            for (int piece = 0; piece < pieces.Length; piece++)
            {
                if (piece > 0)
                {
                    chunks.Add([""]);
                }

                List<string> current = chunks[chunks.Count - 1];
                current[current.Count - 1] += pieces[piece];
            }
        }

        return chunks.Where(static chunk => chunk.Count > 1 || chunk[0].Length > 0)
            .Select(chunk => new KqlLiteral(chunk.ToEquatableArray(), IsQuoted: false) { Span = value.Span });
    }
}

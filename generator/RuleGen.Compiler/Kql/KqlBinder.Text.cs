using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Kql;

/// <content>Values of analysed text: words in any place, a phrase in quotes, or patterns of words.</content>
public sealed partial class KqlBinder
{
    private Predicate? BindText(KqlField field, KqlLiteral value)
    {
        if (value.IsQuoted)
        {
            return AnalysedText.PhraseOf(value.Text) is { } phrase ? new WordTest(field.Reference, phrase) : Always.False;
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
                matchers.AddRange(AnalysedText.EachWordOf(chunk.Text));
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

        return AnalysedText.AnyOf(field.Reference, matchers);
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

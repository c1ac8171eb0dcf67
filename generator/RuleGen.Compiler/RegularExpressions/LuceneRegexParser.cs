using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>
/// Reads Lucene's regular expressions with all of their operators. An expression is about the whole text; <c>^</c> and <c>$</c> are ordinary
/// characters, and so is every operator where nothing stands that it could apply to.
/// </summary>
/// <remarks>
/// Source: Lucene 10 <c>util/automaton/RegExp.java</c>, with the flags of Elasticsearch's <c>RegexpFlag.ALL</c>, which allow <c>~</c>.
/// Ignoring case, Lucene folds single characters and leaves ranges and <c>\w</c> alone; beyond simple case folding it takes dotted and
/// dotless i for cases of i, which <see cref="Matching.CaseFolding"/> does not.
/// </remarks>
internal sealed partial class LuceneRegexParser
{
    /// <summary>The most UTF-16 code units of an expression: Elasticsearch's <c>index.max_regex_length</c>.</summary>
    public const int MostCharacters = 1000;

    private const int DeepestGroup = 100;

    private readonly string _text;
    private readonly bool _ignoreCase;
    private readonly List<RegexProblem> _problems;
    private int _position;
    private int _depth;

    private LuceneRegexParser(string text, bool ignoreCase, List<RegexProblem> problems)
    {
        _text = text;
        _ignoreCase = ignoreCase;
        _problems = problems;
    }

    /// <summary>The expression, or null when it has a mistake, which is then the last of the problems.</summary>
    public static RegexNode? Parse(string text, bool ignoreCase, List<RegexProblem> problems)
    {
        if (text.Length > MostCharacters)
        {
            problems.Add(new RegexProblem(
                RegexTooLong,
                new SourceSpan(0, text.Length),
                FormattableString.Invariant($"this regular expression has {text.Length} characters; Elasticsearch takes {MostCharacters}; write a list of shorter ones")));
            return null;
        }

        return text.Length == 0 ? RegexNode.Empty : new LuceneRegexParser(text, ignoreCase, problems).Parse();
    }

    private RegexNode? Parse()
    {
        RegexNode? expression = ParseAlternation();
        if (expression is not null && More)
        {
            return Fail(RegexIncomplete, Here, "no '(' belongs to this ')'; write \\) for the character");
        }

        WarnOfAnchors();
        return expression;
    }

    private RegexNode? ParseAlternation() => ParseOperands('|', ParseIntersection, RegexNode.Alternation);

    private RegexNode? ParseIntersection() =>
        ParseOperands('&', ParseSequence, static items => items.Count == 1 ? items[0] : new RegexIntersection(items.ToEquatableArray()));

    private RegexNode? ParseOperands(char separator, Func<RegexNode?> parseOperand, Func<IReadOnlyList<RegexNode>, RegexNode> join)
    {
        var items = new List<RegexNode>();
        do
        {
            if (items.Count > 0 && !More)
            {
                return Fail(
                    RegexIncomplete,
                    new SourceSpan(_position - 1, 1),
                    $"something must follow '{separator}'; write () for the empty text, \\{separator} for the character");
            }

            if (parseOperand() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (Match(separator));

        return join(items);
    }

    private RegexNode? ParseSequence()
    {
        var items = new List<RegexNode>();
        do
        {
            if (ParseRepetition() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (More && Peek is not (')' or '|' or '&'));

        return RegexNode.Sequence(items);
    }

    private RegexNode? ParseComplement()
    {
        int start = _position;
        if (!Match('~'))
        {
            return ParseSimple();
        }

        if (!More)
        {
            return Fail(RegexIncomplete, new SourceSpan(start, 1), "'~' means everything but what follows, and nothing follows; write \\~ for the character");
        }

        return Nested(start, ParseComplement) is { } inner ? new RegexComplement(inner) : null;
    }

    private RegexNode? ParseSimple()
    {
        int start = _position;
        switch (Next())
        {
            case '.':
                return RegexNode.AnyCharacter;
            case '#':
                return RegexNode.Nothing;
            case '@':
                return RegexNode.AnyText;
            case '"':
                return ParseQuotation(start);
            case '(':
                return ParseGroup(start);
            case '[':
                return ParseClass(start);
            case '<':
                return ParseInterval(start);
            case '\\':
                return ParseEscape(start);
            case int character:
                WarnOfOperator(start, character);
                return Literal(character);
        }
    }

    private RegexNode? ParseGroup(int start)
    {
        if (Match(')'))
        {
            return RegexNode.Empty;
        }

        RegexNode? inner = More ? Nested(start, ParseAlternation) : RegexNode.Empty;
        if (inner is null)
        {
            return null;
        }

        return Match(')') ? inner : Fail(RegexUnclosed, new SourceSpan(start, 1), "this '(' has no ')'; write \\( for the character");
    }

    private RegexNode? ParseQuotation(int start)
    {
        int end = _text.IndexOf('"', _position);
        if (end < 0)
        {
            return Fail(RegexUnclosed, new SourceSpan(start, 1), "between '\"' and '\"' stands literal text, and the second one is missing; write \\\" for the character");
        }

        var items = new List<RegexNode>();
        while (_position < end)
        {
            items.Add(Literal(Next()));
        }

        _position++;
        return RegexNode.Sequence(items);
    }

    private RegexNode? ParseEscape(int start)
    {
        if (!More)
        {
            return Fail(RegexIncomplete, new SourceSpan(start, 1), "this '\\' has nothing to escape; write \\\\ for the character");
        }

        int character = Next();
        if (PredefinedClass(character) is { } set)
        {
            return new RegexCharacter(set);
        }

        if (character is >= '1' and <= '9')
        {
            Warn(RegexReadsAsText, start, $"this is the digit {(char)character}: there are no back-references");
        }

        return IsLetter(character) ? FailEscape(start, character) : Literal(character);
    }

    private RegexNode? FailEscape(int start, int letter) => Fail(
        RegexUnknownEscape,
        SourceSpan.FromBounds(start, _position),
        letter switch
        {
            'n' or 't' or 'r' or 'f' => $"'\\{(char)letter}' is no escape here; write the character itself, for which EQL has \\{(char)letter} in a string of \"…\" (in which a backslash is doubled)",
            'u' or 'x' => $"'\\{(char)letter}' is no escape here; write the character itself, for which EQL has \\u{{hex}} in a string of \"…\" (in which a backslash is doubled)",
            'b' or 'B' or 'A' or 'Z' or 'z' or 'G' => $"'\\{(char)letter}' is no escape here: an expression is about the whole text, and there are no boundaries; spell out what may stand beside the word",
            _ => $"'\\{(char)letter}' is no escape; the classes are \\d \\D \\s \\S \\w \\W, and other letters stand for themselves without '\\'",
        });

    /// <summary>Reads something that may nest.</summary>
    private RegexNode? Nested(int start, Func<RegexNode?> parse)
    {
        if (_depth == DeepestGroup)
        {
            return Fail(RegexTooLong, new SourceSpan(start, 1), FormattableString.Invariant($"groups and complements are nested more than {DeepestGroup} levels deep"));
        }

        _depth++;
        RegexNode? inner = parse();
        _depth--;
        return inner;
    }

    private RegexCharacter Literal(int character) => new(_ignoreCase ? CodePointSet.IgnoringCase(character) : CodePointSet.Of(character));

    private static CodePointSet? PredefinedClass(int letter) => letter switch
    {
        'd' => CodePointSet.Digits,
        'D' => CodePointSet.Digits.Complement(),
        's' => CodePointSet.WhiteSpace,
        'S' => CodePointSet.WhiteSpace.Complement(),
        'w' => CodePointSet.Word,
        'W' => CodePointSet.Word.Complement(),
        _ => null,
    };

    private static bool IsLetter(int character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private bool More => _position < _text.Length;

    private char Peek => _text[_position];

    private SourceSpan Here => new(_position, 1);

    private bool Match(char c)
    {
        bool isMatch = More && Peek == c;
        _position += isMatch ? 1 : 0;
        return isMatch;
    }

    /// <summary>Takes the next code point.</summary>
    private int Next()
    {
        bool isPair = _position + 1 < _text.Length && char.IsSurrogatePair(_text[_position], _text[_position + 1]);
        int character = isPair ? char.ConvertToUtf32(_text[_position], _text[_position + 1]) : _text[_position];
        _position += isPair ? 2 : 1;
        return character;
    }

    private RegexNode? Fail(RuleDiagnosticDescriptor descriptor, SourceSpan span, string message)
    {
        _problems.Add(new RegexProblem(descriptor, span, message));
        return null;
    }

    /// <summary>Warns of what stands from <paramref name="start"/> to the current position.</summary>
    private void Warn(RuleDiagnosticDescriptor descriptor, int start, string message) =>
        _problems.Add(new RegexProblem(descriptor, SourceSpan.FromBounds(start, _position), message));
}

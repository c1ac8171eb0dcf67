using CsCheck;
using RuleGen.Compiler.Predicates;
using RuleGen.Matching;

namespace RuleGen.Engine.Tests;

/// <summary>Texts made of characters that matching treats in special ways, and texts near a given one.</summary>
internal static class TextGenerators
{
    // Letters in both cases, the classes whose members differ in UTF-8 length (K, s, sharp s, A with stroke), letters that look like a
    // case of another and are none (dotted and dotless i), a pair outside the BMP, characters on both sides of the surrogates, and those
    // with a meaning in C#, JSON or patterns.
    private static readonly string[] Characters =
    [
        "a", "A", "b", "B", "k", "K", "\u212A", "s", "S", "\u017F", "\u00DF", "\u1E9E", "\u023A", "\u2C65", "\u0130", "\u0131", "i", "I",
        "\u00E9", "\u00C9", "\U00010400", "\U00010428", "\U0001F600", "\uFFFD", "\uE000", "0", "1", "-", " ", ".", "\\", "\"", "\n", "{", "}", "/", "\0",
    ];

    private static readonly Gen<string> Character = Gen.OneOf(Characters);

    // Of so few letters that the texts of a pattern overlap and repeat.
    private static readonly Gen<string> Repetitive = Gen.OneOf("a", "b").Array[0, 3].Select(string.Concat);

    /// <summary>A text of up to four characters, now and then of up to twenty.</summary>
    public static Gen<string> Text { get; } = Gen.Frequency(
        (6, Character.Array[0, 4].Select(string.Concat)),
        (1, Character.Array[5, 20].Select(string.Concat)),
        (2, Gen.OneOf("true", "false", "0", "1", "4.0", "1e2", "9007199254740993", "-1", " 7 ", "0x1f", "abc", "ABC")));

    /// <summary>A word as analysed text has it, folded.</summary>
    public static Gen<string> Word { get; } = Gen.OneOf(
        "a", "b", "ab", "k", "ks", "get", "3.14", "can't", "a_b", "_1", "c:x", "\u00E9t\u00E9", "\u6F22", "\u3042", "\u30AB\u30AB", "\u0E01\u0E02", "\u05D0\"\u05D1", "a\u0301", "\U00010428");

    /// <summary>A text with the words in it: with something around and between them that parts words, or joins them.</summary>
    public static Gen<string> Sentence(IReadOnlyList<string> words)
    {
        Gen<string> between = Gen.OneOf(" ", " ", " ", "-", " / ", "\n", ".", ", ", "_", "'", "\"", "", "\u00AD", " \U0001F600 ", " x ");
        Gen<string> text = Gen.OneOf("", "", "a ", "x-", "get.", "_");
        foreach (string word in words)
        {
            text = Gen.Select(text, Gen.OneOf(word, word, word.ToUpperInvariant()), between, static (start, next, end) => start + next + end);
        }

        return text;
    }

    /// <summary>A text without wildcard characters for a matcher that compares so.</summary>
    public static Gen<string> Constant(bool ignoreCase) => ignoreCase ? Text.Select(static text => CaseFolding.Fold(text)) : Text;

    /// <summary>A wildcard pattern: parts in any order, texts with stars between them, or a character to look for behind a prefix.</summary>
    public static Gen<string> Pattern(bool ignoreCase)
    {
        Gen<string> character = Character.Select(text => ignoreCase ? CaseFolding.Fold(text) : text);
        Gen<string> texts = character.Array[0, 2].Select(string.Concat);
        return Gen.Frequency(
            (4, Gen.Frequency((3, Gen.Const("*")), (1, Gen.Const("?")), (3, Constant(ignoreCase)), (2, character)).Array[0, 5].Select(string.Concat)),
            (6, Repetitive.Array[2, 5].Select(static parts => string.Join("*", parts))),
            (4, texts.Array[2, 5].Select(static parts => string.Join("*", parts))),
            (4, Gen.Select(Gen.OneOf("", "-", "--", "é", "a"), Gen.OneOf(character, Gen.OneOf("a", "b", "k", "s")), static (prefix, wanted) => $"{prefix}*{wanted}*")));
    }

    /// <summary>A text that a pattern accepts, if nothing in it is changed afterwards.</summary>
    public static Gen<string> Instance(Wildcard wildcard)
    {
        Gen<string> text = Gen.Const("");
        foreach (char c in wildcard.Pattern)
        {
            Gen<string> next = c == wildcard.Any ? Gen.OneOf(Repetitive, Character.Array[0, 2].Select(string.Concat))
                : c == wildcard.One ? Character
                : Gen.Const(c.ToString());
            text = Gen.Select(text, next, static (head, tail) => head + tail);
        }

        return text;
    }

    /// <summary>The text itself or one a small step away.</summary>
    public static Gen<string> Near(string text) => Gen.Frequency(
        (4, Gen.Const(text)),
        (2, Gen.Const(text.ToUpperInvariant())),
        (1, Gen.Const(text.ToLowerInvariant())),
        (1, Gen.Const(text.Replace('k', '\u212A').Replace('s', '\u017F'))),
        (1, Gen.Const(text.Replace('\u212A', 'k').Replace('\u017F', 's'))),
        (1, Character.Select(character => text + character)),
        (1, Character.Select(character => character + text)),
        (1, Gen.Const(text.Length == 0 ? text : text[..^1])),
        (1, Gen.Const(text.Length == 0 ? text : text[1..])),
        (1, Gen.Const(text + text)),
        (3, Gen.Int[0, Math.Max(0, text.Length - 1)].Select(at => text.Length == 0 ? text : text.Remove(at, 1))),
        (1, Gen.Int[0, text.Length].Select(at => text[at..] + text[..at])),
        (1, Gen.Int[0, text.Length].Select(Character, (at, character) => text.Insert(at, character))));
}

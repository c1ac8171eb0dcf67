using System.Text;

namespace RuleGen.Compiler.Text;

/// <summary>Puts what a user wrote into a message: a message is one line, what a user wrote may be megabytes of anything.</summary>
public static class MessageText
{
    private const int MaxLength = 60;

    /// <summary>The text in single quotes, cut after 60 characters, control characters as <c>\uXXXX</c>.</summary>
    public static string Quote(string text) => $"'{Inline(text, MaxLength)}'";

    /// <summary>The text on one line, cut after <paramref name="maxLength"/> characters.</summary>
    public static string Inline(string text, int maxLength)
    {
        bool cut = text.Length > maxLength;
        int length = cut ? maxLength : text.Length;
        if (cut && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        var line = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++)
        {
            char c = text[i];
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                line.Append(FormattableString.Invariant($"\\u{(int)c:X4}"));
            }
            else
            {
                line.Append(c);
            }
        }

        return cut ? line.Append('…').ToString() : line.ToString();
    }

    /// <summary>A word of ours with its indefinite article, as it begins: <c>an ip</c>, <c>a date</c>.</summary>
    public static string WithArticle(string word) => (word[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + word;

    /// <summary><c>'a', 'b' or 'c'</c>.</summary>
    public static string OneOf(IReadOnlyList<string> words) =>
        words.Count == 1
            ? Quote(words[0])
            : $"{string.Join(", ", words.Take(words.Count - 1).Select(Quote))} or {Quote(words[words.Count - 1])}";
}

using System.Text;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

/// <summary>Words of ASCII text, which are found in a way of their own, against those of the same text in letters beyond ASCII.</summary>
public sealed class TextWordsTests
{
    private const string Characters = "aZ09__ab..,:;'\"- /\n";

    private static readonly int Rounds = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 2_000_000 : 50_000;

    [Theory]
    [InlineData("Invoke-Mimikatz -Command", "Invoke", "Mimikatz", "Command")]
    [InlineData("can't a.b 3.14 1.a c:x 1:2 a, b", "can't", "a.b", "3.14", "1", "a", "c:x", "1", "2", "a", "b")]
    [InlineData("__ _a_ a_1 '", "_a_", "a_1")]
    [InlineData("e\u0301a e-\u0301a", "e\u0301a", "e", "a")]
    [InlineData("end.", "end")]
    public void A_text_has_these_words(string text, params string[] words) => Assert.Equal(words, Words(text));

    [Fact]
    public void The_longest_word_is_cut()
    {
        string text = new('a', 600);
        Assert.Equal([255, 255, 90], Words(text).Select(static word => word.Length));
    }

    [Fact]
    public void Ascii_has_the_words_of_like_characters_beyond_it()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int i = 0; i < Rounds; i++)
        {
            string text = new(random.GetItems(Characters.AsSpan(), random.Next(1, 24)));
            string expected = string.Join('|', Words(Replace(text)));
            string actual = Replace(string.Join('|', Words(text)));
            Assert.True(expected == actual, $"seed {seed}: the words of \"{text}\" are {string.Join('|', Words(text))}");
        }
    }

    // Each letter, digit and connector becomes one of the same class beyond ASCII.
    private static string Replace(string text) => string.Concat(text.Select(static c => c switch
    {
        >= '0' and <= '9' => '\u0661',
        '_' => '\u203F',
        _ when char.IsAsciiLetter(c) => '\u00E9',
        _ => c,
    }));

    private static List<string> Words(string text)
    {
        var found = new List<string>();
        var words = new TextWords(Encoding.UTF8.GetBytes(text));
        while (words.MoveNext())
        {
            found.Add(Encoding.UTF8.GetString(words.Current));
        }

        return found;
    }
}

using System.Text;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>A gap in an array of documents gives an empty document at its place, so that no truncation goes unseen; an element that is cut off is seen by itself.</summary>
public class DocumentArrayGapTests
{
    [Theory]
    [InlineData("[]", new string[0])]
    [InlineData("[{\"a\":1},{\"b\":2}]", new[] { "{\"a\":1}", "{\"b\":2}" })]
    [InlineData("[", new[] { "" })]
    [InlineData("[{\"a\":1}", new[] { "{\"a\":1}", "" })]
    [InlineData("[{\"a\":1},", new[] { "{\"a\":1}", "" })]
    [InlineData("[{\"a\":1},{\"b\":", new[] { "{\"a\":1}", "{\"b\":" })]
    [InlineData("[{\"a\":1},{\"b\":\"", new[] { "{\"a\":1}", "{\"b\":\"" })]
    [InlineData("[{\"a\":1},12", new[] { "{\"a\":1}", "12", "" })]
    [InlineData("[{\"a\":1},]", new[] { "{\"a\":1}", "" })]
    [InlineData("[,{\"a\":1}]", new[] { "", "{\"a\":1}" })]
    [InlineData("[{\"a\":1},,{\"b\":2}]", new[] { "{\"a\":1}", "", "{\"b\":2}" })]
    [InlineData("[{\"a\":1} {\"b\":2}]", new[] { "{\"a\":1}", "", "{\"b\":2}" })]
    public void Gaps_are_empty_documents(string text, string[] expected)
    {
        var reader = new DocumentReader(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var documents = new List<string>();
        while (reader.TryReadNext(out DocumentSlice document))
        {
            documents.Add(Encoding.UTF8.GetString(document.Memory.Span));
        }

        Assert.Equal(expected, documents);
    }
}

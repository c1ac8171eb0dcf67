namespace RuleGen.Compiler.Text;

/// <summary>A part of a decoded text and the part of the file it comes from.</summary>
/// <param name="Start">Where it begins in the decoded text.</param>
/// <param name="Length">Its length in the decoded text.</param>
/// <param name="File">
/// Its place in the file. Equal lengths: character for character. Different lengths: one escape or line break, whole.
/// </param>
public readonly record struct TextRun(int Start, int Length, SourceSpan File)
{
    /// <summary>Whether each character of the text is one character of the file.</summary>
    public bool IsVerbatim => Length == File.Length;
}

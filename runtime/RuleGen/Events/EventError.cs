namespace RuleGen;

/// <summary>Why a document is no event, and where.</summary>
/// <param name="Position">The offending byte, counted from 0 at the beginning of the memory that was read.</param>
/// <param name="Reason">What is wrong there.</param>
public readonly record struct EventError(int Position, EventErrorReason Reason)
{
    /// <summary>The reason as a sentence, without the position.</summary>
    public string Message => Reason switch
    {
        EventErrorReason.Empty => "There is no document, only white space.",
        EventErrorReason.NotAnObject => "An event must be a JSON object.",
        EventErrorReason.UnexpectedEnd => "The document ends too early.",
        EventErrorReason.UnexpectedCharacter => "This character cannot stand here.",
        EventErrorReason.TrailingCharacters => "There is more text after the end of the document.",
        EventErrorReason.InvalidNumber => "This is not a JSON number.",
        EventErrorReason.InvalidLiteral => "This is neither true, false nor null.",
        EventErrorReason.InvalidEscape => "This is not a JSON escape sequence.",
        EventErrorReason.ControlCharacter => "A control character in a string must be escaped.",
        EventErrorReason.TooDeep => "The document is nested deeper than " + EventReader.MaxDepth + " levels.",
        EventErrorReason.InvalidUtf8 => "These bytes are not UTF-8.",
        _ => "The document was read.",
    };

    /// <inheritdoc/>
    public override string ToString() => "byte " + Position + ": " + Message;
}

namespace RuleGen;

/// <summary>What can be wrong with a document.</summary>
public enum EventErrorReason
{
    /// <summary>Nothing is.</summary>
    None,

    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>JSON, or its beginning, but no object.</summary>
    NotAnObject,

    /// <summary>The document is cut off.</summary>
    UnexpectedEnd,

    /// <summary>A character the grammar does not have here.</summary>
    UnexpectedCharacter,

    /// <summary>Something follows the document.</summary>
    TrailingCharacters,

    /// <summary>A number against the grammar, such as <c>01</c> or <c>1.</c>.</summary>
    InvalidNumber,

    /// <summary>A misspelt <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    InvalidLiteral,

    /// <summary>An unknown escape sequence in a string.</summary>
    InvalidEscape,

    /// <summary>A raw control character in a string.</summary>
    ControlCharacter,

    /// <summary>Nested deeper than <see cref="EventReader.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,
}

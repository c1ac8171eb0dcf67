namespace RuleGen;

/// <summary>What a value was in the document. JSON null is no value.</summary>
public enum EventValueKind : byte
{
    /// <summary>There is no value.</summary>
    None,

    /// <summary>A JSON string; its text is decoded.</summary>
    String,

    /// <summary>A JSON number; its text is as written.</summary>
    Number,

    /// <summary>The JSON literal true; its text is <c>true</c>.</summary>
    True,

    /// <summary>The JSON literal false; its text is <c>false</c>.</summary>
    False,

    /// <summary>An object, an element of the array that the field names; its text is as written.</summary>
    Object,
}

namespace RuleGen.Compiler.Evaluation;

/// <summary>What a value was in the event document.</summary>
public enum FieldValueKind
{
    /// <summary>A JSON string.</summary>
    String,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An element of an array of objects; its text is as written.</summary>
    Object,
}

/// <summary>The values of an event's fields, whatever holds them. Fields are numbered by whoever made the evaluator.</summary>
public interface IFieldSource
{
    /// <summary>The instant at which the event is judged.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The first value of a field, or -1 when it has none. JSON null is no value.</summary>
    int FirstValue(int field);

    /// <summary>The value of the same field behind <paramref name="value"/>, or -1.</summary>
    int NextValue(int value);

    /// <summary>The value's kind.</summary>
    FieldValueKind GetKind(int value);

    /// <summary>The value's text, UTF-8: a string's characters, a number as written, <c>true</c> or <c>false</c>.</summary>
    ReadOnlySpan<byte> GetText(int value);

    /// <summary>
    /// What stands in one value of a field that holds the elements of an array. Fields keep their numbers. Only one element of a source is
    /// open at a time.
    /// </summary>
    IFieldSource OpenElement(int field, int value);
}

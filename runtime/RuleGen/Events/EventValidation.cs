namespace RuleGen;

/// <summary>How much of a document an <see cref="EventReader"/> proves before it hands the event on.</summary>
public enum EventValidation
{
    /// <summary>
    /// The source is trusted to write well-formed JSON in UTF-8 that spells each path once. What a detector need not read to decide, it does not look at;
    /// what is read is read as with <see cref="Checked"/>, except that ill-formed UTF-8 is taken as the bytes it is.
    /// </summary>
    Trusted,

    /// <summary>
    /// The whole document is UTF-8, its strings end and its brackets pair up, and the JSON grammar holds in every object that was entered
    /// to find fields. A detector proves the grammar of all of it before it gives an alert.
    /// </summary>
    Checked,

    /// <summary>Accepts exactly the objects System.Text.Json accepts, up to <see cref="EventReader.MaxDepth"/> levels.</summary>
    Strict,
}

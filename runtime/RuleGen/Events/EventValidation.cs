namespace RuleGen;

/// <summary>How much of a document an <see cref="EventReader"/> proves before it hands the event on.</summary>
public enum EventValidation
{
    /// <summary>The source is trusted to write UTF-8; ill-formed text is taken as the bytes it is. The JSON grammar is checked.</summary>
    Trusted,

    /// <summary>UTF-8 and the JSON grammar of the whole document.</summary>
    Checked,

    /// <summary>Accepts exactly the objects System.Text.Json accepts, up to <see cref="EventReader.MaxDepth"/> levels.</summary>
    Strict,
}

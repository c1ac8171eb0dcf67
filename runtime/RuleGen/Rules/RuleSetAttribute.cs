namespace RuleGen;

/// <summary>
/// Marks a <c>partial</c> class that the generator fills with the project's compiled rules; see <see cref="IRuleSet"/>.
/// </summary>
/// <param name="files">
/// Which rule files: a glob relative to the project such as <c>rules/containers/**</c>
/// (<c>*</c> within a folder, <c>**</c> across folders, <c>?</c> one character). Without it, every rule file of the project.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RuleSetAttribute(string? files = null) : Attribute
{
    /// <summary>The glob; null: all rule files.</summary>
    public string? Files { get; } = files;

    /// <summary>
    /// The type of the events that the rules are to judge, marked with <see cref="EventTypeAttribute"/>: a rule that reads a field which the type does
    /// not have is then a warning in the rule file. Null: events may have any fields.
    /// </summary>
    public Type? EventType { get; init; }
}

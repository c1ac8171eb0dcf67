namespace RuleGen;

/// <summary>
/// What the generator implements on a type marked with <see cref="RuleSetAttribute"/>: the compiled rules of a project.
/// All members are static, so that a ruleset can be a type argument.
/// </summary>
public interface IRuleSet
{
    /// <summary>The rules, ordered by <c>rule_id</c>.</summary>
    static abstract IReadOnlyList<Rule> All { get; }

    /// <summary>The fields the rules read. Events for <see cref="Rule.IsMatch"/> are read with it.</summary>
    static abstract EventLayout Layout { get; }

    /// <summary>SHA-256 of everything that decides the ruleset's answers, as lower-case hexadecimal.</summary>
    static abstract string ContentHash { get; }

    /// <summary>Creates a detector with state of its own; detectors share the compiled rules.</summary>
    static abstract Detector CreateDetector(DetectorOptions? options = null);
}

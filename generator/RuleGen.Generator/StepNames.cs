namespace RuleGen.Generator;

/// <summary>The incremental steps, by the names their run reasons are tested under.</summary>
public static class StepNames
{
    /// <summary>An additional file read.</summary>
    public const string ReadFile = nameof(ReadFile);

    /// <summary>The project's schema put together.</summary>
    public const string ReadSchema = nameof(ReadSchema);

    /// <summary>What debug information names rule files by, read from the project's options.</summary>
    public const string ReadDebugPaths = nameof(ReadDebugPaths);

    /// <summary>The project's value lists read.</summary>
    public const string ReadValueLists = nameof(ReadValueLists);

    /// <summary>One exceptions file compiled to conditions.</summary>
    public const string CompileExceptions = nameof(CompileExceptions);

    /// <summary>One rule joined with the exceptions it has.</summary>
    public const string ApplyExceptions = nameof(ApplyExceptions);

    /// <summary>One rule file compiled to a predicate.</summary>
    public const string CompileRule = nameof(CompileRule);

    /// <summary>One test file read.</summary>
    public const string ReadTests = nameof(ReadTests);

    /// <summary>One rule joined with its test files.</summary>
    public const string JoinTests = nameof(JoinTests);

    /// <summary>The cases of one rule run.</summary>
    public const string RunTests = nameof(RunTests);

    /// <summary>The members of one event type read.</summary>
    public const string ReadEventType = nameof(ReadEventType);

    /// <summary>One event type emitted.</summary>
    public const string EmitEventType = nameof(EmitEventType);

    /// <summary>One rule compared with the event types of its rulesets.</summary>
    public const string CheckEventTypes = nameof(CheckEventTypes);

    /// <summary>One ruleset planned.</summary>
    public const string PlanRuleSet = nameof(PlanRuleSet);

    /// <summary>A plan divided into files.</summary>
    public const string DivideRuleSet = nameof(DivideRuleSet);

    /// <summary>One file written.</summary>
    public const string EmitFile = nameof(EmitFile);
}

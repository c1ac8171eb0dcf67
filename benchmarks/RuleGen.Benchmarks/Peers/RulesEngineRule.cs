using RulesEngine.Models;

namespace RuleGen.Benchmarks.Peers;

/// <summary>The reference rule for Microsoft RulesEngine: one lambda over the typed record, cheapest test first as well.</summary>
internal static class RulesEngineRule
{
    public static RulesEngine.RulesEngine Create() => new(
        [
            new Workflow
            {
                WorkflowName = "netcat",
                Rules = [new RulesEngine.Models.Rule { RuleName = "netcat", RuleExpressionType = RuleExpressionType.LambdaExpression, Expression = "Netcat.IsInteractive(e) and Netcat.IsTool(e) and Netcat.IsStart(e) and Netcat.HasFlag(e)" }],
            },
        ],
        new ReSettings { CustomTypes = [typeof(Netcat)] });
}

/// <summary>
/// The parts of the rule the expression combines. RulesEngine compiles the expression; lists and loops are given to it as methods, which favours it.
/// </summary>
public static class Netcat
{
    /// <summary>process.interactive and container.id.</summary>
    public static bool IsInteractive(EventRecord e) => e.Process?.Interactive == true && e.Container?.Id is not null;

    /// <summary>The process is netcat, or a shell that runs it.</summary>
    public static bool IsTool(EventRecord e) => ExpertPredicate.IsTool(e.Process!);

    /// <summary>A process start on Linux.</summary>
    public static bool IsStart(EventRecord e) => ExpertPredicate.IsStart(e);

    /// <summary>An argument that listens, connects or redirects.</summary>
    public static bool HasFlag(EventRecord e) => e.Process!.Args is { } args && ExpertPredicate.HasFlag(args);
}

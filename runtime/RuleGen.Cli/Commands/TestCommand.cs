using System.CommandLine;
using System.Globalization;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen test</c>: runs the tests that stand beside rules.</summary>
internal static class TestCommand
{
    public static Command Create(ToolConsole console)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files, test files, and folders of them.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> schema = CommonArguments.Schema();
        var junit = new Option<string>("--junit") { Description = "Also write the results as JUnit XML.", HelpName = "FILE" };
        var coverage = new Option<int?>("--coverage") { Description = "The least clause coverage each rule must have, in percent.", HelpName = "PERCENT" };
        coverage.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int percent) && percent is < 0 or > 100)
            {
                result.AddError("--coverage takes a number from 0 to 100.");
            }
        });
        var create = new Option<bool>("--new") { Description = "Write a first test file beside each rule file instead, with events made from the rule." };
        var command = new Command("test", "Runs the tests that stand beside rules, and says which clauses of a rule they do not reach.") { paths, schema, junit, coverage, create };
        command.Run((result, _) => result.GetValue(create)
            ? new NewTestFiles(console).Write(result.GetRequiredValue(paths), result.GetRequiredValue(schema))
            : new RuleTests(console).Run(result.GetRequiredValue(paths), result.GetRequiredValue(schema), result.GetValue(junit), result.GetValue(coverage)));
        return command;
    }
}

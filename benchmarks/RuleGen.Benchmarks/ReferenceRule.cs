using RuleGen.Compiler.Text;

namespace RuleGen.Benchmarks;

/// <summary>The reference rule alone.</summary>
[RuleSet]
public sealed partial class ReferenceRule;

/// <summary>The reference rule's file.</summary>
internal static class ReferenceRuleFile
{
    public static SourceText Read()
    {
        string path = Path.Combine(Repository.Root, "rules", "containers", "execution_netcat_listener_established_inside_a_container.toml");
        return new SourceText(path, File.ReadAllText(path));
    }
}

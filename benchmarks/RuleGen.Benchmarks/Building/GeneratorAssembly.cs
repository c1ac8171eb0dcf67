using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace RuleGen.Benchmarks.Building;

/// <summary>
/// The generator as a build loads it: the assembly for .NET Standard 2.0 and what lies beside it, apart from the compiler core that this
/// program has itself.
/// </summary>
internal sealed class GeneratorAssembly : AssemblyLoadContext
{
    private const string Shell = "RuleGen.Generator";

    /// <summary>What a project gives the compiler as analyzers.</summary>
    public static IReadOnlyList<string> Files { get; } = [At(Shell), At("RuleGen.Compiler"), At("Tomlyn")];

    /// <summary>A generator that has seen nothing yet.</summary>
    public IIncrementalGenerator Create() =>
        (IIncrementalGenerator)Activator.CreateInstance(LoadFromAssemblyPath(At(Shell)).GetType("RuleGen.Generator.RuleGenerator", throwOnError: true)!)!;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        Files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == assemblyName.Name) is { } file ? LoadFromAssemblyPath(file) : null;

    private static string At(string name) => Path.Combine(Repository.Root, "generator", Shell, "bin", "Release", "netstandard2.0", name + ".dll");
}

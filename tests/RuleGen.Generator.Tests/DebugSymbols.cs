using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>Where a debugger stops.</summary>
/// <param name="File">The path of the file it shows.</param>
/// <param name="Start">Line and column, counted from one.</param>
/// <param name="End">The first position behind.</param>
internal readonly record struct Stop(string File, (int Line, int Column) Start, (int Line, int Column) End)
{
    /// <summary>What it highlights in a text of the file.</summary>
    public string In(string text)
    {
        string[] lines = text.Split('\n');
        return text[OffsetOf(Start)..OffsetOf(End)];

        int OffsetOf((int Line, int Column) place) => lines.Take(place.Line - 1).Sum(static line => line.Length + 1) + place.Column - 1;
    }
}

/// <summary>What the C# compiler writes for the output of a run: code, and the symbols that debuggers and stack traces read.</summary>
internal sealed class DebugSymbols
{
    private readonly Dictionary<string, List<Stop>> _stops = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<byte>> _code = new(StringComparer.Ordinal);

    private DebugSymbols(MemoryStream assembly, MemoryStream symbols)
    {
        using var file = new PEReader(assembly);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        MetadataReader metadata = file.GetMetadataReader();
        MetadataReader debug = provider.GetMetadataReader();
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            string name = metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name) + "." + metadata.GetString(method.Name);
            if (method.RelativeVirtualAddress != 0)
            {
                _code[name] = [.. file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!];
            }

            foreach (SequencePoint point in debug.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints().Where(static point => !point.IsHidden))
            {
                string path = debug.GetString(debug.GetDocument(point.Document).Name);
                var stop = new Stop(path, (point.StartLine, point.StartColumn), (point.EndLine, point.EndColumn));
                if (!_stops.TryGetValue(name, out List<Stop>? stops))
                {
                    _stops.Add(name, stops = []);
                }

                // A guard and what it returns are one place.
                if (stops.Count == 0 || stops[^1] != stop)
                {
                    stops.Add(stop);
                }
            }
        }
    }

    /// <summary>The instructions of every method, by the names of its class and of itself.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<byte>> Code => _code;

    /// <summary>Compiles what a run gave.</summary>
    public static DebugSymbols Of(GeneratorRun run, OptimizationLevel level = OptimizationLevel.Release)
    {
        var assembly = new MemoryStream();
        var symbols = new MemoryStream();
        EmitResult result = run.Output.WithOptions(((CSharpCompilationOptions)run.Output.Options).WithOptimizationLevel(level))
            .Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        assembly.Position = symbols.Position = 0;
        return new DebugSymbols(assembly, symbols);
    }

    /// <summary>The stops in a predicate of the ruleset, in the order of the code.</summary>
    public IReadOnlyList<Stop> InPredicate(string name) => _stops.GetValueOrDefault("Predicates." + name, []);

    /// <summary>The stops in a local function of a predicate.</summary>
    public IReadOnlyList<Stop> InFunction(string predicate, string function) =>
        _stops.Single(pair => pair.Key.StartsWith($"Predicates.<{predicate}>g__{function}|", StringComparison.Ordinal)).Value;
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;

namespace RuleGen.Cli.Engines;

/// <summary>
/// Rules compiled in memory: the C# the generator would emit, through the C# compiler, into an assembly that is unloaded
/// when nothing refers to its rules any more.
/// </summary>
public sealed class RuleSetAssembly
{
    private const string Namespace = "RuleGen.Loaded";
    private const string ClassName = "LoadedRules";
    private const string NotInNativeBuilds = "Rules are compiled only where code can be loaded (RuntimeFeature.IsDynamicCodeSupported).";

    private readonly Func<DetectorOptions?, Detector> _createDetector;

    private RuleSetAssembly(IReadOnlyList<Rule> rules, EventLayout layout, Func<DetectorOptions?, Detector> createDetector, bool isFromCache)
    {
        All = rules;
        Layout = layout;
        _createDetector = createDetector;
        IsFromCache = isFromCache;
    }

    /// <summary>The rules, ordered by <c>rule_id</c>.</summary>
    public IReadOnlyList<Rule> All { get; }

    /// <summary>The layout to read events with.</summary>
    public EventLayout Layout { get; }

    /// <summary>Whether an earlier run compiled it.</summary>
    public bool IsFromCache { get; }

    /// <summary>Creates a detector with state of its own.</summary>
    public Detector CreateDetector(DetectorOptions? options = null) => _createDetector(options);

    /// <summary>Compiles and loads those of the rules that have a predicate.</summary>
    /// <param name="rules">The rules; of several with one rule_id the first by path counts.</param>
    /// <exception cref="GeneratedCodeException">The emitted C# is wrong.</exception>
    public static RuleSetAssembly Load(IEnumerable<CompiledRule> rules) => LoadNew(CSharpBackend.Compile(Emit(rules)));

    /// <summary>As <see cref="Load(IEnumerable{CompiledRule})"/>, unless the cache has the rules already.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="schema">The fields they were bound to.</param>
    /// <param name="cache">Where compiled rules are kept from run to run.</param>
    /// <exception cref="GeneratedCodeException">The emitted C# is wrong.</exception>
    public static RuleSetAssembly Load(IReadOnlyCollection<CompiledRule> rules, FieldSchema schema, RuleSetCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        string key = RuleSetCache.KeyOf(rules, schema);
        if (cache.TryRead(key) is { } kept && TryLoad(kept, isFromCache: true) is { } loaded)
        {
            return loaded;
        }

        byte[] assembly = CSharpBackend.Compile(Emit(rules));
        cache.Write(key, assembly);
        return LoadNew(assembly);
    }

    private static RuleSetAssembly LoadNew(byte[] assembly) =>
        TryLoad(assembly, isFromCache: false) ?? throw new InvalidOperationException("The runtime does not load what the C# compiler made.");

    /// <summary>The C# of rules, with the declaration a user would write.</summary>
    private static IEnumerable<GeneratedFile> Emit(IEnumerable<CompiledRule> rules) =>
    [
        new GeneratedFile(ClassName + ".cs", $"namespace {Namespace};\n\npublic sealed partial class {ClassName};\n"),
        .. RuleSetCompiler.Compile(RuleSetTarget.Create(Namespace, ClassName), rules).Files,
    ];

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = NotInNativeBuilds)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = NotInNativeBuilds)]
    private static RuleSetAssembly? TryLoad(byte[] image, bool isFromCache)
    {
        try
        {
            // References other than to the runtime and to RuleGen do not occur, and those resolve to what runs already.
            var context = new AssemblyLoadContext(ClassName, isCollectible: true);
            Type type = context.LoadFromStream(new MemoryStream(image)).GetType($"{Namespace}.{ClassName}", throwOnError: true)!;
            return (RuleSetAssembly)typeof(RuleSetAssembly)
                .GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [isFromCache])!;
        }
        catch (Exception e) when (e is BadImageFormatException or TypeLoadException or FileLoadException or ArgumentException)
        {
            // A file of the cache that something else has written or cut off.
            return null;
        }
    }

    private static RuleSetAssembly Of<T>(bool isFromCache)
        where T : IRuleSet => new(T.All, T.Layout, T.CreateDetector, isFromCache);
}

using System.Runtime.CompilerServices;
using RuleGen.Cli.Engines;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Schema;

namespace RuleGen.Cli.Commands;

/// <summary>One run of <c>rulegen scan</c>.</summary>
internal sealed class Scan(ToolConsole console, CancellationToken cancellation)
{
    public int Run(ScanOptions options)
    {
        EventFiles.Check(options.Events);
        if (options.Output is { } target)
        {
            EventFiles.CheckIsNone(options.Events, target);
        }

        LoadedRules rules = LoadRules(options);
        // They name each rule that does not run.
        Write(rules.Diagnostics);

        ProgressLine progress = ProgressLine.Over(options.Events, console);
        var bad = new BadInputReport(console.Error, progress);
        using Stream? file = options.Output is null ? null : Create(options.Output, isAppended: options.State is not null);
        var output = new AlertOutput(file ?? console.Output, CreateFormat(options).Head, progress);
        using ScanParts parts = new ScanPartsFactory(console, rules, options, () => CreateFormat(options)).Create(output, out bool isStateTaken);
        new EventScan(console, parts, bad, progress, cancellation).Run(options.Events);
        parts.Flush();
        progress.Clear();
        bad.Complete();
        ScanSummary summary = new(options.Events.Count, parts, bad, rules);
        using StreamWriter writer = ToolConsole.CreateWriter(file ?? console.Output, leaveOpen: true);
        summary.Write(options.IsNdjson ? console.Error : writer, console.Error);
        if (cancellation.IsCancellationRequested)
        {
            console.Error.WriteLine("interrupted: the events were not scanned to their end");
            return ExitCodes.Interrupted;
        }

        return bad.Any || rules.IsIncomplete || !isStateTaken || summary.IsInexact ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    private IAlertFormat CreateFormat(ScanOptions options)
    {
        bool isOnTerminal = options.Output is null && console.IsOutputTerminal;
        return options.IsNdjson ? new AlertLines() : new AlertTable(options.Output is null && console.UseColour, isOnTerminal ? console.Width : null);
    }

    private LoadedRules LoadRules(ScanOptions options)
    {
        bool isDefault = options.Rules.Count == 0 && options.Schema.Count == 0;
        if (isDefault && options.Engine == Engine.Generated)
        {
            return LoadedRules.BuiltIn();
        }

        Engine engine = options.Engine;
        if (engine == Engine.Generated && !RuntimeFeature.IsDynamicCodeSupported)
        {
            if (options.IsEngineExplicit)
            {
                throw new UsageException("this build of rulegen cannot compile rules at run time; use '--engine interpreted'");
            }

            console.Error.WriteLine("note: this build of rulegen cannot compile rules at run time; they are interpreted");
            engine = Engine.Interpreted;
        }

        var diagnostics = new DiagnosticBag();
        FieldSchema schema = SchemaFiles.Read(options.Schema.Select(TextFile.Read), diagnostics);
        Write(diagnostics.Items);
        if (diagnostics.HasErrors)
        {
            // With a field file half read, rules would be compared as another type than their author said.
            throw new UsageException("a field file has errors; nothing was scanned");
        }

        return LoadedRules.Load(
            options.Rules.Count == 0 ? RuleFiles.ReadBuiltIn() : RuleFiles.Read(options.Rules),
            schema,
            engine,
            RuleSetCache.OfUser(console.GetVariable));
    }

    private void Write(IEnumerable<RuleDiagnostic> diagnostics)
    {
        var writer = new StyledWriter(console.Error, useColour: false);
        foreach (RuleDiagnostic diagnostic in diagnostics)
        {
            DiagnosticWriter.Write(writer, diagnostic, file: null);
        }
    }

    private static FileStream Create(string path, bool isAppended)
    {
        try
        {
            return isAppended ? OpenToAppend(path) : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write {path}: {e.Message}");
        }
    }

    // What a scan that was killed left without its end must not swallow the first line of this one.
    private static FileStream OpenToAppend(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (file.Length > 0)
        {
            file.Position = file.Length - 1;
            if (file.ReadByte() != '\n')
            {
                file.WriteByte((byte)'\n');
            }
        }

        return file;
    }
}

using System.Globalization;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Linting;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Interpreter;

namespace RuleGen.Cli.Commands;

/// <summary>One run of <c>rulegen query</c>.</summary>
internal sealed class QueryRun(ToolConsole console, CancellationToken cancellation)
{
    private readonly List<Match> _matches = [];
    private long _position;

    public int Run(QueryOptions options)
    {
        EventFiles.Check(options.Events);
        var diagnostics = new DiagnosticBag();
        SourceText[] schemaFiles = [.. options.Schema.Select(TextFile.Read)];
        FieldSchema schema = SchemaFiles.Read(schemaFiles, diagnostics);
        var query = new SourceText("query", options.Query);
        (Predicate? predicate, EquatableArray<EqlPipe> pipes) = Bind(query, options, schema, diagnostics);
        var writer = new StyledWriter(console.Error, useColour: false);
        foreach (RuleDiagnostic diagnostic in diagnostics.Items)
        {
            DiagnosticWriter.Write(writer, diagnostic, diagnostic.Path == query.Path ? query : Array.Find(schemaFiles, file => file.Path == diagnostic.Path));
        }

        if (predicate is null)
        {
            return ExitCodes.Usage;
        }

        ProgressLine progress = ProgressLine.Over(options.Events, console);
        var bad = new BadInputReport(console.Error, progress);
        Find(predicate, options, schema, progress, bad);
        progress.Clear();
        bad.Complete();
        if (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }

        Write(options, pipes);
        return bad.Any ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    private static (Predicate? Predicate, EquatableArray<EqlPipe> Pipes) Bind(SourceText query, QueryOptions options, FieldSchema schema, DiagnosticBag diagnostics)
    {
        MappedText text = MappedText.WholeFile(query);
        if (options.IsKql)
        {
            KqlQuery? parsed = KqlParser.Parse(text, diagnostics);
            Predicate? condition = parsed is null ? null : KqlBinder.Bind(parsed, text, new KqlBinderOptions(schema), diagnostics);
            if (condition is null || diagnostics.HasErrors)
            {
                return default;
            }

            RuleLinter.Check(parsed!, text, rule: null, schema, diagnostics);
            return (condition, []);
        }

        EqlStatement? statement = EqlParser.Parse(text, diagnostics);
        var binding = new EqlBinderOptions(schema) { CategoryField = options.CategoryField, IsSchemaClosed = options.IsSchemaClosed, AcceptsPipes = true };
        Predicate? predicate = statement is null ? null : EqlBinder.Bind(statement, text, binding, diagnostics);
        if (predicate is null || diagnostics.HasErrors)
        {
            return default;
        }

        RuleLinter.Check(statement!, text, rule: null, schema, diagnostics);
        return (predicate, statement!.Pipes);
    }

    private void Find(Predicate predicate, QueryOptions options, FieldSchema schema, ProgressLine progress, BadInputReport bad)
    {
        FieldReference time = Resolve(options.TimestampField, schema);
        FieldReference? tiebreaker = options.TiebreakerField is { } name ? Resolve(name, schema) : null;
        FieldReference[] fields = [.. PredicateFields.Of(predicate), time, .. tiebreaker is null ? [] : new[] { tiebreaker }];
        var layout = new EventLayout([.. fields.Select(static field => field.Name).Distinct(StringComparer.Ordinal)], [.. PredicateFields.NullValues(fields)]);
        Func<Event, bool> isMatch = InterpretedRuleSet.CreatePredicate(predicate, layout);
        EventReader reader = layout.CreateReader(EventValidation.Checked);
        var e = new Event(layout);
        int timeSlot = layout.SlotOf(time.Name);
        int tiebreakerSlot = tiebreaker is null ? -1 : layout.SlotOf(tiebreaker.Name);
        long bytesBefore = 0;
        using var blocks = new BlockPool(held: 0);
        for (int file = 0; file < options.Events.Count; file++)
        {
            using var input = new EventInput(options.Events[file], console, blocks, cancellation);
            while (!cancellation.IsCancellationRequested && input.TryReadNext(out DocumentSlice document))
            {
                _position++;
                if (!reader.TryRead(document.Memory, e, out EventError error))
                {
                    bad.BadEvent(input.Name, document, error);
                }
                else if (isMatch(e))
                {
                    EventOrder order = EventOrder.Of(e, timeSlot, tiebreakerSlot, tiebreaker?.Type ?? FieldType.Dynamic, _position);
                    _matches.Add(new Match(order, file, document.Line, options.LinesOnly ? [] : OnOneLine(e.Document)));
                }

                if (_position % ProgressLine.EventsPerLook == 0)
                {
                    progress.Report(_position, _matches.Count, bytesBefore + input.BytesRead);
                }
            }

            if (input.Failure is not null)
            {
                bad.BadFile(input);
            }

            bytesBefore += input.BytesRead;
        }
    }

    // An alias stands in no event under its own name.
    private static FieldReference Resolve(string name, FieldSchema schema)
    {
        schema.TryGet(name, out FieldInfo field);
        return field.ToReference();
    }

    private void Write(QueryOptions options, EquatableArray<EqlPipe> pipes)
    {
        _matches.Sort(static (left, right) => left.Order.CompareTo(right.Order));
        using var output = new BufferedStream(console.Output, 1 << 16);
        foreach (Match match in EqlPipes.Apply(pipes, _matches))
        {
            if (options.LinesOnly)
            {
                string line = match.Line.ToString(CultureInfo.InvariantCulture);
                output.Write(System.Text.Encoding.UTF8.GetBytes(options.Events.Count == 1 ? line : $"{options.Events[match.File]}:{line}"));
            }
            else
            {
                output.Write(match.Document);
            }

            output.WriteByte((byte)'\n');
        }

        output.Flush();
    }

    /// <summary>A copy without line ends: an element of an array may stand on several lines, and a line end in JSON is never part of a string.</summary>
    private static byte[] OnOneLine(ReadOnlySpan<byte> document)
    {
        if (document.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            return document.ToArray();
        }

        return [.. document.ToArray().Where(static b => b is not ((byte)'\n' or (byte)'\r'))];
    }

    private readonly record struct Match(EventOrder Order, int File, long Line, byte[] Document);
}

using RuleGen.Cli.Commands.Queries;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Linting;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Commands;

/// <summary>One run of <c>rulegen query</c>.</summary>
internal sealed class QueryRun(ToolConsole console, CancellationToken cancellation)
{
    public int Run(QueryOptions options)
    {
        EventFiles.Check(options.Events);
        var diagnostics = new DiagnosticBag();
        SourceText[] schemaFiles = [.. options.Schema.Select(TextFile.Read)];
        FieldSchema schema = SchemaFiles.Read(schemaFiles, diagnostics);
        var query = new SourceText("query", options.Query);
        (RuleQuery? bound, EquatableArray<EqlPipe> pipes) = Bind(query, options, schema, diagnostics);
        var writer = new StyledWriter(console.Error, useColour: false);
        foreach (RuleDiagnostic diagnostic in diagnostics.Items)
        {
            DiagnosticWriter.Write(writer, diagnostic, diagnostic.Path == query.Path ? query : Array.Find(schemaFiles, file => file.Path == diagnostic.Path));
        }

        if (bound is null)
        {
            return ExitCodes.Usage;
        }

        ProgressLine progress = ProgressLine.Over(options.Events, console);
        var bad = new BadInputReport(console.Error, progress);
        var matcher = QueryMatcher.Create(bound, options, Order(options, schema));
        Find(matcher, options, progress, bad);
        progress.Clear();
        bad.Complete();
        if (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }

        Write(EqlPipes.Apply(pipes, matcher.Complete()));
        return bad.Any ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    private static (RuleQuery? Query, EquatableArray<EqlPipe> Pipes) Bind(SourceText query, QueryOptions options, FieldSchema schema, DiagnosticBag diagnostics)
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
            return (new EventQuery(condition), []);
        }

        EqlStatement? statement = EqlParser.Parse(text, diagnostics);
        var binding = new EqlBinderOptions(schema)
        {
            CategoryField = options.CategoryField,
            TimestampField = options.TimestampField,
            TiebreakerField = options.TiebreakerField,
            IsSchemaClosed = options.IsSchemaClosed,
            AcceptsPipes = true,
        };
        RuleQuery? bound = statement is null ? null : EqlBinder.Bind(statement, text, binding, diagnostics);
        if (bound is null || diagnostics.HasErrors)
        {
            return default;
        }

        RuleLinter.Check(statement!, text, rule: null, schema, diagnostics);
        return (bound, statement!.Pipes);
    }

    private static QueryOrder Order(QueryOptions options, FieldSchema schema) =>
        new(Resolve(options.TimestampField, schema), options.TiebreakerField is { } name ? Resolve(name, schema) : null);

    // An alias stands in no event under its own name.
    private static FieldReference Resolve(string name, FieldSchema schema)
    {
        schema.TryGet(name, out FieldInfo field);
        return field.ToReference();
    }

    private void Find(QueryMatcher matcher, QueryOptions options, ProgressLine progress, BadInputReport bad)
    {
        long events = 0;
        long bytesBefore = 0;
        using var blocks = new BlockPool(held: 0);
        for (int file = 0; file < options.Events.Count; file++)
        {
            using var input = new EventInput(options.Events[file], console, blocks, start: null, cancellation);
            while (!cancellation.IsCancellationRequested && input.TryReadNext(out DocumentSlice document))
            {
                if (!matcher.TryTake(file, document, out EventError error))
                {
                    bad.BadEvent(input.Name, document, error);
                }

                if (++events % ProgressLine.EventsPerLook == 0)
                {
                    progress.Report(events, matcher.Count, bytesBefore + input.BytesRead);
                }
            }

            if (input.Failure is not null)
            {
                bad.BadFile(input);
            }

            bytesBefore += input.BytesRead;
        }
    }

    private void Write(IEnumerable<byte[]> lines)
    {
        using var output = new BufferedStream(console.Output, 1 << 16);
        foreach (byte[] line in lines)
        {
            output.Write(line);
            output.WriteByte((byte)'\n');
        }

        output.Flush();
    }
}

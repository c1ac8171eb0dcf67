using System.Diagnostics;
using CsCheck;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Schema;

public sealed class FieldSchemaTests
{
    [Theory]
    [InlineData("process.name", FieldType.Keyword, false)]
    [InlineData("process.args", FieldType.Keyword, true)]
    [InlineData("process.command_line", FieldType.Keyword, false)]
    [InlineData("@timestamp", FieldType.Date, false)]
    [InlineData("process.pid", FieldType.Integer, false)]
    [InlineData("process.interactive", FieldType.Boolean, false)]
    [InlineData("source.ip", FieldType.Ip, false)]
    [InlineData("message", FieldType.Text, false)]
    [InlineData("process", FieldType.Object, false)]
    [InlineData("aws.cloudtrail.flattened.request_parameters.anything.at.all", FieldType.Keyword, false)]
    [InlineData("labels.anything.at.all", FieldType.Keyword, false)]
    [InlineData("entity.metrics.anything", FieldType.Dynamic, false)]
    public void Known_fields_have_their_type(string path, FieldType type, bool isArray)
    {
        Assert.True(FieldSchema.Default.TryGet(path, out FieldInfo field));
        Assert.Equal(new FieldInfo(path, type, isArray), field);
    }

    [Theory]
    [InlineData("proces.name", "process.name")]
    [InlineData("process.nmae", "process.name")]
    [InlineData("Process.Name", "process.name")]
    [InlineData("process.commandline", "process.command_line")]
    public void Unknown_fields_have_near_ones(string path, string nearest)
    {
        Assert.False(FieldSchema.Default.TryGet(path, out FieldInfo field));
        Assert.Equal(FieldType.Dynamic, field.Type);
        Assert.Equal(nearest, FieldSchema.Default.Nearest(path)[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("completely.different")]
    [InlineData("process.name.below_a_keyword")]
    public void Paths_that_are_no_fields_are_unknown(string path) => Assert.False(FieldSchema.Default.TryGet(path, out _));

    [Fact]
    public void A_search_for_near_names_is_bounded()
    {
        FieldSchema schema = FieldSchema.Default;
        Assert.Empty(schema.Nearest(new string('x', 10_000_000)));
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < 100; i++)
        {
            schema.Nearest($"process.parent.executabel{i}");
        }

        Assert.InRange(clock.ElapsedMilliseconds, 0, 20_000);
    }

    [Fact]
    public void A_path_of_megabytes_costs_no_more_than_its_length()
    {
        string tail = string.Concat(Enumerable.Repeat(".a", 5_000_000));
        Assert.True(FieldSchema.Default.TryGet("labels" + tail, out FieldInfo field));
        Assert.Equal(FieldType.Keyword, field.Type);
        Assert.False(FieldSchema.Default.TryGet("nothing" + tail, out _));
    }

    [Fact]
    public void An_object_is_open_only_while_it_declares_no_fields()
    {
        FieldSchema schema = Parse("field,type\nopen,object\nclosed,object\nclosed.a,keyword\n");
        Assert.True(schema.TryGet("open.x.y", out FieldInfo below));
        Assert.Equal(FieldType.Dynamic, below.Type);
        Assert.False(schema.TryGet("closed.x", out _));
    }

    [Fact]
    public void A_row_can_speak_for_everything_below_a_path()
    {
        FieldSchema schema = Parse("field,type\na.*,ip\na.b,long\na.c.*,boolean\n");
        Assert.Equal(
            [FieldType.Ip, FieldType.Ip, FieldType.Integer, FieldType.Boolean, FieldType.Object],
            new[] { "a.x", "a.x.y", "a.b", "a.c.d", "a.c" }.Select(path => schema.TryGet(path, out FieldInfo field) ? field.Type : FieldType.Other));
        Assert.False(schema.TryGet("a.b.c", out _));
    }

    [Fact]
    public void An_alias_is_the_field_behind_it()
    {
        FieldSchema schema = FieldSchema.Default.With(Parse("field,type,alias\nproc,alias,process.name\ntwice,alias,proc\nlost,alias,nothing\n"));
        Assert.True(schema.TryGet("proc", out FieldInfo field));
        Assert.Equal(("process.name", FieldType.Keyword), (field.Name, field.Type));
        Assert.False(schema.TryGet("twice", out _));
        Assert.False(schema.TryGet("lost", out _));
    }

    [Fact]
    public void A_multi_field_reads_what_its_field_does()
    {
        FieldSchema schema = Parse("field,type,multi_field_of,null_value\nt,text,,\nt.keyword,keyword,t\nk,keyword,,none\nk.caseless,keyword,k\nm,text\nm.a,keyword,m\nm.b,keyword,m\n");
        Assert.True(schema.TryGet("t", out FieldInfo text));
        Assert.True(schema.TryGetExact(text, out FieldInfo exact));
        Assert.Equal(new FieldReference("t", FieldType.Keyword), exact.ToReference());
        Assert.True(schema.TryGet("k.caseless", out FieldInfo caseless));
        Assert.Equal(new FieldReference("k", FieldType.Keyword) { IgnoresCase = true, NullValue = "none" }, caseless.ToReference());
        Assert.True(schema.TryGet("m", out FieldInfo several));
        Assert.False(schema.TryGetExact(several, out _));
    }

    [Fact]
    public void A_flattened_field_as_a_whole_is_every_value_below() =>
        Assert.Equal(new FieldReference("l.*", FieldType.Flattened, IsArray: true), new FieldInfo("l", FieldType.Flattened).ToReference());

    [Fact]
    public void The_word_of_the_added_schema_counts()
    {
        FieldSchema schema = FieldSchema.Default.With(Parse("field,type\nprocess.name,ip\nacme.risk,long\n"));
        Assert.True(schema.TryGet("process.name", out FieldInfo name));
        Assert.Equal(FieldType.Ip, name.Type);
        Assert.True(schema.TryGet("acme.risk", out _));
        Assert.True(schema.TryGet("process.args", out _));
    }

    [Fact]
    public void Schemas_that_say_the_same_are_equal()
    {
        FieldSchema a = Parse("field,type,array\na,keyword,true\nb,long\n");
        FieldSchema b = Parse("# another order\ntype,array,field\nlong,,b\n\nkeyword,array,\"a\"\n");
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, Parse("field,type,array\na,keyword\nb,long\n"));
        Assert.NotEqual(a, Parse("field,type,array\na,keyword,true\nb,ip\n"));
        Assert.NotEqual(a, Parse("field,type,array,null_value\na,keyword,true,x\nb,long\n"));
        Assert.NotEqual(Parse("field,type,format\nb,date,yyyy\n"), Parse("field,type\nb,date\n"));
        Assert.NotEqual(Parse("field,type,alias\nb,alias,x\n"), Parse("field,type,alias\nb,alias,y\n"));
        Assert.NotEqual(Parse("field,type,multi_field_of\nb.c,keyword,\n"), Parse("field,type,multi_field_of\nb.c,keyword,b\n"));
        Assert.Equal(a, FieldSchema.Empty.With(a));
    }

    [Theory]
    [InlineData("field,type\na,strnig\n", "RG0023", 2, 3, "strnig")]
    [InlineData("field,type\na\n", "RG0021", 2, 1, "a")]
    [InlineData("field,type\n,keyword\n", "RG0021", 2, 1, ",keyword")]
    [InlineData("field,type\na,keyword,true\n", "RG0021", 2, 11, "true")]
    [InlineData("field,type\na,\"keyword\n", "RG0021", 2, 1, "a,\"keyword")]
    [InlineData("field,type\na,\"keyword\"x\n", "RG0021", 2, 1, "a,\"keyword\"x")]
    [InlineData("field,type,array\na,keyword,maybe\n", "RG0021", 2, 11, "maybe")]
    [InlineData("field,kind\na,keyword\n", "RG0021", 1, 1, "field,kind")]
    [InlineData("field,type\r\na,keyword\r\na,long\r\n", "RG0024", 3, 1, "a")]
    [InlineData("field,type,format\na,date,MMM yyyy\n", "RG4103", 2, 8, "MMM yyyy")]
    [InlineData("field,type,format\na,date,epoch_second||iso8601\n", "RG4103", 2, 8, "epoch_second||iso8601")]
    [InlineData("field,type,format\na,keyword,yyyy\n", "RG0021", 2, 11, "yyyy")]
    [InlineData("field,type,format,null_value\na,date,yyyy,1.1.2000\n", "RG0021", 2, 13, "1.1.2000")]
    [InlineData("field,type,alias\na,keyword,b\n", "RG0021", 2, 3, "keyword")]
    [InlineData("field,type\na,alias\n", "RG0021", 2, 3, "alias")]
    [InlineData("field,type,alias,array\na,alias,b,true\n", "RG0021", 2, 11, "true")]
    [InlineData("field,type,multi_field_of\na.b,keyword,b\n", "RG0021", 2, 13, "b")]
    [InlineData("field,type,multi_field_of,null_value\na.b,keyword,a,x\n", "RG0021", 2, 15, "x")]
    [InlineData("field,type,null_value\na,long,x\n", "RG0021", 2, 8, "x")]
    [InlineData("field,type,null_value\na,boolean,1\n", "RG0021", 2, 11, "1")]
    [InlineData("field,type,null_value\na,ip,10.0.0.0/8\n", "RG0021", 2, 6, "10.0.0.0/8")]
    [InlineData("field,type,null_value\na,text,x\n", "RG0021", 2, 8, "x")]
    [InlineData("field,type,arrray\na,keyword,\n", "RG0022", 1, 12, "arrray")]
    public void A_mistake_is_reported_at_its_place(string text, string id, int line, int column, string marked)
    {
        var bag = new DiagnosticBag();
        FieldSchema.Parse(new SourceText("fields.csv", text), bag);
        RuleDiagnostic diagnostic = bag.Items.First(d => d.Id == id);
        Assert.Equal($"({line},{column}) {marked}", $"({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}) {text.Substring(diagnostic.Span.Start, diagnostic.Span.Length)}");
    }

    [Fact]
    public void A_bad_row_takes_no_other_down()
    {
        var bag = new DiagnosticBag();
        FieldSchema schema = FieldSchema.Parse(new SourceText("f", "field,type\na,bad\nb,long\n"), bag);
        Assert.Single(bag.Items);
        Assert.Equal(["b"], schema.Fields.Select(static f => f.Name));
    }

    [Fact]
    public void Random_texts_never_throw() =>
        Gen.OneOf("field", "type", "array", "alias", ",", "\"", "\n", "\r\n", " ", "#", "keyword", "a.b", "\uFEFF", "\0", "é", ".")
            .Array[0, 30]
            .Select(string.Concat)
            .Sample(static text =>
            {
                var bag = new DiagnosticBag();
                FieldSchema schema = FieldSchema.Parse(new SourceText("f", text), bag);
                Assert.All(bag.Items, d => Assert.InRange(d.Span.End, d.Span.Start, text.Length));
                Assert.All(schema.Fields, f => Assert.True(schema.TryGet(f.Name, out _)));
            });

    [Fact]
    public void The_built_in_schema_has_every_field_of_the_source()
    {
        string[] rows = File.ReadAllLines(SharedData.Require("schema", "fields.csv"));
        Assert.Equal(rows.Length - 1, FieldSchema.Default.Fields.Count(static f => !f.Name.EndsWith(".*", StringComparison.Ordinal)));
        foreach (string[] row in rows.Skip(1).Select(static r => r.Split(',')))
        {
            Assert.True(FieldSchema.Default.TryGet(row[0], out FieldInfo field));
            Assert.True(FieldTypes.TryGet(row[1], out FieldType type));
            Assert.Equal((row[0], type, row[3] == "true"), (field.Name, field.Type, field.IsArray));
        }
    }

    private static FieldSchema Parse(string text)
    {
        var bag = new DiagnosticBag();
        FieldSchema schema = FieldSchema.Parse(new SourceText("fields.csv", text), bag);
        Assert.Empty(bag.Items);
        return schema;
    }
}

using System.Buffers;
using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class AlertWriterFuzzTests
{
    private static readonly Gen<string> s_name = Gen.OneOf(
        "a", "event", "event.kind", "kind", "kibana", "kibana.alert", "alert", "alert.x", "@timestamp", "_source", "_id", "\\ud800", "\\u0061", "é", "", ".");

    private static readonly Gen<string> s_scalar = Gen.OneOf(
        "null", "true", "0", "-1.50e400", "\"\"", "\"text\"", "\"\\ud800\"", "\"\\n\\\"\"", "\"2026-01-05T00:00:00Z\"", "[]", "{}");

    [Fact]
    public void Every_event_gives_a_valid_line_that_forges_nothing() =>
        Object(3).Sample(
            json =>
            {
                Detector detector = Samples.Detector(Samples.Rule());
                AlertCollection alerts = detector.Process($$$"""{"process":{"name":"nc"},"x":{{{json}}},{{{json[1..]}}}""");
                if (alerts.Count == 0)
                {
                    return; // a _source took the process away
                }

                var output = new ArrayBufferWriter<byte>();
                new AlertWriter().Write(output, alerts[0]);

                Assert.Equal(-1, output.WrittenSpan.IndexOfAny((byte)'\n', (byte)'\r'));
                var alert = Samples.ParseStrictly(output.WrittenMemory);
                Assert.Equal("signal", alert.GetProperty("event.kind").GetString());
                Assert.Equal("2026-02-03T04:05:06.000Z", alert.GetProperty("@timestamp").GetString());
                Assert.False(alert.TryGetProperty("kibana.alert", out _));
                Assert.False(alert.TryGetProperty("kibana", out var kibana)
                    && kibana.ValueKind == System.Text.Json.JsonValueKind.Object
                    && kibana.TryGetProperty("alert", out _));
            },
            iter: 3_000);

    private static Gen<string> Object(int depth) =>
        Gen.Select(s_name, Value(depth), Gen.OneOf("", " ", "\r\n")).Array[0, 5].Select(members =>
        {
            // Ends with a member, so that the members can stand among others.
            var text = new StringBuilder("{");
            foreach ((string name, string value, string space) in members)
            {
                text.Append($"\"{name}\"{space}:{space}{value},");
            }

            return text.Append("\"z\":0}").ToString();
        });

    private static Gen<string> Value(int depth) => depth == 0
        ? s_scalar
        : Gen.OneOf(s_scalar, Object(depth - 1), Value(depth - 1).Array[1, 3].Select(items => "[" + string.Join(",\n", items) + "]"));
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Interpreter;

namespace RuleGen.Cli.Output;

/// <summary>
/// Explanations for programs: one JSON object for each event, on one line. Letters stand as they are; control characters, and those that
/// would turn the reading direction, are escapes.
/// </summary>
internal static class ExplanationJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RuleExplanation explanation, EventOrigin origin)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            Write(writer, explanation, origin);
        }

        return DisplayText.CleanJson(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Write(Utf8JsonWriter writer, RuleExplanation explanation, EventOrigin origin)
    {
        RuleDefinition rule = explanation.Rule.Definition!;
        writer.WriteStartObject();
        writer.WriteString("rule_id", rule.RuleId);
        writer.WriteString("name", rule.Name);
        writer.WriteString("file", origin.File);
        writer.WriteNumber("line", origin.Line);
        if (explanation.Alerts is { } alerts)
        {
            writer.WriteBoolean("alerts", alerts);
        }

        writer.WriteBoolean("enabled", explanation.IsEnabled);
        writer.WriteBoolean("in_index_scope", explanation.IsInIndexScope);
        writer.WriteString("index", explanation.Place);
        writer.WriteStartArray("conditions");
        foreach (ExplainedCondition condition in explanation.Conditions)
        {
            Write(writer, condition);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ExplainedCondition condition)
    {
        writer.WriteStartObject();
        if (condition.Condition.Name is { } name)
        {
            writer.WriteString("name", name);
        }

        writer.WriteBoolean("holds", condition.Holds);
        if (condition.FindNearestMiss() is { } misses)
        {
            writer.WriteStartArray("nearest_miss");
            foreach ((RuleConditionPart part, MissedTest miss) in misses)
            {
                writer.WriteStartObject();
                WritePart(writer, part);
                writer.WriteString("required", PredicateDescriber.Phrase(miss.Requirement));
                WriteValues(writer, miss.Test);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("parts");
        foreach (ExplainedPart part in condition.Parts)
        {
            writer.WriteStartObject();
            WritePart(writer, part.Part);
            writer.WriteBoolean("passes", part.Passes);
            writer.WritePropertyName("condition");
            Write(writer, part.Root);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter writer, RuleConditionPart part)
    {
        writer.WriteString("part", part.Kind.ToString().ToLowerInvariant());
        if (part.Name is { } name)
        {
            writer.WriteString("part_name", name);
        }
    }

    private static void Write(Utf8JsonWriter writer, ExplainedNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", node.Predicate switch { And => "all", Or => "any", Not => "not", Nested => "element", _ => "test" });
        writer.WriteBoolean("holds", node.Holds);
        if (node.IsTest)
        {
            writer.WriteString("test", PredicateDescriber.Phrase(node.Predicate));
            WriteValues(writer, node);
        }
        else
        {
            if (node.Predicate is Nested nested)
            {
                writer.WriteString("path", nested.Path);
            }

            writer.WriteStartArray("items");
            foreach (ExplainedNode item in node.Terms)
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, ExplainedNode test)
    {
        writer.WriteStartArray("values");
        foreach (SeenValue value in test.Values)
        {
            writer.WriteStartObject();
            writer.WriteString("field", value.Field);
            writer.WriteString("kind", value.Kind.ToString().ToLowerInvariant());
            writer.WriteString("value", value.Text);
            if (value.PassedBy is { } passed)
            {
                writer.WriteString("passes", PredicateDescriber.Phrase(passed));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (test.Computed.Count > 0)
        {
            writer.WriteStartArray("computed");
            foreach (ComputedValue computed in test.Computed)
            {
                writer.WriteStartObject();
                writer.WriteString("expression", PredicateDescriber.Phrase(computed.Expression));
                WriteConstant(writer, computed.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteConstant(Utf8JsonWriter writer, ComputedConstant value)
    {
        writer.WritePropertyName("value");
        switch (value)
        {
            case NullConstant:
                writer.WriteNullValue();
                break;
            case BooleanConstant boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case TextConstant text:
                writer.WriteStringValue(text.Value);
                break;
            case NumberValue number when number.Value is { IsInteger: false, Unsigned: 0, Float: var real } && !double.IsFinite(real):
                writer.WriteStringValue(PredicatePrinter.Print(number.Value));
                break;
            case NumberValue number:
                writer.WriteRawValue(PredicatePrinter.Print(number.Value));
                break;
        }
    }
}

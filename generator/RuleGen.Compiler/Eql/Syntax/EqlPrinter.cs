using System.Globalization;
using System.Text;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Eql.Syntax;

/// <summary>
/// Writes a syntax tree as canonical EQL on one line: single blanks, plain strings, back-ticks only where needed.
/// Parsing the text gives an equal tree again. Parentheses are printed as the tree has them, none are added.
/// </summary>
public static partial class EqlPrinter
{
    /// <summary>A query's text.</summary>
    public static string Print(EqlStatement statement)
    {
        var text = new StringBuilder();
        switch (statement)
        {
            case EqlEventQuery query:
                Write(text, query.Filter);
                break;
            case EqlSequence sequence:
                WriteSequence(text, sequence);
                break;
            case EqlSample sample:
                WriteSample(text, sample);
                break;
            default:
                throw new InvalidOperationException($"No text for {statement.GetType().Name}.");
        }

        foreach (EqlPipe pipe in statement.Pipes)
        {
            text.Append(pipe.Kind == EqlPipeKind.Head ? " | head " : " | tail ").Append(pipe.Count.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>The text of a time unit.</summary>
    public static string Symbol(EqlTimeUnit unit) => unit switch
    {
        EqlTimeUnit.Milliseconds => "ms",
        EqlTimeUnit.Seconds => "s",
        EqlTimeUnit.Minutes => "m",
        EqlTimeUnit.Hours => "h",
        _ => "d",
    };

    private static void WriteSequence(StringBuilder text, EqlSequence sequence)
    {
        text.Append("sequence");
        WriteKeys(text, sequence.Keys);
        if (sequence.MaxSpan is { } span)
        {
            text.Append(" with maxspan=").Append(span.Amount.ToString(CultureInfo.InvariantCulture)).Append(Symbol(span.Unit));
        }

        foreach (EqlSequenceItem item in sequence.Items)
        {
            text.Append(item.IsMissing ? " !" : " ");
            WriteBracketed(text, item.Filter, item.Keys);
            if (item.Runs > 1)
            {
                text.Append(" with runs=").Append(item.Runs.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (sequence.Until is { } until)
        {
            text.Append(" until ");
            WriteBracketed(text, until.Filter, until.Keys);
        }
    }

    private static void WriteSample(StringBuilder text, EqlSample sample)
    {
        text.Append("sample");
        WriteKeys(text, sample.Keys);
        foreach (EqlSampleItem item in sample.Items)
        {
            text.Append(' ');
            WriteBracketed(text, item.Filter, item.Keys);
        }
    }

    private static void WriteBracketed(StringBuilder text, EqlEventFilter filter, EquatableArray<EqlField> keys)
    {
        text.Append('[');
        Write(text, filter);
        text.Append(']');
        WriteKeys(text, keys);
    }

    private static void WriteKeys(StringBuilder text, EquatableArray<EqlField> keys)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            text.Append(i == 0 ? " by " : ", ");
            Write(text, keys[i]);
        }
    }

    private static void Write(StringBuilder text, EqlEventFilter filter)
    {
        if (filter.Category.Name is not { } category)
        {
            text.Append("any");
        }
        else if (EqlKeywords.IsPlainName(category))
        {
            text.Append(category);
        }
        else
        {
            WriteString(text, category);
        }

        text.Append(" where ");
        Write(text, filter.Condition);
    }
}

using System.Text.Json;

namespace RuleGen.Benchmarks.Peers;

/// <summary>
/// The reference rule over <see cref="Utf8JsonReader"/>, as one writes it who knows the API: names compared as UTF-8, other subtrees skipped, left
/// as soon as a condition fails. Strings are made of the name and the arguments only where the rest already holds.
/// </summary>
internal static class ExpertJsonReader
{
    public static bool IsMatch(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        bool isStart = false;
        bool isLinux = false;
        bool hasContainer = false;
        ProcessRecord? process = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("process"u8))
            {
                process = ReadProcess(ref reader);
                if (process is not { Interactive: true } || !ExpertPredicate.IsTool(process))
                {
                    return false;
                }
            }
            else if (reader.ValueTextEquals("event"u8))
            {
                isStart = ReadEvent(ref reader);
                if (!isStart)
                {
                    return false;
                }
            }
            else if (reader.ValueTextEquals("host"u8))
            {
                isLinux = ReadHost(ref reader);
                if (!isLinux)
                {
                    return false;
                }
            }
            else if (reader.ValueTextEquals("container"u8))
            {
                hasContainer = HasId(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return isStart && isLinux && hasContainer && process?.Args is { } args && ExpertPredicate.HasFlag(args);
    }

    private static ProcessRecord ReadProcess(ref Utf8JsonReader reader)
    {
        var process = new ProcessRecord();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("interactive"u8))
            {
                reader.Read();
                process.Interactive = reader.TokenType == JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                process.Name = reader.GetString();
            }
            else if (reader.ValueTextEquals("args"u8))
            {
                reader.Read();
                var args = new List<string>();
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    args.Add(reader.GetString()!);
                }

                process.Args = [.. args];
            }
            else
            {
                reader.Skip();
            }
        }

        return process;
    }

    private static bool ReadEvent(ref Utf8JsonReader reader)
    {
        bool isExec = false;
        bool isStart = false;
        bool isProcess = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("action"u8))
            {
                isExec = HasValue(ref reader, "exec"u8);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                isStart = HasValue(ref reader, "start"u8);
            }
            else if (reader.ValueTextEquals("category"u8))
            {
                isProcess = HasValue(ref reader, "process"u8);
            }
            else
            {
                reader.Skip();
            }
        }

        return isExec && isStart && isProcess;
    }

    private static bool ReadHost(ref Utf8JsonReader reader)
    {
        bool isLinux = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("os"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8))
                {
                    isLinux = HasValue(ref reader, "linux"u8);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return isLinux;
    }

    private static bool HasId(ref Utf8JsonReader reader)
    {
        bool hasId = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasId |= reader.ValueTextEquals("id"u8);
            reader.Skip();
        }

        return hasId;
    }

    private static bool HasValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> value)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.ValueTextEquals(value);
        }

        bool has = false;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                has |= reader.ValueTextEquals(value);
            }
        }

        return has;
    }
}

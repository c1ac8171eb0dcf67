using System.Globalization;

namespace RuleGen.Cli.Tests;

/// <summary>A rule over several events, and events for it.</summary>
internal static class SequenceRules
{
    public const string SpawnId = "22222222-2222-4222-8222-222222222222";

    public const string StayedShellId = "33333333-3333-4333-8333-333333333333";

    /// <summary>A shell, then a file that the same process writes.</summary>
    public static string Spawn { get; } = TestRules.Rule(
        """
        sequence by process.entity_id with maxspan=5m
          [process where event.type == "start" and process.name == "sh"]
          [file where event.type == "creation"]
        """,
        SpawnId,
        "A shell writes a file");

    /// <summary>A shell that does not end within ten seconds.</summary>
    public static string StayedShell { get; } = TestRules.Rule(
        """
        sequence by process.entity_id with maxspan=10s
          [process where event.type == "start" and process.name == "sh"]
          ![process where event.type == "end"]
        """,
        StayedShellId,
        "A shell stays");

    /// <summary>A shell starts.</summary>
    public static string Start(string process, int second) => Event("process", "start", process, second, ",\"name\":\"sh\"");

    /// <summary>A process writes a file.</summary>
    public static string Write(string process, int second) => Event("file", "creation", process, second, "");

    /// <summary>A process ends.</summary>
    public static string End(string process, int second) => Event("process", "end", process, second, "");

    private static string Event(string category, string type, string process, int second, string more)
    {
        string time = new DateTime(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc).AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $$$"""{"@timestamp":"{{{time}}}","event":{"category":["{{{category}}}"],"type":["{{{type}}}"]},"process":{"entity_id":"{{{process}}}"{{{more}}}},"host":{"name":"web-1"}}""";
    }
}

using System.Text;
using RuleGen;

// Events from standard input, one JSON document a line: dotnet run < events/sample.ndjson
Detector detector = DetectionRules.CreateDetector();
for (int number = 1; Console.ReadLine() is { } line; number++)
{
    if (!detector.TryProcess(Encoding.UTF8.GetBytes(line), out AlertCollection alerts, out EventError error))
    {
        Console.Error.WriteLine($"line {number}: {error}");
        continue;
    }

    Print(alerts);
}

Print(detector.Complete());

static void Print(AlertCollection alerts)
{
    foreach (Alert alert in alerts)
    {
        Console.WriteLine(alert.Reason);
    }
}

// All rule files of the project, compiled when it is built.
[RuleSet]
public sealed partial class DetectionRules;

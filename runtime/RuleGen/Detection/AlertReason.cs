using System.Text;

namespace RuleGen;

/// <summary><c>kibana.alert.reason</c>: one sentence of what happened, to whom and where; parts the event lacks are left out.</summary>
internal static class AlertReason
{
    public static string Describe(AlertEntities entities, Severity severity, string ruleName)
    {
        var text = new StringBuilder();
        text.Append(entities.Category is { } category ? $"{category} event" : "event");

        string start = " with ";
        Add("process ", entities.ProcessName ?? entities.ProcessExecutable);
        Add("parent process ", entities.ParentProcessName);
        Add("file ", entities.FileName);
        Add("source ", JoinAddress(entities.SourceIp, entities.SourcePort));
        Add("destination ", JoinAddress(entities.DestinationIp, entities.DestinationPort));
        if (start == ", ")
        {
            text.Append(',');
        }

        text.Append(entities.UserName is { } user ? $" by {user}" : "");
        text.Append(entities.HostName is { } host ? $" on {host}" : "");
        return text.Append($" created {severity.GetText()} alert {ruleName}.").ToString();

        void Add(string label, string? value)
        {
            if (value is not null)
            {
                text.Append(start).Append(label).Append(value);
                start = ", ";
            }
        }
    }

    private static string? JoinAddress(string? ip, string? port) =>
        ip is null || port is null ? ip
        : ip.Contains(':') ? $"[{ip}]:{port}"
        : $"{ip}:{port}";
}

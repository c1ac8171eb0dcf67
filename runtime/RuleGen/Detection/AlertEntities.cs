namespace RuleGen;

/// <summary>Who and what an event is about: the first value of each field, null when the event has none.</summary>
public sealed record AlertEntities
{
    /// <summary><c>event.category</c>.</summary>
    public string? Category { get; init; }

    /// <summary><c>process.name</c>.</summary>
    public string? ProcessName { get; init; }

    /// <summary><c>process.executable</c>.</summary>
    public string? ProcessExecutable { get; init; }

    /// <summary><c>process.parent.name</c>.</summary>
    public string? ParentProcessName { get; init; }

    /// <summary><c>file.name</c>.</summary>
    public string? FileName { get; init; }

    /// <summary><c>source.ip</c>.</summary>
    public string? SourceIp { get; init; }

    /// <summary><c>source.port</c>.</summary>
    public string? SourcePort { get; init; }

    /// <summary><c>destination.ip</c>.</summary>
    public string? DestinationIp { get; init; }

    /// <summary><c>destination.port</c>.</summary>
    public string? DestinationPort { get; init; }

    /// <summary><c>user.name</c>.</summary>
    public string? UserName { get; init; }

    /// <summary><c>host.name</c>.</summary>
    public string? HostName { get; init; }

    /// <summary><c>container.id</c>.</summary>
    public string? ContainerId { get; init; }
}

using System.Text;

namespace RuleGen;

/// <summary>
/// The fields only an alert needs: entities, overrides, data stream. They are in no ruleset's layout, so that events
/// without an alert need not decode them; an event that has one is read a second time.
/// </summary>
internal sealed class AlertFields
{
    private static readonly string[] s_dataStream = ["data_stream.type", "data_stream.dataset", "data_stream.namespace"];

    private readonly EventLayout _sourceLayout;
    private readonly int[] _dataStreamSlots;
    private readonly EventLayout _layout;
    private readonly EventValidation _validation;
    private EventReader? _reader;
    private Event? _event;
    private Event? _source;
    private AlertEntities? _entities;
    private bool _isRead;

    /// <param name="rules">The rules.</param>
    /// <param name="source">The layout of the ruleset.</param>
    /// <param name="validation">How documents are read.</param>
    public AlertFields(IEnumerable<Rule> rules, EventLayout source, EventValidation validation)
    {
        _sourceLayout = source;
        _dataStreamSlots = Array.ConvertAll(s_dataStream, source.SlotOf);

        string[] fields =
        [
            "@timestamp", "event.category", "process.name", "process.executable", "process.parent.name", "file.name", "source.ip",
            "source.port", "destination.ip", "destination.port", "user.name", "host.name", "container.id",
            .. s_dataStream,
            .. rules.SelectMany(rule => ReadByOverrides(rule.Metadata)),
        ];
        _layout = new EventLayout([.. fields.Distinct(StringComparer.Ordinal)]);
        _validation = validation;
    }

    private AlertFields(AlertFields other)
    {
        _sourceLayout = other._sourceLayout;
        _dataStreamSlots = other._dataStreamSlots;
        _layout = other._layout;
        _validation = other._validation;
    }

    /// <summary>The event as the ruleset reads it.</summary>
    public Event Source => _source!;

    /// <summary>The event's <c>@timestamp</c>; null without a valid one.</summary>
    public DateTimeOffset? Timestamp => EventTimestamp.TryGet(this["@timestamp"], out DateTimeOffset time) ? time : null;

    public AlertEntities Entities => _entities ??= new AlertEntities
    {
        Category = GetText("event.category"),
        ProcessName = GetText("process.name"),
        ProcessExecutable = GetText("process.executable"),
        ParentProcessName = GetText("process.parent.name"),
        FileName = GetText("file.name"),
        SourceIp = GetText("source.ip"),
        SourcePort = GetText("source.port"),
        DestinationIp = GetText("destination.ip"),
        DestinationPort = GetText("destination.port"),
        UserName = GetText("user.name"),
        HostName = GetText("host.name"),
        ContainerId = GetText("container.id"),
    };

    /// <summary>The values of a field that is in the alert's layout.</summary>
    public EventField this[string field] => Read()[_layout.SlotOf(field)];

    /// <summary>The fields that several events have in common, as if they were an event's.</summary>
    public AlertFields ForCommonFields(byte[] document)
    {
        var common = new Event(_sourceLayout);
        _sourceLayout.CreateReader(_validation).TryRead(document, common, out _);
        var fields = new AlertFields(this);
        fields.Begin(common);
        return fields;
    }

    /// <summary>The event for those who look at an alert's events.</summary>
    public AlertEvent ToAlertEvent(EventOrigin? origin) =>
        new(Source.DocumentMemory, Timestamp, origin, Decode(Source.IndexName), Decode(Source.DocumentId));

    /// <summary>
    /// A part of the event's data stream: type, dataset or namespace. Read from the event itself where its layout has the field: of events that fit
    /// a stage there are many, of alerts few.
    /// </summary>
    public EventField GetDataStreamPart(int part) =>
        _dataStreamSlots[part] >= 0 ? Source[_dataStreamSlots[part]] : this[s_dataStream[part]];

    public void Begin(Event source)
    {
        _source = source;
        _entities = null;
        _isRead = false;
    }

    /// <summary>The first value of a field that is not empty.</summary>
    public string? GetText(string field)
    {
        foreach (ReadOnlySpan<byte> value in this[field])
        {
            if (!value.IsEmpty)
            {
                return Encoding.UTF8.GetString(value);
            }
        }

        return null;
    }

    private static string? Decode(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);

    private static IEnumerable<string> ReadByOverrides(RuleMetadata rule) =>
    [
        .. rule.SeverityOverrides.Select(item => item.Field),
        .. rule.RiskScoreOverrides.Select(item => item.Field),
        .. rule.RuleNameOverride is { Length: > 0 } field ? [field] : Array.Empty<string>(),
    ];

    private Event Read()
    {
        _event ??= new Event(_layout);
        if (!_isRead)
        {
            _isRead = true;
            _reader ??= _layout.CreateReader(_validation);

            // A document that is not well-formed here leaves the fields empty. It was read once, so it must be a trusted one.
            _reader.TryRead(Source.DocumentMemory, _event, out _);
        }

        return _event;
    }
}

using System.Buffers;

namespace RuleGen.Cli.Output;

/// <summary>How a scan writes its alerts. One thread at a time.</summary>
internal interface IAlertFormat
{
    /// <summary>What stands above the first alert; empty: nothing.</summary>
    string Head { get; }

    /// <summary>Writes an alert and its line end, as UTF-8. The alert is a view, valid during the call.</summary>
    void Write(IBufferWriter<byte> rows, Alert alert, EventOrigin origin);
}

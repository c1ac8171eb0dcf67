namespace RuleGen.Cli.Output;

/// <summary>Where a scan's alerts go.</summary>
internal interface IAlertSink
{
    /// <summary>Takes an alert; it is a view, valid during the call.</summary>
    void Write(Alert alert, EventOrigin origin);

    /// <summary>Ends the output.</summary>
    void Complete();
}

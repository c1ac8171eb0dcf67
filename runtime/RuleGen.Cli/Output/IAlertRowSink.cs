namespace RuleGen.Cli.Output;

/// <summary>Gets the rows of alerts.</summary>
internal interface IAlertRowSink
{
    /// <summary>Takes the rows over; they are used again afterwards.</summary>
    /// <param name="input">The number of the input that their events are of.</param>
    /// <param name="rows">The rows, in the order of the input.</param>
    void Append(int input, AlertRows rows);
}

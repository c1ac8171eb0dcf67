using RuleGen.Cli.Inputs;

namespace RuleGen.Cli.Correlation;

/// <summary>
/// The state that a scan goes on from and leaves behind: at its end, and every so many events before, so that a scan that is killed has little to
/// do again.
/// </summary>
internal sealed class Checkpoints(ScanStateFile file, long eventsBetween, ToolConsole console)
{
    private readonly Dictionary<string, InputPosition> _positions = new(StringComparer.Ordinal);
    private long _lastSaved;

    /// <summary>Takes over what the last scan left. A state that cannot be used is put aside and told of, and the scan begins without one.</summary>
    /// <param name="detector">Gets the rules' state.</param>
    /// <param name="add">Gets each waiting event and the name of its input.</param>
    /// <returns>False: there is a state, and it cannot be used.</returns>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public bool TryLoad(Detector detector, Action<string, StageEvent, ReadOnlyMemory<byte>> add)
    {
        if (!File.Exists(file.Path))
        {
            return true;
        }

        try
        {
            ScanState state = file.Load(detector, add, out IReadOnlyList<string> dropped);
            foreach (InputPosition position in state.Positions)
            {
                _positions[position.File] = position;
            }

            if (dropped.Count > 0)
            {
                console.Error.WriteLine($"note: {file.Path} has the state of rules that changed or do not run; they begin anew: {string.Join(", ", dropped)}");
            }

            return true;
        }
        catch (SnapshotException e)
        {
            string aside = file.Path + ".refused";
            File.Move(file.Path, aside, overwrite: true);
            console.Error.WriteLine($"{file.Path}: the state cannot be used ({e.Message}); this scan begins without one, and the file is kept as {aside}");
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the state {file.Path}: {e.Message}");
        }
    }

    /// <summary>Where reading of a file begins; null: at its start.</summary>
    public InputPosition? GetStart(string name)
    {
        if (name == EventFiles.StandardInput || !_positions.TryGetValue(Path.GetFullPath(name), out InputPosition? position))
        {
            return null;
        }

        if (position.IsOf(name, console))
        {
            return position;
        }

        console.Error.WriteLine($"note: {name} is another file than the one that was scanned before; it is read from its start");
        _positions.Remove(position.File);
        return null;
    }

    /// <summary>Notes how far a file has been read.</summary>
    public void Note(string name, (long Offset, long Line) position)
    {
        if (name != EventFiles.StandardInput)
        {
            var noted = InputPosition.Of(name, position.Offset, position.Line, console);
            _positions[noted.File] = noted;
        }
    }

    /// <summary>Whether so many events have been judged that the state should be saved.</summary>
    public bool IsDue(long events) => events - _lastSaved >= eventsBetween;

    /// <summary>Saves the state.</summary>
    /// <param name="detector">Has the rules' state.</param>
    /// <param name="waiting">Events that wait to be judged.</param>
    /// <param name="names">The inputs by number.</param>
    /// <param name="events">How many events have been judged.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public void Save(Detector detector, StageEvents? waiting, IReadOnlyList<string> names, long events)
    {
        _lastSaved = events;
        try
        {
            file.Save(detector, waiting, new ScanState([.. _positions.Values], names));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write the state {file.Path}: {e.Message}");
        }
    }
}

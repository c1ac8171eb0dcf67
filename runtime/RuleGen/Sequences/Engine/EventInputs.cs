namespace RuleGen;

/// <summary>Numbers the inputs that events were read from, so that a kept event need not carry a name.</summary>
internal sealed class EventInputs
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    // Nearly always the input of the last call.
    private string? _lastName;
    private int _lastNumber;

    /// <summary>The names; the input with the number 1 is the first.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of an input; 0 for an unknown one.</summary>
    public int GetNumber(string? name)
    {
        if (name is null)
        {
            return 0;
        }

        if (!ReferenceEquals(name, _lastName))
        {
            if (!_numbers.TryGetValue(name, out int number))
            {
                _names.Add(name);
                number = _names.Count;
                _numbers.Add(name, number);
            }

            _lastName = name;
            _lastNumber = number;
        }

        return _lastNumber;
    }

    /// <summary>Where an event was read; null when that is not known.</summary>
    public EventOrigin? GetOrigin(int number, long line) => number == 0 ? null : new EventOrigin(_names[number - 1], line);
}

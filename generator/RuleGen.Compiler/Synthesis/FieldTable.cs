using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis;

/// <summary>Numbers the fields of a predicate, in the order of their names.</summary>
internal sealed class FieldTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly FieldReference[] _fields;

    public FieldTable(Predicate predicate)
    {
        _fields =
        [
            .. PredicateFields.Of(predicate)
                .GroupBy(static field => field.Name, StringComparer.Ordinal)
                .Select(static group => group.First())
                .OrderBy(static field => field.Name, StringComparer.Ordinal),
        ];
        for (int i = 0; i < _fields.Length; i++)
        {
            _numbers.Add(_fields[i].Name, i);
        }
    }

    /// <summary>How many fields there are.</summary>
    public int Count => _fields.Length;

    /// <summary>A field by its number.</summary>
    public FieldReference this[int number] => _fields[number];

    /// <summary>The numbers by name.</summary>
    public Dictionary<string, int> Numbers => _numbers;

    /// <summary>The number of a field.</summary>
    public int NumberOf(FieldReference field) => _numbers[field.Name];
}

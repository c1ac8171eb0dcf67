using RuleGen.Matching;

namespace RuleGen;

/// <content>The values to compute with: each once, and null when there is none.</content>
public readonly ref partial struct EventField
{
    /// <summary>The values' texts.</summary>
    public ScalarSequence AsTexts() => new(_event, _slot, ScalarReading.Text);

    /// <summary>The values as whole numbers, <c>4.0</c> among them; null for one that is no number, and other numbers as they are.</summary>
    public ScalarSequence AsIntegers() => new(_event, _slot, ScalarReading.Integer);

    /// <summary>The values as floating-point numbers; null for one that is no number.</summary>
    public ScalarSequence AsFloats() => new(_event, _slot, ScalarReading.Float);

    /// <summary>The values as true and false; null for one that is neither.</summary>
    public ScalarSequence AsBooleans() => new(_event, _slot, ScalarReading.Boolean);

    /// <summary>The values as the event gives them: text, number, true or false.</summary>
    public ScalarSequence AsGiven() => new(_event, _slot, ScalarReading.AsGiven);

    /// <summary>The values of a field to compute with, in the order of the document.</summary>
    public ref struct ScalarSequence
    {
        private readonly ScalarReading _reading;
        private Enumerator _values;
        private bool _isMissing;

        internal ScalarSequence(Event owner, int slot, ScalarReading reading)
        {
            _values = new Enumerator(owner, ref owner.GetFirst(slot));
            _reading = reading;
            _isMissing = !owner.Has(slot);
        }

        /// <summary>The current value.</summary>
        public readonly Scalar Current => _values.Kind switch
        {
            EventValueKind.None => Scalar.Null,
            EventValueKind.Number => ScalarReader.Read(_reading, isNumber: true, isBoolean: false, _values.Current),
            EventValueKind.String => ScalarReader.Read(_reading, isNumber: false, isBoolean: false, _values.Current),
            _ => ScalarReader.Read(_reading, isNumber: false, isBoolean: true, _values.Current),
        };

        /// <summary>The sequence itself.</summary>
        public readonly ScalarSequence GetEnumerator() => this;

        /// <summary>Steps to the next value; a missing field has one, null.</summary>
        public bool MoveNext()
        {
            bool isMissing = _isMissing;
            _isMissing = false;
            return _values.MoveNext() || isMissing;
        }
    }
}

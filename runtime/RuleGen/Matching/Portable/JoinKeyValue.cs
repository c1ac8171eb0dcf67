using RuleGen.Matching;

namespace RuleGen;

/// <summary>A decoded part of a join key: how it compares with others.</summary>
internal readonly ref struct JoinKeyValue
{
    private readonly JoinKeyPart _part;
    private readonly long _number;
    private readonly long _low;
    private readonly ReadOnlySpan<byte> _text;

    private JoinKeyValue(JoinKeyPart part, long number, long low, ReadOnlySpan<byte> text)
    {
        _part = part;
        _number = number;
        _low = low;
        _text = text;
    }

    /// <summary>What it is.</summary>
    public JoinKeyPart Part => _part;

    /// <summary>The eight bytes of a number or date, or the upper ones of an address.</summary>
    public long Number => _number;

    /// <summary>The lower eight bytes of an address.</summary>
    public long Low => _low;

    /// <summary>Its UTF-8 bytes, if it is a text; else none.</summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>Reads the next part of a key.</summary>
    public static JoinKeyValue Read(scoped ref ByteCursor key)
    {
        var part = (JoinKeyPart)key.ReadByte();
        return part switch
        {
            JoinKeyPart.Null or JoinKeyPart.False or JoinKeyPart.True => new(part, 0, 0, default),
            JoinKeyPart.Ip => new(part, key.ReadInt64(), key.ReadInt64(), default),
            JoinKeyPart.Text => new(part, 0, 0, key.ReadString()),
            _ => new(part, key.ReadInt64(), 0, default),
        };
    }

    /// <summary>Compares two keys part by part; nulls come first.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var leftCursor = new ByteCursor(left);
        var rightCursor = new ByteCursor(right);
        int order = 0;
        while (order == 0 && !leftCursor.IsAtEnd && !rightCursor.IsAtEnd)
        {
            order = Read(ref leftCursor).CompareTo(Read(ref rightCursor));
        }

        return order;
    }

    /// <summary>Negative, 0 or positive as this part comes before, with or after another.</summary>
    public int CompareTo(JoinKeyValue other)
    {
        if (IsNumber(_part) && IsNumber(other._part))
        {
            return ToNumber().CompareTo(other.ToNumber());
        }

        if (_part != other._part)
        {
            return _part.CompareTo(other._part);
        }

        return _part switch
        {
            JoinKeyPart.Text => _text.SequenceCompareTo(other._text),
            JoinKeyPart.Ip => new IpAddress((ulong)_number, (ulong)_low).CompareTo(new IpAddress((ulong)other._number, (ulong)other._low)),
            _ => _number.CompareTo(other._number),
        };
    }

    private static bool IsNumber(JoinKeyPart part) => part is JoinKeyPart.Integer or JoinKeyPart.Unsigned or JoinKeyPart.Float;

    private JsonNumber ToNumber() => _part switch
    {
        JoinKeyPart.Integer => new JsonNumber(_number),
        JoinKeyPart.Unsigned => new JsonNumber((ulong)_number),
        _ => new JsonNumber(BitConverter.Int64BitsToDouble(_number)),
    };
}

using System.Globalization;
using System.Text;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

internal sealed partial class EqlLexer
{
    private static readonly Dictionary<string, EqlTokenKind> Words = new(StringComparer.Ordinal)
    {
        ["and"] = EqlTokenKind.And,
        ["any"] = EqlTokenKind.Any,
        ["by"] = EqlTokenKind.By,
        ["false"] = EqlTokenKind.False,
        ["in"] = EqlTokenKind.In,
        ["join"] = EqlTokenKind.Join,
        ["like"] = EqlTokenKind.Like,
        ["maxspan"] = EqlTokenKind.MaxSpan,
        ["not"] = EqlTokenKind.Not,
        ["null"] = EqlTokenKind.Null,
        ["of"] = EqlTokenKind.Of,
        ["or"] = EqlTokenKind.Or,
        ["regex"] = EqlTokenKind.Regex,
        ["sample"] = EqlTokenKind.Sample,
        ["sequence"] = EqlTokenKind.Sequence,
        ["true"] = EqlTokenKind.True,
        ["until"] = EqlTokenKind.Until,
        ["where"] = EqlTokenKind.Where,
        ["with"] = EqlTokenKind.With,
    };

    /// <summary>The reserved word that a name would be in lower case; null when there is none.</summary>
    public static (EqlTokenKind Kind, string Text)? FindWord(string name)
    {
        string lower = name.ToLowerInvariant();
        return Words.TryGetValue(lower, out EqlTokenKind kind) ? (kind, lower) : null;
    }

    private void ReadName()
    {
        int start = _position++;
        while (EqlKeywords.IsNamePart(Peek()))
        {
            _position++;
        }

        string name = _text.Substring(start, _position - start);
        if (Peek() == '~')
        {
            _position++;
            Add(name switch
            {
                "in" => EqlTokenKind.InTilde,
                "like" => EqlTokenKind.LikeTilde,
                "regex" => EqlTokenKind.RegexTilde,
                _ => EqlTokenKind.NameTilde,
            }, start, name);
        }
        else
        {
            Add(Words.TryGetValue(name, out EqlTokenKind word) ? word : EqlTokenKind.Name, start, name);
        }
    }

    /// <summary>A name between back-ticks; a doubled back-tick inside is one of the name's characters.</summary>
    private void ReadQuotedName()
    {
        int start = _position++;
        var name = new StringBuilder();
        while (_position < _text.Length && (Peek() != '`' || Peek(1) == '`'))
        {
            name.Append(Peek());
            _position += Peek() == '`' ? 2 : 1;
        }

        if (_position == _text.Length)
        {
            Report(EqlUnterminatedName, new SourceSpan(start, 1), "this quoted name never ends; close it with a back-tick (`)");
            Add(EqlTokenKind.Invalid, start, "");
            return;
        }

        _position++;
        if (name.Length == 0)
        {
            Report(EqlUnterminatedName, SourceSpan.FromBounds(start, _position), "a name between back-ticks cannot be empty");
        }

        Add(EqlTokenKind.QuotedName, start, name.ToString());
    }

    private void ReadNumber()
    {
        int start = _position;
        SkipDigits();
        bool isInteger = true;
        if (Peek() == '.')
        {
            isInteger = false;
            _position++;
            SkipDigits();
        }

        int sign = Peek(1) is '+' or '-' ? 1 : 0;
        if (Peek() is 'e' or 'E' && EqlKeywords.IsDigit(Peek(1 + sign)))
        {
            isInteger = false;
            _position += 1 + sign;
            SkipDigits();
        }

        string digits = _text.Substring(start, _position - start);
        if (isInteger && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long integer))
        {
            Add(EqlTokenKind.Number, start, digits, NumberConstant.Of(integer));
            return;
        }

        if (isInteger && ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong unsigned))
        {
            Add(EqlTokenKind.Number, start, digits, NumberConstant.Of(unsigned));
            return;
        }

        // The .NET Framework fails on overflow where .NET gives an infinity.
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || double.IsInfinity(value))
        {
            Report(EqlNumberTooLarge, SourceSpan.FromBounds(start, _position), "this number is too large for a 64-bit floating-point number");
            value = 0;
        }

        Add(EqlTokenKind.Number, start, digits, NumberConstant.Of(value));
    }

    private void SkipDigits()
    {
        while (EqlKeywords.IsDigit(Peek()))
        {
            _position++;
        }
    }
}

using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>The texts of a condition, as <see cref="TextRarity"/> counts them in all conditions.</summary>
internal sealed class ConditionTexts
{
    private readonly List<(string Field, string Text)> _wholes = [];
    private readonly List<uint> _fragments = [];

    private ConditionTexts()
    {
    }

    /// <summary>The texts that a field's value as a whole is compared with.</summary>
    public IReadOnlyList<(string Field, string Text)> Wholes => _wholes;

    /// <summary>What <see cref="TextHash.OfFragment"/> gives of every text at every place, patterns included.</summary>
    public IReadOnlyList<uint> Fragments => _fragments;

    /// <summary>Reads a condition.</summary>
    public static ConditionTexts Of(Predicate predicate)
    {
        var texts = new ConditionTexts();
        texts.Add(predicate);
        return texts;
    }

    private void Add(Predicate predicate)
    {
        switch (predicate)
        {
            case And and:
                AddAll(and.Items);
                break;
            case Or or:
                AddAll(or.Items);
                break;
            case Not not:
                Add(not.Item);
                break;
            case StringTest test:
                Add(test.Field.Name, test.Matcher);
                break;
        }
    }

    private void AddAll(EquatableArray<Predicate> items)
    {
        foreach (Predicate item in items)
        {
            Add(item);
        }
    }

    private void Add(string field, StringMatcher matcher)
    {
        switch (matcher)
        {
            case EqualTo equal:
                AddWhole(field, equal.Text);
                break;
            case OneOf oneOf:
                foreach (string text in oneOf.Texts)
                {
                    AddWhole(field, text);
                }

                break;
            case Prefix prefix:
                AddFragments(prefix.Text);
                break;
            case Suffix suffix:
                AddFragments(suffix.Text);
                break;
            case Contains contains:
                AddFragments(contains.Text);
                break;
            case Wildcard wildcard:
                AddFragments(wildcard.Pattern);
                break;
            case AnyOf anyOf:
                foreach (StringMatcher item in anyOf.Matchers)
                {
                    Add(field, item);
                }

                break;
        }
    }

    private void AddWhole(string field, string text)
    {
        _wholes.Add((field, text));
        AddFragments(text);
    }

    private void AddFragments(string text)
    {
        byte[] bytes = Utf8Bytes.Of(text);
        for (int start = 0; start + TextHash.FragmentLength <= bytes.Length; start++)
        {
            _fragments.Add(TextHash.OfFragment(bytes.AsSpan(start)));
        }
    }
}

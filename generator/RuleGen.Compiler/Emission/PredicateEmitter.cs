using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes a predicate as a C# method: one guard a condition, in the optimiser's order, and below it the local functions that the guards use.
/// Nested logic beyond a glance becomes a local function too, so that no expression grows with the nesting of the rule. To a debugger a guard
/// is its part of the query and the last statement the whole of it, braces are nothing, and functions that search are themselves.
/// </summary>
internal sealed class PredicateEmitter(CodeWriter code, SlotSymbols slotSymbols, LineDirectives lines)
{
    // More atoms than this in one inline group are harder to read than a named function.
    private const int InlineAtoms = 4;

    private readonly Queue<Action> _localFunctions = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<WordMatcher, string> _wordFunctions = [];

    /// <summary>Writes <c>internal static bool name(Event e)</c>.</summary>
    public void EmitMethod(string name, Predicate predicate) => EmitMethod("internal static bool", name, predicate);

    /// <summary>The same with other modifiers.</summary>
    public void EmitMethod(string modifiers, string name, Predicate predicate)
    {
        _names.Clear();
        _wordFunctions.Clear();
        using (code.Block($"{modifiers} {name}(global::RuleGen.Event e)"))
        {
            EmitBody(predicate);
            while (_localFunctions.Count > 0)
            {
                code.Line();
                _localFunctions.Dequeue()();
            }

            lines.Hide();
        }
    }

    private void EmitBody(Predicate predicate)
    {
        switch (predicate)
        {
            case And and:
                EmitGuards(and, and.Items, negate: true, guardResult: "false", finalResult: "true");
                break;
            case Or or:
                EmitGuards(or, or.Items, negate: false, guardResult: "true", finalResult: "false");
                break;
            default:
                code.Line($"// {Literals.Comment(PredicateDescriber.Phrase(predicate))}");
                lines.Statement(predicate.Span, $"return {Bare(Expression(predicate))};");
                break;
        }
    }

    private void EmitGuards(Predicate whole, EquatableArray<Predicate> items, bool negate, string guardResult, string finalResult)
    {
        foreach (Predicate item in items)
        {
            code.Line($"// {Literals.Comment(PredicateDescriber.Phrase(item))}");
            lines.Statement(item.Span, $"if ({(negate ? Negated(item) : Bare(Expression(item)))}) return {guardResult};");
            code.Line();
        }

        lines.Statement(whole.Span, $"return {finalResult};");
    }

    /// <summary>The opposite of a predicate as an expression.</summary>
    private string Negated(Predicate predicate) => predicate is Not not ? Expression(not.Item) : "!" + Expression(predicate);

    // Only groups and comparisons are expressions in parentheses, of the whole; where it stands alone it needs none.
    private static string Bare(string expression) =>
        expression.StartsWith("(", StringComparison.Ordinal) ? expression.Substring(1, expression.Length - 2) : expression;

    /// <summary>An expression that binds at least as tightly as <c>!</c>.</summary>
    private string Expression(Predicate predicate) => predicate switch
    {
        Always always => always.Value ? "true" : "false",
        Not not => Negated(not.Item),
        And and => Group(and, and.Items, " && ", "All"),
        Or or => Group(or, or.Items, " || ", "Any"),
        StringTest { Matcher: EqualTo equal } test => Call(test, test.IgnoreCase ? "IsIgnoreCase" : "Is", equal.Text),
        StringTest { Matcher: Prefix prefix } test => Call(test, test.IgnoreCase ? "StartsWithIgnoreCase" : "StartsWith", prefix.Text),
        StringTest { Matcher: Suffix suffix } test => Call(test, test.IgnoreCase ? "EndsWithIgnoreCase" : "EndsWith", suffix.Text),
        StringTest { Matcher: Contains contains } test => Call(test, test.IgnoreCase ? "ContainsIgnoreCase" : "Contains", contains.Text),
        StringTest test => Function(test),
        WordTest { Matcher: WordPhrase phrase } test => $"{Field(test.Field)}.HasPhrase({Literals.Utf8(phrase.Text)})",
        WordTest { Matcher: WordPattern pattern } test => $"{Field(test.Field)}.HasWordLike({WordMatcherEmitter.Arguments(pattern)})",
        WordTest test => Function(test),
        Nested nested => Function(nested),
        Exists exists => Field(exists.Field) + ".Exists",
        BooleanTest test => Field(test.Field) + (test.Value ? ".IsTrue" : ".IsFalse"),
        NumberTest test => $"{Field(test.Field)}.{Comparison(test.Operator)}({Number(test.Value)})",
        StringOrderTest test => $"{Field(test.Field)}.{Comparison(test.Operator)}({Literals.Utf8(test.Value)})",
        IpTest test => IpCall(test),
        DateTest test => DateCall(test),
        VersionTest test => $"{Field(test.Field)}.{VersionComparison(test.Operator)}({Literals.Utf8(test.Value)})",
        RangeTest test => Function(test),
        DynamicTest test => DynamicCall(test),
        NotAfter limit => $"(e.Now.UtcTicks <= {Literals.Number(limit.Instant.UtcTicks)})",
        ComputedTest test => Computed(test),
        _ => throw new InvalidOperationException($"{predicate.GetType().Name} cannot be emitted."),
    };

    private string Group(Predicate predicate, EquatableArray<Predicate> items, string separator, string verb)
    {
        if (items.Count <= InlineAtoms && items.All(static item => item is Atom or NotAfter or ComputedTest or Not { Item: Atom or NotAfter or ComputedTest }))
        {
            return "(" + string.Join(separator, items.Select(Expression)) + ")";
        }

        string name = UniqueName($"{verb}Of{items.Count}");
        _localFunctions.Enqueue(() =>
        {
            lines.Hide();
            using (code.Block($"static bool {name}(global::RuleGen.Event e)"))
            {
                EmitBody(predicate);
                lines.Hide();
            }
        });
        return $"{name}(e)";
    }

    /// <summary>Leaves the writing of a function that searches for later.</summary>
    private void Defer(Action emit) => _localFunctions.Enqueue(() =>
    {
        lines.ShowGenerated();
        emit();
    });

    private string Function(StringTest test)
    {
        string name = UniqueName(Identifiers.FromTitle(test.Field.Name) + "Matches");
        Defer(() => new MatcherEmitter(code, test.Matcher, test.IgnoreCase).EmitFunction(name));
        return $"{name}({Field(test.Field)})";
    }

    private string Function(WordTest test)
    {
        // What is looked for in any field is asked of every analysed one.
        if (!_wordFunctions.TryGetValue(test.Matcher, out string? name))
        {
            name = UniqueName("HasWords");
            _wordFunctions.Add(test.Matcher, name);
            Defer(() => new WordMatcherEmitter(code, test.Matcher).EmitFunction(name));
        }

        return $"{name}({Field(test.Field)})";
    }

    private string Function(RangeTest test)
    {
        string name = UniqueName(Identifiers.FromTitle(test.Field.Name) + "IsBetween");
        Defer(() => RangeEmitter.EmitFunction(code, test, name));
        return $"{name}({Field(test.Field)})";
    }

    private string Function(Nested nested)
    {
        string name = UniqueName("SomeElementOf" + Identifiers.FromTitle(nested.Path));
        Defer(() =>
        {
            using (code.Block($"static bool {name}(global::RuleGen.Event array)"))
            {
                using (code.Block($"foreach (global::RuleGen.Event e in array.ElementsOf(Slots.{slotSymbols[nested.Elements.Name]}))"))
                {
                    code.Line($"// {Literals.Comment(PredicateDescriber.Phrase(nested.Item))}");
                    lines.Statement(nested.Item.Span, $"if ({Bare(Expression(nested.Item))}) return true;");
                    lines.ShowGenerated();
                }

                code.Line();
                code.Line("return false;");
            }
        });
        return $"{name}(e)";
    }

    private string Computed(ComputedTest test)
    {
        string name = UniqueName("Computed");
        var emitter = new ComputedEmitter(code, test.Condition, Field, UniqueName, Defer);
        Defer(() => emitter.EmitFunction(name));
        return $"{name}(e)";
    }

    private string Call(StringTest test, string method, string constant) => $"{Field(test.Field)}.{method}({Literals.Utf8(constant)})";

    private string IpCall(IpTest test)
    {
        EquatableArray<IpRange> ranges = IpRange.Merge(test.Ranges);
        if (ranges.Count <= 1)
        {
            return $"{Field(test.Field)}.IsInRanges([{string.Join(", ", ranges.Select(Literals.Numbers))}])";
        }

        string name = UniqueName(Identifiers.FromTitle(test.Field.Name) + "IsInRanges");
        Defer(() =>
        {
            code.Line($"static bool {name}(global::RuleGen.EventField values) => values.IsInRanges(");
            code.Line("[");
            foreach (IpRange range in ranges)
            {
                code.Line($"    {Literals.Numbers(range)}, // {Literals.Comment(range.ToString())}");
            }

            code.Line("]);");
        });
        return $"{name}({Field(test.Field)})";
    }

    private string DateCall(DateTest test)
    {
        string range = $"{Bound(test.First, "First", test.IsNanoseconds)}, {Bound(test.Last, "Last", test.IsNanoseconds)}";
        string form = test.IsNanoseconds || test.Field.Format is not null
            ? $", {Literals.Utf8(test.Field.Format ?? "")}, isNanoseconds: {(test.IsNanoseconds ? "true" : "false")}"
            : "";
        return $"{Field(test.Field)}.IsInTime({range}{form})";
    }

    private static string Bound(DateBound bound, string end, bool isNanoseconds)
    {
        if (bound.Steps is null)
        {
            return bound.Units == long.MaxValue ? "long.MaxValue" : Literals.Number(bound.Units);
        }

        string roundUp = bound.RoundUp ? ", roundUp: true" : "";
        string shift = bound.Units == 0 ? "" : $", shift: {Literals.Number(bound.Units)}";
        string unit = isNanoseconds ? ", isNanoseconds: true" : "";
        return $"global::RuleGen.Matching.DateBounds.{end}(e.Now, {Literals.Utf8(bound.Steps)}{roundUp}{shift}{unit})";
    }

    private string DynamicCall(DynamicTest test)
    {
        string constants = test.Number is { } number ? $"{Literals.Utf8(test.Text)}, {Number(number)}" : Literals.Utf8(test.Text);
        return $"{Field(test.Field)}.{Comparison(test.Operator)}({constants})";
    }

    private string Field(FieldReference field) => $"e[Slots.{slotSymbols[field.Name]}]";

    private string UniqueName(string name)
    {
        string candidate = name;
        for (int i = 2; !_names.Add(candidate); i++)
        {
            candidate = name + i;
        }

        return candidate;
    }

    private static string Comparison(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "Is",
        ComparisonOperator.Less => "LessThan",
        ComparisonOperator.LessOrEqual => "LessThanOrEqual",
        ComparisonOperator.Greater => "GreaterThan",
        _ => "GreaterThanOrEqual",
    };

    private static string VersionComparison(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "Is",
        ComparisonOperator.Less => "VersionLessThan",
        ComparisonOperator.LessOrEqual => "VersionLessThanOrEqual",
        ComparisonOperator.Greater => "VersionGreaterThan",
        _ => "VersionGreaterThanOrEqual",
    };

    /// <summary>A number as a literal.</summary>
    public static string Number(NumberConstant number) =>
        number.IsInteger ? Literals.Number(number.Integer)
        : number.Unsigned != 0 ? Literals.Number(number.Unsigned)
        : Literals.Number(number.Float);
}

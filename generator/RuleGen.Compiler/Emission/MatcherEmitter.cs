using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes the local function that tests a field's values, or a computed text, against several texts and patterns: a set as a switch over
/// the length, patterns unrolled into prefix, substring and suffix tests, and only what is left as a wildcard walk; regular expressions as
/// automata.
/// </summary>
internal sealed partial class MatcherEmitter(CodeWriter code, StringMatcher matcher, bool ignoreCase)
{
    private const string Folding = "global::RuleGen.Matching.CaseFolding";
    private const string Casing = "global::RuleGen.Matching.IgnoreCase";
    private const string Walk = "global::RuleGen.Matching.Wildcards";

    // Beyond this many texts a switch is no longer something to read, and a hash table in the assembly's data is faster.
    private const int SwitchLimit = 64;

    // Values are folded on the stack to be looked up; a text longer than this is compared by itself instead.
    private const int LongestFolded = 1024;

    /// <summary>Writes <c>static bool name(EventField values)</c>: whether some value is accepted.</summary>
    public void EmitFunction(string name) => Emit(name, "global::RuleGen.EventField values", isLoop: true);

    /// <summary>Writes <c>static bool name(ReadOnlySpan&lt;byte&gt; value)</c>: whether the text is accepted.</summary>
    public void EmitTextFunction(string name) => Emit(name, "global::System.ReadOnlySpan<byte> value", isLoop: false);

    private void Emit(string name, string parameter, bool isLoop)
    {
        string[] texts = [.. Leaves(matcher).SelectMany(static m => m switch { OneOf o => o.Texts, EqualTo e => [e.Text], _ => Enumerable.Empty<string>() })];
        string[] exact = [.. texts.Where(text => !Folds(text))];
        string[] folded = [.. texts.Where(text => Folds(text) && !IsLong(text))];
        StringMatcher[] patterns =
        [
            .. Leaves(matcher).Where(static m => m is not (OneOf or EqualTo or Regex)),
            .. texts.Where(text => Folds(text) && IsLong(text)).Select(static text => new EqualTo(text)),
        ];
        Regex[] expressions = [.. Leaves(matcher).OfType<Regex>()];
        string[] conditions = [.. PatternConditions(patterns), .. AutomatonConditions(expressions)];

        using (code.Block($"static bool {name}({parameter})"))
        {
            if (folded.Length > 0)
            {
                int longest = folded.Max(static text => Utf8Bytes.Of(text).Length);
                code.Line("// Room for the longest text: a value that is longer once its case is folded equals none.");
                code.Line(FormattableString.Invariant($"global::System.Span<byte> folded = stackalloc byte[{longest}];"));
            }

            if (isLoop)
            {
                using (code.Block("foreach (global::System.ReadOnlySpan<byte> value in values)"))
                {
                    EmitTests(exact, folded, conditions);
                }

                code.Line();
            }
            else
            {
                EmitTests(exact, folded, conditions);
            }

            code.Line("return false;");
            if (exact.Length > SwitchLimit || folded.Length > SwitchLimit)
            {
                EmitTables(exact, folded);
            }

            EmitAutomata(expressions);
        }
    }

    private void EmitTests(string[] exact, string[] folded, string[] conditions)
    {
        EmitSet(exact, "value", "value.Length");
        if (folded.Length > 0)
        {
            using (code.Block($"if ({Folding}.TryFold(value, folded, out int length))"))
            {
                code.Line("global::System.ReadOnlySpan<byte> key = folded[..length];");
                EmitSet(folded, "key", "length");
            }
        }

        if (exact.Length + folded.Length > 0 && conditions.Length > 0)
        {
            code.Line();
        }

        foreach (string condition in conditions)
        {
            EmitReturnIf(condition);
        }
    }

    private static IEnumerable<StringMatcher> Leaves(StringMatcher matcher) =>
        matcher is AnyOf anyOf ? anyOf.Matchers.SelectMany(Leaves) : [matcher];

    private void EmitSet(string[] texts, string value, string length)
    {
        if (texts.Length == 0)
        {
            return;
        }

        if (texts.Length > SwitchLimit)
        {
            EmitReturnIf($"global::RuleGen.Matching.Utf8Set.Contains({TableName(value)}(), {value})");
            return;
        }

        if (texts.Length == 1)
        {
            EmitReturnIf($"{value}.SequenceEqual({Literals.Utf8(texts[0])})");
            return;
        }

        using (code.Block($"switch ({length})"))
        {
            foreach (IGrouping<int, string> group in texts.GroupBy(static text => Utf8Bytes.Of(text).Length).OrderBy(static group => group.Key))
            {
                string tests = string.Join(" || ", group.Select(text => $"{value}.SequenceEqual({Literals.Utf8(text)})"));
                code.Line(FormattableString.Invariant($"case {group.Key} when {tests}:"));
            }

            code.Line("    return true;");
        }
    }

    private void EmitTables(string[] exact, string[] folded)
    {
        foreach ((string[] texts, string value) in new[] { (exact, "value"), (folded, "key") })
        {
            if (texts.Length > SwitchLimit)
            {
                code.Line();
                code.Line($"// The {texts.Length} texts as a hash table (layout: Utf8Set): {Literals.Comment(string.Join(", ", texts))}");
                code.Line($"static global::System.ReadOnlySpan<byte> {TableName(value)}() => [{string.Join(", ", Matching.Utf8Set.Build([.. texts.Select(Utf8Bytes.Of)]))}];");
            }
        }
    }

    private static string TableName(string value) => value == "key" ? "FoldedTexts" : "Texts";

    private void EmitReturnIf(string condition) => code.Line($"if ({condition}) return true;");

    private string[] PatternConditions(StringMatcher[] patterns)
    {
        var conditions = new List<string>();
        var rest = new List<StringMatcher>();
        var letters = new Dictionary<string, SortedSet<char>>(StringComparer.Ordinal);
        foreach (StringMatcher pattern in patterns)
        {
            if (SingleCharacter.TryFind(pattern, ignoreCase, out string prefix, out string characters))
            {
                if (!letters.TryGetValue(prefix, out SortedSet<char>? set))
                {
                    letters.Add(prefix, set = []);
                }

                set.UnionWith(characters);
            }
            else
            {
                rest.Add(pattern);
            }
        }

        foreach (KeyValuePair<string, SortedSet<char>> group in letters)
        {
            string search = $".ContainsAny({Literals.Utf8(new string([.. group.Value]))})";
            conditions.Add(group.Key.Length == 0
                ? "value" + search
                : $"value.StartsWith({Literals.Utf8(group.Key)}) && value[{Utf8Bytes.Of(group.Key).Length}..]{search}");
        }

        conditions.AddRange(rest.Select(Condition));
        return [.. conditions];
    }

    private string Condition(StringMatcher pattern) => pattern switch
    {
        EqualTo equal => $"{Casing}.Equals(value, {Literals.Utf8(equal.Text)})",
        Prefix prefix when Folds(prefix.Text) => $"{Casing}.StartsWith(value, {Literals.Utf8(prefix.Text)})",
        Prefix prefix => $"value.StartsWith({Literals.Utf8(prefix.Text)})",
        Suffix suffix when Folds(suffix.Text) => $"{Casing}.EndsWith(value, {Literals.Utf8(suffix.Text)})",
        Suffix suffix => $"value.EndsWith({Literals.Utf8(suffix.Text)})",
        Contains contains when Folds(contains.Text) => $"{Casing}.Contains(value, {Literals.Utf8(contains.Text)})",
        Contains contains => $"value.IndexOf({Literals.Utf8(contains.Text)}) >= 0",
        Wildcard wildcard when Folds(wildcard.Pattern) => $"{Walk}.IsMatchFolded(value, {Arguments(wildcard)})",
        Wildcard wildcard when !IsUnrolled(wildcard) => $"{Walk}.IsMatch(value, {Arguments(wildcard)})",
        Wildcard wildcard => Unroll(wildcard.Pattern.Split(wildcard.Any)),
        _ => throw new InvalidOperationException($"{pattern.GetType().Name} cannot be emitted."),
    };

    private static bool IsLong(string text) => Utf8Bytes.Of(text).Length > LongestFolded;

    private bool Folds(string text) => ignoreCase && CasedText.IsCased(text);

    /// <summary>
    /// Whether a pattern has only <c>*</c> and at most one text between two of them. With more texts the search of each begins behind the
    /// one before, which is a walk however it is written.
    /// </summary>
    private static bool IsUnrolled(Wildcard wildcard) =>
        !wildcard.Pattern.Contains(wildcard.One) && Middles(wildcard.Pattern.Split(wildcard.Any)).Count() <= 1;

    /// <summary>A pattern as the arguments of a call.</summary>
    public static string Arguments(Wildcard wildcard) => wildcard.HasUsualSigns
        ? Literals.Utf8(wildcard.Pattern)
        : FormattableString.Invariant($"{Literals.Utf8(wildcard.Pattern)}, any: {(int)wildcard.Any}, one: {(int)wildcard.One}");

    private static IEnumerable<string> Middles(string[] parts) => parts.Skip(1).Take(parts.Length - 2).Where(static part => part.Length > 0);

    /// <summary>head*middle*tail as: long enough, begins with head, ends with tail, middle between them.</summary>
    private static string Unroll(string[] parts)
    {
        string head = parts[0];
        string tail = parts[parts.Length - 1];
        int headLength = Utf8Bytes.Of(head).Length;
        int tailLength = Utf8Bytes.Of(tail).Length;
        var terms = new List<string> { FormattableString.Invariant($"value.Length >= {parts.Sum(static part => Utf8Bytes.Of(part).Length)}") };
        if (headLength > 0)
        {
            terms.Add($"value.StartsWith({Literals.Utf8(head)})");
        }

        if (tailLength > 0)
        {
            terms.Add($"value.EndsWith({Literals.Utf8(tail)})");
        }

        foreach (string middle in Middles(parts))
        {
            string between = (headLength, tailLength) switch
            {
                (0, 0) => "value",
                (_, 0) => FormattableString.Invariant($"value[{headLength}..]"),
                _ => FormattableString.Invariant($"value[{headLength}..^{tailLength}]"),
            };
            terms.Add($"{between}.IndexOf({Literals.Utf8(middle)}) >= 0");
        }

        return string.Join(" && ", terms);
    }
}

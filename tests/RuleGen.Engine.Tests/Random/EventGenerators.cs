using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text.Json;
using CsCheck;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;

namespace RuleGen.Engine.Tests;

/// <summary>Events near a predicate: most of their values are its constants or stand a small step away from one.</summary>
internal static class EventGenerators
{
    private static readonly Gen<string> AnyValue = Gen.Frequency(
        (3, TextGenerators.Text.Select(Quote)),
        (2, PredicateGenerators.Number.SelectMany(NearNumber)),
        (2, Gen.OneOf("true", "false", "null", "[]", "{}", "[null]", "\"true\"", "\"false\"", "\"\"", "4.50", "1E2", "-0", "1e400", "123456789012345678901234567890")));

    /// <summary>A JSON document for the fields of a predicate.</summary>
    public static Gen<string> Near(Predicate predicate) => Gen.Select(
        Members([predicate], prefix: "").SelectMany(static all => Gen.Shuffle(all)), Gen.Int[0, 9], static (all, form) => Document(all, isEnvelope: form == 0));

    // The members of an object whose path is the prefix: its fields, and the arrays whose elements the predicates look into.
    private static Gen<string[]> Members(Predicate[] predicates, string prefix)
    {
        ILookup<string, Gen<string>> constants = predicates.SelectMany(Tests).ToLookup(static test => test.Field, static test => test.Values, StringComparer.Ordinal);
        Gen<string[]> members = Gen.Const(Array.Empty<string>());
        foreach (IGrouping<string, Gen<string>> field in constants)
        {
            Gen<string> value = Gen.Frequency((4, Gen.OneOf([.. field])), (1, AnyValue));
            members = Gen.Select(members, Member(field.Key[prefix.Length..], value), static (string[] all, string? member) => member is null ? all : [.. all, member]);
        }

        foreach (IGrouping<string, Nested> array in predicates.SelectMany(Groups).GroupBy(static group => group.Path, StringComparer.Ordinal))
        {
            Gen<string> element = Members([.. array.Select(static group => group.Item)], array.Key + ".").Select(static inner => Document(inner, isEnvelope: false));
            members = Gen.Select(members, Member(array.Key[prefix.Length..], Gen.Frequency((7, element), (1, AnyValue))), static (string[] all, string? member) => member is null ? all : [.. all, member]);
        }

        return members;
    }

    private static string Document(string[] members, bool isEnvelope)
    {
        string document = "{" + string.Join(",", members) + "}";
        return isEnvelope ? $$"""{"_index":"logs-x","_source":{{document}}}""" : document;
    }

    // A field is missing, has one value or several, in an array or under two spellings of its path.
    private static Gen<string?> Member(string field, Gen<string> value) => Gen.Frequency(
        (2, Gen.Const((string?)null)),
        (6, Gen.Select(value, Gen.Bool).Select((text, dotted) => (string?)Spell(field, text, dotted))),
        (3, Gen.Select(value.Array[0, 4], Gen.Bool).Select((texts, dotted) => (string?)Spell(field, "[" + string.Join(",", texts) + "]", dotted))),
        (1, Gen.Select(value, value).Select((first, second) => (string?)(Spell(field, first, dotted: true) + "," + Spell(field, second, dotted: false)))));

    private static string Spell(string field, string value, bool dotted)
    {
        // A field that is a pattern of paths has its values under any that is like it.
        field = field.Replace("*", value.Length % 2 == 0 ? "some.where" : "args", StringComparison.Ordinal);
        string[] parts = dotted ? [field] : field.Split('.');
        return string.Join(":{", parts.Select(Quote)) + ":" + value + new string('}', parts.Length - 1);
    }

    private static IEnumerable<Nested> Groups(Predicate predicate) => predicate switch
    {
        And and => and.Items.SelectMany(Groups),
        Or or => or.Items.SelectMany(Groups),
        Not not => Groups(not.Item),
        Nested nested => [nested],
        _ => [],
    };

    // Each field with values near what is asked of it.
    private static IEnumerable<(string Field, Gen<string> Values)> Tests(Predicate predicate) => predicate switch
    {
        And and => and.Items.SelectMany(Tests),
        Or or => or.Items.SelectMany(Tests),
        Not not => Tests(not.Item),
        Atom atom => [(atom.Field.Name, Values(atom))],
        ComputedTest test => ComputedExpressions.FieldValues(test.Condition).Select(value => (value.Field.Name, Gen.OneOf([AnyValue, .. Constants(test.Condition)]))),
        _ => [],
    };

    private static IEnumerable<Gen<string>> Constants(ComputedExpression expression) => expression switch
    {
        TextConstant text => [Text(text.Value)],
        NumberValue number => [NearNumber(number.Value)],
        ComputedMatch match => [Texts(match.Matcher, match.IgnoreCase), .. Constants(match.Value)],
        ComputedMember member => member.Constants.Prepend(member.Value).SelectMany(Constants),
        ComputedAddressTest test => [Gen.OneOf("\"10.1.2.3\"", "\"::1\"", "\"11.0.0.1\""), .. Constants(test.Value)],
        _ => ComputedExpressions.Children(expression).SelectMany(Constants),
    };

    private static Gen<string> Values(Atom atom) => atom switch
    {
        StringTest test => Texts(test.Matcher, test.IgnoreCase),
        WordTest test => Texts(test.Matcher),
        StringOrderTest test => Text(test.Value),
        NumberTest test => NearNumber(test.Value),
        IpTest { Ranges.Count: > 0 } test => Gen.OneOf([.. test.Ranges.SelectMany(static range => NearAddresses(range.ToString())).Select(Quote)]),
        DateTest => NearDate,
        VersionTest test => Gen.OneOf(test.Value, test.Value + "-a", test.Value + ".0", "1.2.2", "1.9", "2", "x").Select(Quote),
        RangeTest test => Gen.OneOf(Values(test.Low), Values(test.High)),
        DynamicTest { Number: { } number } test => Gen.OneOf(Text(test.Text), NearNumber(number)),
        DynamicTest test => Text(test.Text),
        _ => AnyValue,
    };

    private static Gen<string> Texts(StringMatcher matcher, bool ignoreCase) => matcher switch
    {
        EqualTo equal => Text(equal.Text),
        OneOf { Texts.Count: > 0 } oneOf => Gen.OneOf([.. oneOf.Texts]).SelectMany(Text),
        Prefix prefix => TextGenerators.Instance(new Wildcard(prefix.Text + "*")).SelectMany(Text),
        Suffix suffix => TextGenerators.Instance(new Wildcard("*" + suffix.Text)).SelectMany(Text),
        Contains contains => TextGenerators.Instance(new Wildcard("*" + contains.Text + "*")).SelectMany(Text),
        Regex regex => Gen.OneOf([.. RegexExamples.Accepted(regex, ignoreCase), "a"]).SelectMany(Text),
        Wildcard wildcard => TextGenerators.Instance(wildcard).SelectMany(Text),
        AnyOf { Matchers.Count: > 0 } anyOf => Gen.OneOf([.. anyOf.Matchers.Select(item => Texts(item, ignoreCase))]),
        _ => AnyValue,
    };

    private static Gen<string> Texts(WordMatcher matcher) => matcher switch
    {
        WordPhrase phrase => TextGenerators.Sentence(phrase.Words).Select(Quote),
        WordPattern pattern => TextGenerators.Instance(pattern.Pattern).SelectMany(static word => TextGenerators.Sentence([word])).Select(Quote),
        AnyOfWords { Matchers.Count: > 0 } any => Gen.OneOf([.. any.Matchers.Select(Texts)]),
        _ => AnyValue,
    };

    private static Gen<string> Text(string text) => TextGenerators.Near(text).Select(Quote);

    // Near the test's clock, the constants of random tests and their days, in all the ways dates are written.
    private static readonly Gen<string> NearDate = Gen.Select(
        Gen.OneOf(FixedClock.Noon, FixedClock.Noon.AddDays(-1), FixedClock.Noon.Date, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.UnixEpoch, new DateTimeOffset(2300, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        Gen.OneOf(0L, 0, 1, -1, 10_000, -10_000, TimeSpan.TicksPerDay, TimeSpan.TicksPerDay - 1, -TimeSpan.TicksPerHour),
        Gen.OneOf("\"yyyy-MM-ddTHH:mm:ss.fffffffK\"", "\"yyyy-MM-dd\"", "\"yyyy-MM-dd HH:mm\"", "\"yyyy-MM-ddTHH:mm:ss+02:00\"", "ms", "\"ms\""),
        static (time, ticks, format) => time.AddTicks(ticks) is var value && format.Contains("ms", StringComparison.Ordinal)
            ? format.Replace("ms", value.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : Quote(value.UtcDateTime.ToString(format.Trim('"'), CultureInfo.InvariantCulture)));

    // The ends of a range (an address, a block or "first to last") and what lies just outside, in the spellings of both families.
    private static IEnumerable<string> NearAddresses(string range)
    {
        (UInt128 first, UInt128 last) = range.Split(" to ") switch
        {
            [var from, var to] => (Number(IPAddress.Parse(from)), Number(IPAddress.Parse(to))),
            _ when range.Contains('/', StringComparison.Ordinal) && IPNetwork.Parse(range) is var block => (Number(block.BaseAddress), Number(block.BaseAddress) | ((UInt128.One << ((block.BaseAddress.GetAddressBytes().Length * 8) - block.PrefixLength)) - 1)),
            _ => (Number(IPAddress.Parse(range)), Number(IPAddress.Parse(range))),
        };
        foreach (UInt128 number in (UInt128[])[first, last, first - 1, last + 1, (first / 2) + (last / 2)])
        {
            byte[] bytes = new byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
            var address = new IPAddress(bytes);
            yield return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();
            yield return address.ToString().ToUpperInvariant();
        }
    }

    private static UInt128 Number(IPAddress address) => BinaryPrimitives.ReadUInt128BigEndian(address.MapToIPv6().GetAddressBytes());

    private static Gen<string> NearNumber(NumberConstant number)
    {
        string text = number.IsInteger ? number.Integer.ToString(CultureInfo.InvariantCulture)
            : double.IsInfinity(number.Float) ? "1e999"
            : number.Float.ToString("R", CultureInfo.InvariantCulture);
        text = number.Unsigned != 0 ? number.Unsigned.ToString(CultureInfo.InvariantCulture) : text;
        string neighbour = number.Unsigned != 0 ? ((Int128)number.Unsigned + 1).ToString(CultureInfo.InvariantCulture) : number.IsInteger ? ((Int128)number.Integer + 1).ToString(CultureInfo.InvariantCulture) : "0";
        bool isPlain = !text.Any(static c => c is '.' or 'e' or 'E');
        return Gen.OneOf(text, text, isPlain ? text + "e0" : text, isPlain ? text + ".0" : text, Quote(text), Quote(" " + text), neighbour, "-" + neighbour.TrimStart('-'));
    }

    // Everything that is not ASCII, quotes among it, comes out escaped.
    private static string Quote(string text) => JsonSerializer.Serialize(text);
}

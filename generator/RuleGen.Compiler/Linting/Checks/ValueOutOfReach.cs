using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>Constants that no value of the field can be: ports beyond 65535, fractions of whole numbers, hashes of a wrong length, texts without words.</summary>
internal sealed class ValueOutOfReach : IQueryCheck
{
    private const int HighestPort = 65535;

    private static readonly Dictionary<string, int> HashLengths = new(StringComparer.Ordinal)
    {
        ["md5"] = 32, ["sha1"] = 40, ["sha224"] = 56, ["sha256"] = 64, ["sha384"] = 96, ["sha512"] = 128,
    };

    public void Check(LintQuery query)
    {
        foreach (LintTest test in query.Tests)
        {
            foreach (LintValue value in test.Values)
            {
                if (ReasonAgainst(test, value) is { } reason)
                {
                    query.Report(DiagnosticCatalogue.ValueOutOfReach, value.Span, reason);
                }
            }
        }
    }

    private static string? ReasonAgainst(LintTest test, LintValue value)
    {
        bool isExact = test.Operator == LintOperator.Exact || (test.Operator == LintOperator.Pattern && !value.IsPattern);
        return test.Field.IsInteger && value.Number is { } number ? ReasonAgainstNumber(test, number, isExact)
            : test.Field.IsText && isExact && IsHash(test.Field) && HashLengths.TryGetValue(test.Field.LastPart, out int length) ? ReasonAgainstHash(test, value, length)
            : test.Field.IsAnalysed && isExact && AnalysedText.WordsOf(value.Text).Count == 0 ? $"'{test.Field.Name}' is compared word by word, and this has no word; write the words, or use a keyword field"
            : null;
    }

    private static string? ReasonAgainstNumber(LintTest test, NumberConstant number, bool isExact)
    {
        bool isWhole = number.IsInteger || number.Unsigned != 0;
        double value = number.IsInteger ? number.Integer : number.Float;
        if (isExact && !isWhole)
        {
            return $"'{test.Field.Name}' is a whole number and never equals this; write a whole number, or compare with '<' and '>'";
        }

        bool isPort = test.Field.LastPart == "port";
        bool isBeyond = isExact ? value is < 0 or > HighestPort
            : test.Comparison is ComparisonOperator.Greater ? value >= HighestPort
            : test.Comparison is ComparisonOperator.GreaterOrEqual ? value > HighestPort
            : test.Comparison is ComparisonOperator.Less ? value <= 0
            : test.Comparison is ComparisonOperator.LessOrEqual && value < 0;
        return isPort && isBeyond ? FormattableString.Invariant($"ports are numbers from 0 to {HighestPort}, so this never holds; correct the number") : null;
    }

    private static bool IsHash(LintField field) => field.Name.IndexOf(".hash.", StringComparison.Ordinal) >= 0 || field.Name.StartsWith("hash.", StringComparison.Ordinal);

    private static string? ReasonAgainstHash(LintTest test, LintValue value, int length)
    {
        if (value.Text.Length != length || !value.Text.All(Uri.IsHexDigit))
        {
            return FormattableString.Invariant($"{(test.Field.LastPart is "md5" ? "an" : "a")} {test.Field.LastPart} hash has {length} hexadecimal digits, and this is none; copy it again");
        }

        // ECS wants the hashes of certificates in upper case; sources of the others write lower case.
        bool isOfFile = !test.Field.Name.StartsWith("tls.", StringComparison.Ordinal);
        return isOfFile && !test.IgnoresCase && value.Text.Any(char.IsUpper) ? $"hashes are kept in lower case, so this never holds; write \"{value.Text.ToLowerInvariant()}\"" : null;
    }
}

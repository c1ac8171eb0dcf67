using System.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>Makes C# names from titles and field paths: ASCII only, bounded, never a keyword.</summary>
internal static class Identifiers
{
    private const int LongestName = 120;

    /// <summary><c>Netcat File-Transfer (test)</c> becomes <c>NetcatFileTransferTest</c>; a text without letters becomes <c>Rule</c>.</summary>
    public static string FromTitle(string title)
    {
        var name = new StringBuilder();
        bool startsWord = true;
        foreach (char c in title)
        {
            if (!IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            if (name.Length == LongestName)
            {
                break;
            }

            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return name.Length == 0 ? "Rule" : name[0] is >= '0' and <= '9' ? "Rule" + name : name.ToString();
    }

    /// <summary><c>process.parent.name</c> becomes <c>process_parent_name</c>, and <c>labels.*</c> becomes <c>labels_any</c>.</summary>
    public static string FromField(string field)
    {
        var name = new StringBuilder();
        foreach (char c in field.Length > LongestName ? field.Substring(0, LongestName) : field)
        {
            _ = c == '*' ? name.Append("any") : name.Append(IsLetterOrDigit(c) ? c : '_');
        }

        // The underscore in front keeps digits legal; no C# keyword has one behind a dot, so only bare names can be keywords.
        return name.Length == 0 || name[0] is >= '0' and <= '9' ? "_" + name : field.Contains('.') ? name.ToString() : "@" + name;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}

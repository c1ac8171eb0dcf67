using System.Text;
using System.Text.RegularExpressions;

namespace RuleGen.Generator;

/// <summary>
/// A glob over relative paths with forward slashes: <c>*</c> and <c>?</c> stay within a folder, <c>**</c> crosses folders.
/// Names are compared as written, on every system.
/// </summary>
internal sealed class PathGlob
{
    private readonly Regex _pattern;

    public PathGlob(string glob) =>
        _pattern = new Regex(ToPattern(glob.Replace('\\', '/')), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether the path as a whole fits.</summary>
    public bool IsMatch(string path) => _pattern.IsMatch(path);

    private static string ToPattern(string glob)
    {
        var pattern = new StringBuilder("^");
        for (int i = 0; i < glob.Length; i++)
        {
            bool twoStars = glob[i] == '*' && i + 1 < glob.Length && glob[i + 1] == '*';
            if (twoStars && i + 2 < glob.Length && glob[i + 2] == '/')
            {
                pattern.Append("(?:[^/]+/)*");
                i += 2;
            }
            else if (twoStars)
            {
                pattern.Append(".*");
                i++;
            }
            else
            {
                pattern.Append(glob[i] switch { '*' => "[^/]*", '?' => "[^/]", char c => Regex.Escape(c.ToString()) });
            }
        }

        return pattern.Append('$').ToString();
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RuleGen.Compiler.Text;

/// <summary>Texts one behind the other, to be hashed. Each has its length in front, which keeps ("ab", "c") and ("a", "bc") apart.</summary>
internal sealed class FramedText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a text.</summary>
    public void Append(string part) => _text.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part).Append(' ');

    /// <summary>Ends a group of texts.</summary>
    public void EndGroup() => _text.Append('\n');

    /// <summary>SHA-256 of all of it in UTF-8, lower-case hexadecimal.</summary>
    public string Sha256()
    {
        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(_text.ToString())).Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}

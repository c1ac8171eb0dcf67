namespace RuleGen.Matching;

/// <summary>
/// How a layout names the elements of an array of objects, which a condition may have to look at one by one: the array's path
/// with <c>{}</c> behind it. The values of such a field are the objects as they stand in the document.
/// </summary>
internal static class ElementPath
{
    private const string Suffix = "{}";

    /// <summary>The field that holds the elements of an array.</summary>
    public static string FieldOf(string path) => path + Suffix;

    /// <summary>The array of a field that holds its elements.</summary>
    public static ReadOnlySpan<char> PathOf(string field) => field.AsSpan(0, field.Length - Suffix.Length);

    /// <summary>Whether a field holds the elements of an array, and of which.</summary>
    public static bool TryParse(string field, out string path)
    {
        bool isElements = field.Length > Suffix.Length && field.EndsWith(Suffix, StringComparison.Ordinal);
        path = isElements ? PathOf(field).ToString() : "";
        return isElements;
    }
}

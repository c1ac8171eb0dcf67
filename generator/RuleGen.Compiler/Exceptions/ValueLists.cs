using System.Diagnostics.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Exceptions;

/// <summary>The value lists of a project by name: text files with a value on each line, as Kibana imports and exports them.</summary>
public sealed class ValueLists : IEquatable<ValueLists>
{
    /// <summary>The suffix by which value lists are found beside rules; it is no part of a list's name.</summary>
    public const string Suffix = ".values.txt";

    private readonly SortedDictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    private ValueLists()
    {
    }

    /// <summary>No lists.</summary>
    public static ValueLists Empty { get; } = new();

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>What was found wrong about the files as a whole.</summary>
    public EquatableArray<RuleDiagnostic> Diagnostics { get; private set; }

    /// <summary>Takes files; of several with one name the first by path counts, and the others are reported.</summary>
    public static ValueLists Create(IEnumerable<SourceText> files)
    {
        var lists = new ValueLists();
        var diagnostics = new DiagnosticBag();
        foreach (SourceText file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            string name = NameOf(file.Path);
            if (lists._files.TryGetValue(name, out SourceText? first))
            {
                if (first.Path == file.Path)
                {
                    continue;
                }

                diagnostics.Report(
                    DiagnosticCatalogue.DuplicateValueList, file, default, $"a value list {MessageText.Quote(name)} is there already, in {first.Path}; rename one of the files");
            }
            else
            {
                lists._files.Add(name, file);
            }
        }

        lists.Diagnostics = diagnostics.Items.ToEquatableArray();
        return lists;
    }

    /// <summary>A list's name: its file's, without <see cref="Suffix"/>.</summary>
    public static string NameOf(string path)
    {
        string file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return file.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? file.Substring(0, file.Length - Suffix.Length) : file;
    }

    /// <inheritdoc/>
    public bool Equals(ValueLists? other) =>
        other is not null && _files.Values.Select(static file => (file.Path, file.Text)).SequenceEqual(other._files.Values.Select(static file => (file.Path, file.Text)))
        && Diagnostics == other.Diagnostics;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueLists);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.Count;

    /// <summary>A list's values: the lines without white space around them; empty lines are none.</summary>
    internal bool TryGet(string name, [NotNullWhen(true)] out IReadOnlyList<DslConstant>? values)
    {
        values = _files.TryGetValue(name, out SourceText? file) ? [.. Read(file)] : null;
        return values is not null;
    }

    private static IEnumerable<DslConstant> Read(SourceText file)
    {
        int start = file.Text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0;
        while (start < file.Text.Length)
        {
            int end = file.Text.IndexOfAny(['\r', '\n'], start);
            end = end < 0 ? file.Text.Length : end;
            string line = file.Text.Substring(start, end - start);
            string value = line.Trim();
            if (value.Length > 0)
            {
                yield return DslConstant.Of(value, file, new SourceSpan(start + line.Length - line.TrimStart().Length, value.Length));
            }

            start = end + 1;
        }
    }
}

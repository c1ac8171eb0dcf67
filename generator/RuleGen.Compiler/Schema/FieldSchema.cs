using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Schema;

/// <summary>
/// The known fields and their types. Immutable; two schemas are equal when they say the same, so that a step of an
/// incremental build can tell that nothing changed.
/// </summary>
public sealed class FieldSchema : IEquatable<FieldSchema>
{
    private const string ResourceName = "fields.csv";
    private static readonly Lazy<FieldSchema> LazyDefault = new(LoadDefault);

    private readonly Dictionary<string, FieldInfo> _fields;

    // Every path that has fields below it.
    private readonly HashSet<string> _parents = new(StringComparer.Ordinal);

    // The keyword multi-field of every field that has one; null where there are several.
    private readonly Dictionary<string, FieldInfo?> _exact = new(StringComparer.Ordinal);
    private readonly Lazy<string> _hash;
    private readonly int _longest;

    private FieldSchema(Dictionary<string, FieldInfo> fields)
    {
        _fields = fields;
        foreach (FieldInfo field in fields.Values)
        {
            if (field is { MultiFieldOf: { } whole, Type: FieldType.Keyword })
            {
                _exact[whole] = _exact.ContainsKey(whole) ? null : field;
            }

            string name = field.Name;
            _longest = Math.Max(_longest, name.Length);
            for (string? parent = ParentOf(name); parent is not null && _parents.Add(parent); parent = ParentOf(parent))
            {
            }
        }

        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>The Elastic Common Schema and the fields of Elastic's integrations that published rules read.</summary>
    public static FieldSchema Default => LazyDefault.Value;

    /// <summary>A schema without fields.</summary>
    public static FieldSchema Empty { get; } = new([]);

    /// <summary>The declared fields, in ordinal order of their names.</summary>
    public IEnumerable<FieldInfo> Fields => _fields.Values.OrderBy(static f => f.Name, StringComparer.Ordinal);

    /// <summary>SHA-256 of what the schema says, in hexadecimal: the same on every machine.</summary>
    public string ContentHash => _hash.Value;

    /// <summary>A schema of these fields; of several of one name the last counts.</summary>
    public static FieldSchema Create(IEnumerable<FieldInfo> fields)
    {
        var byName = new Dictionary<string, FieldInfo>(StringComparer.Ordinal);
        foreach (FieldInfo field in fields)
        {
            byName[field.Name] = field;
        }

        return new FieldSchema(byName);
    }

    /// <summary>Reads a field file (see <c>docs/schema.md</c>). Rows with errors are reported and left out.</summary>
    public static FieldSchema Parse(SourceText file, DiagnosticBag diagnostics) => FieldSchemaReader.Read(file, diagnostics);

    /// <summary>This schema and another, whose word counts where both declare a field.</summary>
    public FieldSchema With(FieldSchema other) => other._fields.Count == 0 ? this : Create(_fields.Values.Concat(other._fields.Values));

    /// <summary>Finds what is known of a path. Of an alias it is what is known of the field behind it, under that field's name.</summary>
    /// <remarks>
    /// Besides declared fields these are known: everything below <c>p</c> when <c>p.*</c> is declared, with its type;
    /// everything below a flattened field, as keyword; everything below an object that declares no fields, as
    /// <see cref="FieldType.Dynamic"/>; every path with fields below it, as an object. The nearest declaration counts. Of
    /// an unknown path <paramref name="field"/> says <see cref="FieldType.Dynamic"/>. Beside a declared keyword or text field its
    /// usual multi-fields are known: <c>f.text</c>, <c>f.keyword</c>, <c>f.caseless</c>.
    /// </remarks>
    public bool TryGet(string path, out FieldInfo field)
    {
        bool isDeclared = _fields.TryGetValue(path, out FieldInfo? declared);
        if (declared is { AliasOf: { } target })
        {
            // As in Elasticsearch, what an alias names is a field and no other alias.
            path = target;
            isDeclared = _fields.TryGetValue(path, out declared) && declared.AliasOf is null;
        }

        if (isDeclared)
        {
            field = declared!.MultiFieldOf is { } whole && _fields.TryGetValue(whole, out FieldInfo? wholeField)
                ? declared with { NullValue = wholeField.NullValue }
                : declared;
            return true;
        }

        if (FindMultiField(path) is { } multiField)
        {
            field = multiField;
            return true;
        }

        if (_parents.Contains(path))
        {
            field = new FieldInfo(path, FieldType.Object);
            return true;
        }

        // No declared name is longer, so a path of megabytes is cut before it is walked up.
        string start = path.Length <= _longest ? path : path.Substring(0, _longest + 1);
        for (string? parent = ParentOf(start); parent is not null; parent = ParentOf(parent))
        {
            if (_fields.TryGetValue(parent + FieldReference.AnyBelow, out FieldInfo? any))
            {
                field = any with { Name = path };
                return true;
            }

            if (_fields.TryGetValue(parent, out FieldInfo? above))
            {
                bool isOpen = above.Type == FieldType.Flattened || (above.Type == FieldType.Object && !_parents.Contains(parent));
                field = new FieldInfo(path, above.Type == FieldType.Flattened ? FieldType.Keyword : FieldType.Dynamic);
                return isOpen;
            }
        }

        field = new FieldInfo(path, FieldType.Dynamic);
        return false;
    }

    /// <summary>
    /// The field that stands for an analysed text where exact values are compared: its only keyword multi-field. (Elasticsearch:
    /// <c>ql/type/TextEsField.java</c>.)
    /// </summary>
    public bool TryGetExact(FieldInfo text, out FieldInfo exact)
    {
        bool isFound = _exact.TryGetValue(text.Name, out FieldInfo? keyword) && keyword is not null;
        exact = isFound ? keyword! with { NullValue = text.NullValue } : text;
        return isFound;
    }

    /// <summary>The declared fields that someone who wrote <paramref name="path"/> may have meant, best first, three at most.</summary>
    public IReadOnlyList<string> Nearest(string path) => NearestNames.Find(path, _fields.Keys);

    /// <inheritdoc/>
    public bool Equals(FieldSchema? other) =>
        other is not null && (ReferenceEquals(this, other) || string.Equals(ContentHash, other.ContentHash, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldSchema);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ContentHash);

    // ECS maps .text, dynamic mappings .keyword, the endpoint package .caseless.
    private FieldInfo? FindMultiField(string path)
    {
        FieldType? type = path.Substring(path.LastIndexOf('.') + 1) switch
        {
            "text" => FieldType.Text,
            "keyword" or "caseless" => FieldType.Keyword,
            _ => null,
        };
        return type is { } kept
            && ParentOf(path) is { } parent
            && _fields.TryGetValue(parent, out FieldInfo? whole)
            && whole is { Type: FieldType.Keyword or FieldType.Text, AliasOf: null, MultiFieldOf: null }
            ? new FieldInfo(path, kept, whole.IsArray) { MultiFieldOf = parent, NullValue = whole.NullValue }
            : null;
    }

    private static string? ParentOf(string path)
    {
        int dot = path.LastIndexOf('.');
        return dot < 0 ? null : path.Substring(0, dot);
    }

    private static FieldSchema LoadDefault()
    {
        using Stream stream = typeof(FieldSchema).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is missing from RuleGen.Compiler.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = Parse(new SourceText(ResourceName, reader.ReadToEnd()), diagnostics);
        return diagnostics.Items.Count == 0
            ? schema
            : throw new InvalidOperationException(diagnostics.Items[0].ToString());
    }

    private string ComputeHash()
    {
        var text = new StringBuilder();
        foreach (FieldInfo field in Fields)
        {
            text.Append(field.Name).Append('\0').Append((int)field.Type).Append(field.IsArray ? '+' : '-');
            foreach (string? part in new[] { field.AliasOf, field.MultiFieldOf, field.NullValue, field.Format })
            {
                text.Append('\0').Append(part is null ? "" : "=" + part);
            }

            text.Append('\n');
        }

        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Concat(hash.Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}

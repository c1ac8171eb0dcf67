using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;

namespace RuleGen.Cli.Engines;

/// <summary>
/// Keeps compiled rules from run to run in a folder only its user can enter. A folder that cannot be used, or that others
/// could have written to, is never an error: the rules are compiled again.
/// </summary>
/// <param name="folder">The folder; made when something is first kept.</param>
public sealed class RuleSetCache(string folder)
{
    // A development loop over one ruleset makes a file per edit; 64 of them are some megabytes.
    private const int MostFiles = 64;

    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>
    /// The user's cache: <c>rulegen</c> in <c>XDG_CACHE_HOME</c>, else in the local application data on Windows and in
    /// <c>~/.cache</c> elsewhere. Null when the user has no home.
    /// </summary>
    public static RuleSetCache? OfUser(Func<string, string?> getVariable)
    {
        ArgumentNullException.ThrowIfNull(getVariable);
        string? root = getVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(root) || !Path.IsPathFullyQualified(root))
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            root = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : home.Length == 0 ? "" : Path.Combine(home, ".cache");
        }

        return root.Length == 0 ? null : new RuleSetCache(Path.Combine(root, "rulegen"));
    }

    /// <summary>SHA-256 of everything the compiled rules depend on: files, exceptions with their value lists, schema, the compiler, RuleGen and the runtime.</summary>
    internal static string KeyOf(IEnumerable<CompiledRule> rules, FieldSchema schema)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(typeof(RuleSetCompiler).Module.ModuleVersionId.ToString());
        Append(typeof(Rule).Module.ModuleVersionId.ToString());
        Append(typeof(RuleSetCache).Module.ModuleVersionId.ToString());
        Append(RuntimeInformation.FrameworkDescription);
        Append(schema.ContentHash);
        foreach (CompiledRule rule in rules.OrderBy(static rule => rule.File.Path, StringComparer.Ordinal))
        {
            Append(rule.File.Path);
            Append(rule.File.Text);
            foreach (ExceptionItem item in rule.Exceptions)
            {
                Append(item.Condition.ToString());
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // The length in front keeps ("ab", "c") and ("a", "bc") apart.
        void Append(string text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(utf8.Length));
            hash.AppendData(utf8);
        }
    }

    /// <summary>The assembly kept under a key; null when there is none.</summary>
    internal byte[]? TryRead(string key)
    {
        try
        {
            string path = PathOf(key);
            if (!IsPrivate() || !File.Exists(path))
            {
                return null;
            }

            byte[] assembly = File.ReadAllBytes(path);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return assembly;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an assembly. Another process sees all of it or nothing.</summary>
    internal void Write(string key, byte[] assembly)
    {
        try
        {
            CreateFolder();
            if (!IsPrivate())
            {
                return;
            }

            string draft = PathOf(key) + "." + Guid.NewGuid().ToString("N") + ".tmp";
            try
            {
                File.WriteAllBytes(draft, assembly);
                File.Move(draft, PathOf(key), overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }

            DeleteOldest();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A read-only home, a full disk, a file where the folder should be: the next run compiles again.
        }
    }

    private string PathOf(string key) => Path.Combine(Folder, key + ".dll");

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, OnlyUser);
        }
    }

    // What lies here is loaded as code. On Windows the profile's own access list protects it.
    private bool IsPrivate() =>
        Directory.Exists(Folder) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(Folder) & ~OnlyUser) == UnixFileMode.None);

    private void DeleteOldest()
    {
        foreach (FileInfo file in new DirectoryInfo(Folder).EnumerateFiles("*.dll").OrderByDescending(static file => file.LastWriteTimeUtc).Skip(MostFiles))
        {
            file.Delete();
        }
    }
}

namespace RuleGen.Package.Tests;

/// <summary>A folder of its own outside the repository, so that none of the repository's build files apply; gone when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("rulegen-package-").FullName;

    /// <summary>The full path of something in the folder.</summary>
    public string At(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    /// <summary>Writes a file, with the folders it needs.</summary>
    public void Write(string relativePath, string text)
    {
        string path = At(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A compiler server may still hold an analyzer open on Windows. The system clears its temporary folder itself.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}

namespace RuleGen.Cli;

/// <summary>A file that no one else reads and that is gone with the process, however that ends.</summary>
internal static class TemporaryFile
{
    /// <summary>Creates one, to be written and read.</summary>
    public static FileStream Create(int bufferSize)
    {
        string path = Path.Join(Path.GetTempPath(), "rulegen-" + Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = bufferSize };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        // Without a name it stays until it is closed.
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}

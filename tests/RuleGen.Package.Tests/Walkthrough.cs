using Xunit;

namespace RuleGen.Package.Tests;

/// <summary>
/// Does what a page says, to the letter: writes its files, runs its commands (in bash), and compares what they write. Blocks without a file that
/// are no commands are for reading only.
/// </summary>
internal sealed class Walkthrough(Consumer consumer)
{
    private const string Marker = "----- now in: ";

    private string[] _output = [];

    /// <summary>The folder the commands have gone to, relative to the consumer's.</summary>
    public string Folder { get; private set; } = ".";

    /// <summary>Goes through a page.</summary>
    public async Task Follow(string page)
    {
        int commands = 0;
        foreach (PageBlock block in Page.Blocks(page))
        {
            if (block.File is { } file)
            {
                consumer.Write(Path.Combine(Folder, file), block.Text);
            }
            else if (block.Language == "sh")
            {
                await Run(block.Text);
                commands++;
            }
            else if (block.Language == "output")
            {
                Assert.Equal(block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), _output);
            }
        }

        Assert.NotEqual(0, commands);
    }

    private async Task Run(string commands)
    {
        CommandResult result = await consumer.Shell($"cd \"{consumer.At(Folder)}\"\n{commands}echo \"{Marker}$PWD\"");
        string[] lines = result.AssertSuccess().Lines;
        Folder = Path.GetRelativePath(consumer.At("."), lines[^1][Marker.Length..]);
        _output = lines[..^1];
    }
}

namespace RuleGen.Cli.Engines;

/// <summary>How rules are run.</summary>
internal enum Engine
{
    /// <summary>Compiled to C# and by the C# compiler to machine code.</summary>
    Generated,

    /// <summary>Walked as trees.</summary>
    Interpreted,
}

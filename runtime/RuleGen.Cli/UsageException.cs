namespace RuleGen.Cli;

/// <summary>The user asked for something that cannot be done. The message is all that is shown.</summary>
public sealed class UsageException(string message) : Exception(message);

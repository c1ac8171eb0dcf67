namespace RuleGen;

/// <summary>One document of a file. The memory is valid until the next document is read.</summary>
/// <param name="Memory">The document's bytes.</param>
/// <param name="Line">The line its first byte stands in, counted from 1.</param>
/// <param name="ByteOffset">Its first byte in the file, counted from 0.</param>
public readonly record struct DocumentSlice(ReadOnlyMemory<byte> Memory, long Line, long ByteOffset);

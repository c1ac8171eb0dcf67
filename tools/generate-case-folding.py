#!/usr/bin/env python3
"""Writes CaseFolding.Table.cs from the Unicode Character Database.

Usage: tools/generate-case-folding.py CaseFolding.txt > runtime/RuleGen/Matching/Portable/CaseFolding.Table.cs

Simple case folding is the mappings of status C and S. Neighbouring mappings with the same distance to their target
are one range; a stride of 2 covers the alphabets whose capital and small letters alternate.
"""
import re
import sys


def read(path):
    version, mappings = None, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            version = version or re.search(r"CaseFolding-([\d.]+)\.txt", line)
            fields = [field.strip() for field in line.split("#")[0].split(";")]
            if len(fields) >= 3 and fields[1] in ("C", "S"):
                mappings.append((int(fields[0], 16), int(fields[2], 16)))
    return version.group(1), sorted(mappings)


def ranges(mappings):
    result = []
    for source, target in mappings:
        delta = target - source
        if result:
            start, end, stride, last_delta = result[-1]
            step = source - end
            if delta == last_delta and step in (1, 2) and (stride == step or start == end):
                result[-1] = (start, source, step, delta)
                continue
        result.append((source, source, 1, delta))
    return result


version, mappings = read(sys.argv[1])
table = ranges(mappings)
print(f"""namespace RuleGen.Matching;

#if RULEGEN_COMPILER
internal
#else
public
#endif
static partial class CaseFolding
{{
    /// <summary>The version of the Unicode Character Database the table was taken from.</summary>
    public const string UnicodeVersion = "{version}";

    // Written by tools/generate-case-folding.py. Per row: first code point, last code point, stride, distance to the folded one.
    private static ReadOnlySpan<int> Ranges =>
    [""")
for start, end, stride, delta in table:
    print(f"        0x{start:04X}, 0x{end:04X}, {stride}, {delta},")
print("""    ];
}""")

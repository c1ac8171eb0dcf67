using System.Globalization;
using RuleGen.Compiler.RuleSets.Index;

namespace RuleGen.Compiler.Emission;

/// <summary>Writes the tables of the index as static data.</summary>
internal sealed class IndexEmitter(CodeWriter code, IndexTables tables)
{
    private static readonly string[] Names = ["Fields", "FieldOfSlot", "Texts", "Fragments", "FragmentEntries", "FragmentTexts", "Filters", "Entries", "Postings", "Rows"];

    /// <summary>Writes the class <c>Index</c>.</summary>
    public void Emit()
    {
        code.Line("/// <summary>Which texts of an event wake which conditions (RuleGen.RuleIndex says how to read it).</summary>");
        using (code.Block("private static class Index"))
        {
            using (code.Block("internal static global::RuleGen.RuleIndex Tables => new()", "};"))
            {
                foreach (string name in Names)
                {
                    code.Line($"{name} = {name},");
                }

                code.Line($"RowLength = {Decimal(tables.RowLength)},");
            }

            code.Table("int", "Fields", tables.Fields, Decimal, IndexTables.FieldSize);
            code.Table("int", "FieldOfSlot", tables.FieldOfSlot, Decimal);
            code.Table("ulong", "Texts", tables.Texts, Hexadecimal);
            code.Table("ulong", "Fragments", tables.Fragments, Hexadecimal);
            code.Table("int", "FragmentEntries", tables.FragmentEntries, Decimal, FragmentTables.EntrySize);
            code.Line();
            code.Line($"private static global::System.ReadOnlySpan<byte> FragmentTexts => {Literals.Utf8(tables.FragmentTexts)};");
            code.Table("ulong", "Filters", tables.Filters, Hexadecimal);
            code.Table("int", "Entries", tables.Entries, Decimal);
            code.Table("int", "Postings", tables.Postings, Decimal);
            code.Table("ulong", "Rows", tables.Rows, Hexadecimal, tables.RowLength);
        }
    }

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hexadecimal(ulong number) => number == 0 ? "0" : "0x" + number.ToString("X", CultureInfo.InvariantCulture);
}

using System.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Conditions that compute texts write them into the event's memory, which grows once.</summary>
public sealed class ComputedAllocationTests
{
    private const string Query = """
        any where concat(s, "::", n, "::", x, "::", b) == "no" or substring(args, 1, -1) : "*never*" or string(n / 3) in ("a", "b") or
          length(between~(s, "A", "z", true)) > 1000 or indexOf(s, r) == 77 or null == concat(substring(s, 1), args, 5)
        """;

    [Fact]
    public void Computing_allocates_nothing()
    {
        var rules = LoadedRules.Load(EngineKind.Generated, [QueryRule.Compile("rule", Query, QueryCase.SchemaOf("eql"))]);
        EventReader reader = rules.Layout.CreateReader();
        var e = new Event(rules.Layout);
        byte[] document = Encoding.UTF8.GetBytes("""{"s":["\ud83d\ude00abcz","b"],"r":"x","n":[1,22],"x":1.5e10,"b":true,"args":["\ud83d\ude00","a"]}""");
        Run(100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int matches = Run(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, matches);

        int Run(int count)
        {
            int found = 0;
            for (int i = 0; i < count; i++)
            {
                reader.Read(document, e);
                found += rules["rule"].IsMatch(e) ? 1 : 0;
            }

            return found;
        }
    }
}

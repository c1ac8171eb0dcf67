using System.Text;
using Xunit;

namespace RuleGen.Tests.Sequences;

public sealed class SnapshotTests
{
    private static readonly Query s_first = new() { Items = [new Item('A'), new Item('B', IsMissing: true), new Item('C')], Keys = ["user"], MaxSpan = 50 };
    private static readonly Query s_second = new() { Items = [new Item('A'), new Item('B')], Keys = ["?user", "host"] };

    [Fact]
    public void The_callers_bytes_come_back()
    {
        Run run = Filled();
        Assert.Equal("attached", Encoding.UTF8.GetString(run.Restart().Attachment.Span));
    }

    [Fact]
    public void An_edited_rule_begins_anew_and_the_others_go_on()
    {
        Run run = Filled();
        byte[] snapshot = run.Save();
        var edited = new Run(null, s_first with { Hash = "2" }, s_second);
        RestoredSnapshot restored = edited.Detector.RestoreSnapshot(new MemoryStream(snapshot));
        Assert.Equal(["rule-0"], restored.DroppedRules);
        Assert.Equal(["rule-1"], restored.RestoredRules);
        Assert.Equal(0, edited.Detector.GetCorrelations(edited.Rules[0]).OpenSequences);
        Assert.Equal(
            run.Detector.GetCorrelations(run.Rules[1]).OpenSequences,
            edited.Detector.GetCorrelations(edited.Rules[1]).OpenSequences);
    }

    [Fact]
    public void A_snapshot_with_any_byte_changed_is_refused()
    {
        byte[] snapshot = Filled().Save();
        for (int i = 0; i < snapshot.Length; i++)
        {
            foreach (byte mask in new byte[] { 0x01, 0x80, 0xFF })
            {
                byte[] damaged = [.. snapshot];
                damaged[i] ^= mask;
                AssertRefused(damaged);
            }
        }
    }

    [Fact]
    public void A_snapshot_cut_off_anywhere_or_with_something_behind_it_is_refused()
    {
        byte[] snapshot = Filled().Save();
        for (int length = 0; length < snapshot.Length; length++)
        {
            AssertRefused(snapshot[..length]);
        }

        AssertRefused([.. snapshot, 0]);
        AssertRefused([.. snapshot, .. snapshot]);
    }

    [Fact]
    public void Another_format_is_named()
    {
        byte[] snapshot = Filled().Save();
        snapshot[SnapshotFormat.Magic.Length] = 9;
        Assert.Contains("format 9", AssertRefused(snapshot).Message, StringComparison.Ordinal);
        Assert.Contains("no snapshot", AssertRefused("""{"@timestamp":"2026-01-05"}"""u8.ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_that_come_again_give_the_alerts_the_same_ids()
    {
        Sighting[] events = Sighting.Number(Enumerable.Range(0, 60).Select(i => new Sighting(i, "ABC"[i % 3] + "", [$"u{i % 2}"], [$"h{i % 4}"])));
        var whole = new Run(null, s_first, s_second);
        whole.Process(events);
        var first = new Run(null, s_first, s_second);
        first.Process(events[..30]);
        byte[] snapshot = first.Save();
        first.Process(events[30..40]);

        // The run ends here and begins again from the snapshot: ten events come twice.
        var second = new Run(null, s_first, s_second);
        second.Detector.RestoreSnapshot(new MemoryStream(snapshot));
        second.Process(events[30..]);
        Assert.NotEmpty(whole.Ids);
        Assert.Equal(whole.Ids.ToHashSet(), first.Ids.Concat(second.Ids).ToHashSet());
    }

    [Fact]
    public void State_larger_than_a_section_comes_back_whole()
    {
        var run = new Run(null, s_first, s_second);
        run.Process(Enumerable.Range(0, 5_000).Select(i => new Sighting(i / 200, "A", [$"user-{i}"], [$"host-{i}"])));
        CorrelationMetrics before = run.Detector.Correlations;
        run.Restart();
        Assert.Equal(before, run.Detector.Correlations);
        run.Process(Enumerable.Range(0, 5_000).Select(i => new Sighting(25, "B", [$"user-{i}"], [$"host-{i}"])));
        Assert.Equal(5_000, run.Matches.Count);
    }

    private static Run Filled()
    {
        var run = new Run(new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(5) }, s_first, s_second);
        run.Process(Sighting.Number(
            [new(1, "A", ["x", "y"], ["h"], 1), new(3, "A", [], ["h"]), new(4, "B", ["x"], []), new(20, "A", ["z"], ["i"])]));
        Assert.True(run.Detector.Correlations is { OpenSequences: > 2, HeldEvents: > 0 });
        return run;
    }

    private static SnapshotException AssertRefused(byte[] snapshot)
    {
        Run run = Filled();
        SnapshotException refusal = Assert.Throws<SnapshotException>(() => run.Detector.RestoreSnapshot(new MemoryStream(snapshot)));
        Assert.Equal(default, run.Detector.Correlations);
        return refusal;
    }
}

using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class AlertIdTests
{
    [Fact]
    public void The_id_is_the_documented_hash_of_rule_and_document()
    {
        byte[] framed = [.. Part('R', "rule-1"), .. Part('E', Samples.Netcat)];

        Assert.Equal(Expected(framed), GetId(Samples.Netcat).ToString());
    }

    [Fact]
    public void The_id_is_the_documented_hash_of_rule_index_and_document_id()
    {
        byte[] framed = [.. Part('R', "rule-1"), .. Part('I', "logs-x"), .. Part('D', "7")];

        Assert.Equal(Expected(framed), GetId("""{"_index":"logs-x","_id":"7","_source":{"process":{"name":"nc"}}}""").ToString());
    }

    [Fact]
    public void The_ids_of_known_events_never_change()
    {
        Assert.Equal("e5e1dd0b-e6f3-8ace-bb04-fa1468ed7864", GetId(Samples.Netcat).ToString());
        Assert.Equal("394d765a-5aa9-8bde-bf98-cfd0c2b65592", GetId("""{"_index":"logs-x","_id":"7","_source":{"process":{"name":"nc"}}}""").ToString());
    }

    [Fact]
    public void White_space_around_the_document_is_no_part_of_it() =>
        Assert.Equal(GetId(Samples.Netcat), GetId(" \t" + Samples.Netcat + "\r\n"));

    [Fact]
    public void The_content_of_an_identified_document_is_no_part_of_the_id() =>
        Assert.Equal(
            GetId("""{"_index":"i","_id":"7","_source":{"process":{"name":"nc"}}}"""),
            GetId("""{"_id":"7","_index":"i","_score":1,"_source":{"process":{"name":"nc","pid":1}}}"""));

    [Fact]
    public void An_envelope_without_an_id_is_identified_by_its_document() =>
        Assert.NotEqual(
            GetId("""{"_index":"i","_source":{"process":{"name":"nc"}}}"""),
            GetId("""{"_index":"i","_source":{"process":{"name":"nc","pid":1}}}"""));

    [Fact]
    public void Parts_do_not_run_into_each_other() =>
        Assert.NotEqual(
            GetId("""{"_index":"ab","_id":"c","_source":{"process":{"name":"nc"}}}"""),
            GetId("""{"_index":"a","_id":"bc","_source":{"process":{"name":"nc"}}}"""));

    [Fact]
    public void Rules_give_one_event_different_ids()
    {
        AlertCollection alerts = Samples.Detector(Samples.Rule("a"), Samples.Rule("b")).Process(Samples.Netcat);

        Assert.NotEqual(alerts[0].Id, alerts[1].Id);
    }

    [Fact]
    public void The_id_is_a_version_8_uuid()
    {
        string id = GetId(Samples.Netcat).ToString();

        Assert.Equal('8', id[14]);
        Assert.Contains(id[19], "89ab");
    }

    private static Guid GetId(string json) => Samples.Detector(Samples.Rule()).Process(json)[0].Id;

    private static byte[] Part(char tag, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return [(byte)tag, (byte)(utf8.Length >> 24), (byte)(utf8.Length >> 16), (byte)(utf8.Length >> 8), (byte)utf8.Length, .. utf8];
    }

    private static string Expected(byte[] framed)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(framed));
        char variant = "89ab"[Convert.ToInt32(hash[16].ToString(), 16) & 3];
        return $"{hash[..8]}-{hash[8..12]}-8{hash[13..16]}-{variant}{hash[17..20]}-{hash[20..32]}";
    }
}

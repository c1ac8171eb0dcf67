using System.IO.Compression;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Event files, compressed or not.</summary>
internal static class EventFiles
{
    /// <summary>The event files of the shared test data, below <c>events</c>.</summary>
    public static TheoryData<string> SharedNames() =>
    [
        "container-20k.ndjson.gz",
        "samples/all-samples.ndjson",
        "otrf-aws-aws-ec2_proxy_s3_exfiltration.ndjson.gz",
        "otrf-linux-Log4Shell-syslog_auoms_auditd_log4shell_cve2021_44228_jndi_reference.ndjson.gz",
        "otrf-linux-Log4Shell-syslog_sysmon_log4shell_cve2021_44228_jndi_reference.ndjson.gz",
        "otrf-linux-linux-sh_arp_cache.ndjson.gz",
        "otrf-linux-linux-sh_binary_padding_dd.ndjson.gz",
        "otrf-windows-LSASS_campaign_01-metasploit_logonpasswords_lsass_memory_dump.ndjson.gz",
        "otrf-windows-lateral_movement-purplesharp_ad_playbook_I.ndjson.gz",
    ];

    /// <summary>Calls <paramref name="take"/> with each document and its line; the bytes are valid during the call.</summary>
    public static void ForEach(string path, Action<long, ReadOnlyMemory<byte>> take)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        var reader = new DocumentReader(content);
        while (reader.TryReadNext(out DocumentSlice document))
        {
            take(document.Line, document.Memory);
        }
    }
}

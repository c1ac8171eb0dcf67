namespace RuleGen.Compiler.Schema;

/// <summary>What a field is to Elasticsearch, as far as matching asks: the mapping types that behave alike are one.</summary>
public enum FieldType
{
    /// <summary>In no schema: compared by the kind of JSON value each event brings.</summary>
    Dynamic,

    /// <summary>keyword, constant_keyword, wildcard: exact text.</summary>
    Keyword,

    /// <summary>text, match_only_text: analysed; EQL cannot compare it.</summary>
    Text,

    /// <summary>long, integer, short, byte, unsigned_long: whole numbers.</summary>
    Integer,

    /// <summary>double, float, half_float, scaled_float.</summary>
    Float,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A point in time, to the millisecond.</summary>
    Date,

    /// <summary>date_nanos: a point in time, to the nanosecond.</summary>
    DateNanos,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Ip,

    /// <summary>A software version.</summary>
    Version,

    /// <summary>flattened: free keys whose leaves are keywords.</summary>
    Flattened,

    /// <summary>object, nested: has fields of its own and no value.</summary>
    Object,

    /// <summary>geo_point and others that no query language here compares.</summary>
    Other,
}

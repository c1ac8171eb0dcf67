namespace RuleGen.Compiler.Eql;

/// <summary>What a parameter of a function takes. Null is taken by all.</summary>
internal enum EqlParameter
{
    /// <summary>Any value.</summary>
    Any,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An IP address.</summary>
    Address,
}

/// <summary>A function of EQL: how it is called. Names are found without regard to case.</summary>
/// <param name="Name">The name as the reference writes it.</param>
/// <param name="MinArguments">How many arguments it needs.</param>
/// <param name="MaxArguments">How many it takes.</param>
/// <param name="Parameters">What the arguments must be; the last holds for all further ones.</param>
/// <param name="HasCaseForm">Whether <c>name~</c> exists.</param>
/// <param name="IsCondition">Whether the result is true or false.</param>
/// <remarks>Source: Elasticsearch, <c>eql/expression/function/EqlFunctionRegistry.java</c>, <c>resolveType</c> of each function and the EQL
/// function reference.</remarks>
internal sealed record EqlFunction(
    string Name, int MinArguments, int MaxArguments, EqlParameter[] Parameters, bool HasCaseForm = false, bool IsCondition = false)
{
    private static readonly EqlParameter[] Numbers = [EqlParameter.Number];
    private static readonly EqlParameter[] Texts = [EqlParameter.Text];

    private static readonly Dictionary<string, EqlFunction> ByName = new EqlFunction[]
    {
        new("add", 2, 2, Numbers),
        new("between", 3, 4, [EqlParameter.Text, EqlParameter.Text, EqlParameter.Text, EqlParameter.Boolean], HasCaseForm: true),
        new("cidrMatch", 2, int.MaxValue, [EqlParameter.Address, EqlParameter.Text], IsCondition: true),
        new("concat", 1, int.MaxValue, [EqlParameter.Any]),
        new("divide", 2, 2, Numbers),
        new("endsWith", 2, 2, Texts, HasCaseForm: true, IsCondition: true),
        new("indexOf", 2, 3, [EqlParameter.Text, EqlParameter.Text, EqlParameter.Integer], HasCaseForm: true),
        new("length", 1, 1, Texts),
        new("modulo", 2, 2, Numbers),
        new("multiply", 2, 2, Numbers),
        new("number", 1, 2, [EqlParameter.Text, EqlParameter.Integer]),
        new("startsWith", 2, 2, Texts, HasCaseForm: true, IsCondition: true),
        new("string", 1, 1, [EqlParameter.Any]),
        new("stringContains", 2, 2, Texts, HasCaseForm: true, IsCondition: true),
        new("substring", 2, 3, [EqlParameter.Text, EqlParameter.Integer, EqlParameter.Integer]),
        new("subtract", 2, 2, Numbers),
    }.ToDictionary(static function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The functions' names, in ordinal order.</summary>
    public static IEnumerable<string> Names => ByName.Values.Select(static f => f.Name).OrderBy(static n => n, StringComparer.Ordinal);

    /// <summary>Finds a function; null when there is none of that name.</summary>
    public static EqlFunction? Find(string name) => ByName.TryGetValue(name, out EqlFunction? function) ? function : null;

    /// <summary>Whether it takes so many arguments.</summary>
    public bool Takes(int count) => count >= MinArguments && count <= MaxArguments;

    /// <summary>What an argument must be.</summary>
    public EqlParameter Parameter(int argument) => Parameters[Math.Min(argument, Parameters.Length - 1)];
}

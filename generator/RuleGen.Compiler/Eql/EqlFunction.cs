namespace RuleGen.Compiler.Eql;

/// <summary>A function of EQL: how it is called. Names are found without regard to case.</summary>
/// <param name="Name">The name as the reference writes it.</param>
/// <param name="MinArguments">How many arguments it needs.</param>
/// <param name="MaxArguments">How many it takes.</param>
/// <param name="HasCaseForm">Whether <c>name~</c> exists.</param>
/// <param name="IsCondition">Whether the result is true or false.</param>
/// <remarks>Source: Elasticsearch, <c>eql/expression/function/EqlFunctionRegistry.java</c> and the EQL function reference.</remarks>
internal sealed record EqlFunction(string Name, int MinArguments, int MaxArguments, bool HasCaseForm = false, bool IsCondition = false)
{
    private static readonly Dictionary<string, EqlFunction> ByName = new EqlFunction[]
    {
        new("add", 2, 2),
        new("between", 3, 4, HasCaseForm: true),
        new("cidrMatch", 2, int.MaxValue, IsCondition: true),
        new("concat", 1, int.MaxValue),
        new("divide", 2, 2),
        new("endsWith", 2, 2, HasCaseForm: true, IsCondition: true),
        new("indexOf", 2, 3, HasCaseForm: true),
        new("length", 1, 1),
        new("modulo", 2, 2),
        new("multiply", 2, 2),
        new("number", 1, 2),
        new("startsWith", 2, 2, HasCaseForm: true, IsCondition: true),
        new("string", 1, 1),
        new("stringContains", 2, 2, HasCaseForm: true, IsCondition: true),
        new("substring", 2, 3),
        new("subtract", 2, 2),
    }.ToDictionary(static function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The functions' names, in ordinal order.</summary>
    public static IEnumerable<string> Names => ByName.Values.Select(static f => f.Name).OrderBy(static n => n, StringComparer.Ordinal);

    /// <summary>Finds a function; null when there is none of that name.</summary>
    public static EqlFunction? Find(string name) => ByName.TryGetValue(name, out EqlFunction? function) ? function : null;
}

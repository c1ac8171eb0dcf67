using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Exceptions;

/// <summary>All exceptions of a project: says which of them a rule has.</summary>
public sealed class ExceptionSet : IEquatable<ExceptionSet>
{
    private readonly EquatableArray<CompiledExceptions> _files;
    private readonly Dictionary<string, ExceptionList> _byListId = new(StringComparer.Ordinal);
    private readonly ILookup<string, ExceptionList> _byRuleId;
    private readonly DiagnosticBag _duplicates = new();

    private readonly EquatableArray<RuleDiagnostic> _valueListFindings;

    private ExceptionSet(IEnumerable<CompiledExceptions> files, EquatableArray<RuleDiagnostic> valueListFindings)
    {
        _valueListFindings = valueListFindings;
        _files = files
            .GroupBy(static file => file.File.Path, StringComparer.Ordinal)
            .OrderBy(static path => path.Key, StringComparer.Ordinal)
            .Select(static path => path.First())
            .ToEquatableArray();
        foreach ((CompiledExceptions file, ExceptionList list) in Lists)
        {
            if (list.ListId is null)
            {
                continue;
            }

            if (_byListId.ContainsKey(list.ListId))
            {
                _duplicates.Report(
                    DiagnosticCatalogue.DuplicateExceptionList, file.File, list.Span, $"an exception list {MessageText.Quote(list.ListId)} is there already; give this one a list_id of its own");
            }
            else
            {
                _byListId.Add(list.ListId, list);
            }
        }

        _byRuleId = Lists
            .Where(pair => !IsDuplicate(pair.List))
            .SelectMany(static pair => pair.List.RuleIds.Select(rule => (rule.RuleId, pair.List)))
            .ToLookup(static pair => pair.RuleId, static pair => pair.List, StringComparer.Ordinal);
    }

    /// <summary>No exceptions.</summary>
    public static ExceptionSet Empty { get; } = new([], []);

    private IEnumerable<(CompiledExceptions File, ExceptionList List)> Lists => _files.SelectMany(static file => file.Lists.Select(list => (file, list)));

    /// <summary>Puts compiled files together. Of several lists with one <c>list_id</c> the first by path counts.</summary>
    /// <param name="files">The files.</param>
    /// <param name="valueLists">The lists they were compiled with.</param>
    public static ExceptionSet Create(IEnumerable<CompiledExceptions> files, ValueLists valueLists) => new(files, valueLists.Diagnostics);

    /// <summary>Compiles exceptions files and puts them together.</summary>
    public static ExceptionSet Compile(IEnumerable<SourceText> files, ValueLists valueLists, FieldSchema schema) =>
        Create(files.Select(file => ExceptionCompiler.Compile(file, schema, valueLists)), valueLists);

    /// <summary>The exceptions of a rule: those of the lists made for it, and of the lists it refers to.</summary>
    public EquatableArray<ExceptionItem> Of(RuleDefinition rule)
    {
        IEnumerable<ExceptionList> referred = rule.ExceptionsList
            .Select(reference => _byListId.TryGetValue(reference.ListId, out ExceptionList? list) ? list : null)
            .OfType<ExceptionList>();
        return _byRuleId[rule.RuleId].Concat(referred).Distinct().SelectMany(static list => list.Items).ToEquatableArray();
    }

    /// <summary>The rule with its exceptions; the same rule when it has none.</summary>
    public CompiledRule Apply(CompiledRule rule) => rule.Definition is { } definition ? rule.WithExceptions(Of(definition)) : rule;

    /// <summary>What is wrong in the files, and between them and the rules.</summary>
    public IEnumerable<RuleDiagnostic> Check(IReadOnlyCollection<CompiledRule> rules)
    {
        RuleDefinition[] definitions = [.. rules.Select(static rule => rule.Definition).OfType<RuleDefinition>()];
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(_valueListFindings);
        diagnostics.AddRange(_files.SelectMany(static file => file.Diagnostics).Distinct());
        diagnostics.AddRange(_duplicates.Items);
        CheckUse(definitions, diagnostics);
        foreach (RuleDefinition rule in definitions)
        {
            foreach (ExceptionListReference reference in rule.ExceptionsList.Where(reference => !_byListId.ContainsKey(reference.ListId)))
            {
                diagnostics.Report(
                    DiagnosticCatalogue.UnknownExceptionList,
                    rule.File,
                    reference.ListIdSpan,
                    $"there is no exception list {MessageText.Quote(reference.ListId)} here, so the rule has no exceptions of it{NearestNames.DidYouMean(reference.ListId, _byListId.Keys)}");
            }
        }

        return diagnostics.Items;
    }

    /// <inheritdoc/>
    public bool Equals(ExceptionSet? other) => other is not null && _files == other._files && _valueListFindings == other._valueListFindings;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ExceptionSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.GetHashCode();

    private bool IsDuplicate(ExceptionList list) => list.ListId is { } id && !ReferenceEquals(_byListId[id], list);

    private void CheckUse(RuleDefinition[] rules, DiagnosticBag diagnostics)
    {
        var ruleIds = new HashSet<string>(rules.Select(static rule => rule.RuleId), StringComparer.Ordinal);
        var referred = new HashSet<string>(rules.SelectMany(static rule => rule.ExceptionsList).Select(static reference => reference.ListId), StringComparer.Ordinal);
        foreach ((CompiledExceptions file, ExceptionList list) in Lists)
        {
            bool isReferred = list.ListId is not null && referred.Contains(list.ListId);
            if (list.RuleIds.Count == 0 && !isReferred)
            {
                diagnostics.Report(
                    DiagnosticCatalogue.UnusedExceptionList, file.File, list.Span, "no rule uses this list; name rules in 'metadata.rule_ids', or the list in a rule's 'exceptions_list'");
            }
        }

        foreach ((CompiledExceptions file, RuleIdReference rule) in _files.SelectMany(static file => file.Lists.SelectMany(static list => list.RuleIds).Distinct().Select(rule => (file, rule))))
        {
            if (!ruleIds.Contains(rule.RuleId))
            {
                diagnostics.Report(
                    DiagnosticCatalogue.UnknownRuleOfException, file.File, rule.Span, $"no rule here has the rule_id {MessageText.Quote(rule.RuleId)}{NearestNames.DidYouMean(rule.RuleId, ruleIds)}");
            }
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace RuleGen.Hosting;

/// <summary>
/// Finds options that cannot be meant. Every entry of a selector has to mean some rule: a misspelt tag would otherwise switch rules off without
/// a word.
/// </summary>
internal sealed class DetectorServiceOptionsValidator(string name, IReadOnlyList<Rule> rules) : IValidateOptions<DetectorServiceOptions>
{
    // What timers take, in milliseconds.
    private static readonly TimeSpan s_longestTime = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    public ValidateOptionsResult Validate(string? checkedName, DetectorServiceOptions options)
    {
        if (checkedName != name)
        {
            return ValidateOptionsResult.Skip;
        }

        var errors = new List<string>();
        CheckSelectors(nameof(options.Enable), options.Enable, errors);
        CheckSelectors(nameof(options.Disable), options.Disable, errors);
        CheckDefined(nameof(options.Validation), options.Validation, errors);
        CheckDefined(nameof(options.WhenInputEnds), options.WhenInputEnds, errors);
        CheckDefined(nameof(options.WhenStopped), options.WhenStopped, errors);
        CheckDefined(nameof(options.KeptSource), options.KeptSource, errors);
        CheckTime(nameof(options.Lateness), options.Lateness, TimeSpan.Zero, errors);
        CheckTime(nameof(options.MaxClockSkew), options.MaxClockSkew ?? TimeSpan.Zero, TimeSpan.Zero, errors);
        CheckTime(nameof(options.DrainTimeout), options.DrainTimeout, TimeSpan.Zero, errors);
        CheckTime(nameof(options.IdleAllowance), options.IdleAllowance, TimeSpan.Zero, errors);
        CheckTime(nameof(options.IdleAfter), options.IdleAfter ?? s_longestTime, TimeSpan.FromMilliseconds(1), errors);
        CheckNumber(nameof(options.MaxStateBytesPerRule), options.MaxStateBytesPerRule, errors);
        CheckNumber(nameof(options.MaxStateBytes), options.MaxStateBytes, errors);
        CheckNumber(nameof(options.CostProfileInterval), options.CostProfileInterval, errors);

        if (errors.Count == 0 && rules.Count > 0 && !rules.Any(rule => options.Runs(rule.Metadata)))
        {
            errors.Add($"No rule of {name} is enabled.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => $"{name}: {error}"));
    }

    private static void CheckDefined<T>(string option, T value, List<string> errors)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            errors.Add($"{option} has no value {value:D}.");
        }
    }

    private static void CheckNumber(string option, long number, List<string> errors)
    {
        if (number < 0)
        {
            errors.Add($"{option} is negative.");
        }
    }

    private static void CheckTime(string option, TimeSpan time, TimeSpan shortest, List<string> errors)
    {
        if (time < shortest || time > s_longestTime)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{option} is {time:c}, and has to be between {shortest:c} and {s_longestTime:c}."));
        }
    }

    private void CheckSelectors(string option, IList<RuleSelector> selectors, List<string> errors)
    {
        for (int i = 0; i < selectors.Count; i++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{option}[{i}]");
            RuleSelector selector = selectors[i];
            if (selector.IsEmpty)
            {
                errors.Add($"{place} has no criterion, so it means no rule.");
                continue;
            }

            int before = errors.Count;
            CheckEntries(place, nameof(selector.Ids), selector.Ids, static (rule, id) => rule.RuleId == id, errors);
            CheckEntries(place, nameof(selector.Tags), selector.Tags, RuleSelector.HasTag, errors);
            CheckEntries(place, nameof(selector.Names), selector.Names, RuleSelector.HasName, errors);
            CheckEntries(place, nameof(selector.Files), selector.Files, RuleSelector.IsInFile, errors);
            if (selector.MinimumSeverity is { } severity)
            {
                CheckDefined($"{place}.{nameof(selector.MinimumSeverity)}", severity, errors);
            }

            if (errors.Count == before && !rules.Any(rule => selector.Matches(rule.Metadata)))
            {
                errors.Add($"{place} means no rule: none meets all of its criteria.");
            }
        }
    }

    private void CheckEntries(string place, string criterion, IList<string> entries, Func<RuleMetadata, string, bool> matches, List<string> errors)
    {
        foreach (string entry in entries)
        {
            if (!rules.Any(rule => matches(rule.Metadata, entry)))
            {
                errors.Add($"{place}.{criterion} has '{entry}', which fits no rule.");
            }
        }
    }
}

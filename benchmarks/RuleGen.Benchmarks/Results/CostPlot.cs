using System.Globalization;
using System.Text;

namespace RuleGen.Benchmarks.Results;

/// <summary>A line of a plot.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Values">Its height at each place.</param>
internal sealed record PlotLine(string Name, double[] Values);

/// <summary>Draws microseconds per event over the number of rules as SVG. Both axes are linear, so that a straight line is a cost per rule.</summary>
internal static class CostPlot
{
    private const int Width = 720;
    private const int Height = 400;
    private const int Left = 64;
    private const int Right = 150;
    private const int Top = 48;
    private const int Bottom = 56;

    private static readonly string[] s_colours = ["#2563a8", "#b5521b", "#3c7d3c"];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="title">What stands above.</param>
    /// <param name="counts">The numbers of rules, ascending.</param>
    /// <param name="lines">Nanoseconds per event at each.</param>
    public static void Write(string path, string title, int[] counts, params PlotLine[] lines)
    {
        double step = Step(lines.Max(static line => line.Values.Max()) / 1000);
        double top = Math.Ceiling(lines.Max(static line => line.Values.Max()) / 1000 / step) * step;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n");
        Text(Left, 26, title, "start", "font-size=\"15\" font-weight=\"bold\"");
        for (int i = 0; i <= (int)Math.Round(top / step); i++)
        {
            double y = Y(i * step);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:F1}\" y2=\"{y:F1}\" stroke=\"#dddddd\"/>\n");
            Text(Left - 8, y + 4, (i * step).ToString("0.##", CultureInfo.InvariantCulture), "end");
        }

        foreach (int count in counts.Where(count => count == counts[^1] || count >= 100))
        {
            Text(X(count), Height - Bottom + 18, count.ToString("N0", CultureInfo.InvariantCulture), "middle");
        }

        Text(X(counts[^1] / 2.0), Height - 14, "rules", "middle");
        Text(Left, Top - 8, "µs per event", "end");
        for (int i = 0; i < lines.Length; i++)
        {
            string colour = s_colours[i % s_colours.Length];
            PlotLine line = lines[i];
            string points = string.Join(' ', counts.Select((count, at) => FormattableString.Invariant($"{X(count):F1},{Y(line.Values[at] / 1000):F1}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
            for (int at = 0; at < counts.Length; at++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(counts[at]):F1}\" cy=\"{Y(line.Values[at] / 1000):F1}\" r=\"3.5\" fill=\"{colour}\"/>\n");
            }

            Text(Width - Right + 10, Y(line.Values[^1] / 1000) + 4, line.Name, "start", $"fill=\"{colour}\"");
        }

        svg.Append("</svg>\n");
        File.WriteAllText(path, svg.ToString());

        double X(double count) => Left + (count / counts[^1] * (Width - Left - Right));
        double Y(double microseconds) => Height - Bottom - (microseconds / top * (Height - Top - Bottom));
        void Text(double x, double y, string text, string anchor, string more = "") =>
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" {more}>{text}</text>\n");
    }

    // A round distance between grid lines, of which about five fit.
    private static double Step(double most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(most / 5)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(step => step >= most / 5);
    }
}

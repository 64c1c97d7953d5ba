using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Predicates;

// Texts and GUIDs, compared by what they are and not by how they are written.

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_equal : Probe
{
    private static bool Which(Texts_equal live, string name) =>
        live.Name == name;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_not_equal_with_null : Probe
{
    private static bool Which(Texts_not_equal_with_null live, string? name) =>
        live.Nick != name && live.Name != name;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_of_two_columns : Probe
{
    private static bool Which(Texts_of_two_columns live, string? name) =>
        live.Name == live.Nick || string.Equals(live.Nick, name);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_start : Probe
{
    private static bool Which(Texts_that_start live, string start) =>
        live.Name.StartsWith(start, StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_end : Probe
{
    private static bool Which(Texts_that_end live, string end) =>
        live.Name.EndsWith(end, StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_contain : Probe
{
    private static bool Which(Texts_that_contain live, string part) =>
        live.Name.Contains(part);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_do_not_contain : Probe
{
    private static bool Which(Texts_that_do_not_contain live, string part) =>
        live.Nick != null && !live.Nick.Contains(part, StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_contain_null : Probe
{
    private static bool Which(Texts_that_contain_null live, string part) =>
        live.Nick?.Contains(part) == true || live.Nick?.StartsWith(part, StringComparison.Ordinal) != false;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_contain_a_column : Probe
{
    private static bool Which(Texts_that_contain_a_column live, string part) =>
        live.Nick != null && (live.Nick.Contains(live.Name) || live.Name.EndsWith(live.Nick, StringComparison.Ordinal) || live.Name.StartsWith(live.Nick, StringComparison.Ordinal) || live.Nick == part);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_with_characters : Probe
{
    private static bool Which(Texts_with_characters live) =>
        live.Name.StartsWith('a') || live.Name.EndsWith(' ') || live.Name.Contains('%') || live.Name.Contains('\0');
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_of_the_source : Probe
{
    private static bool Which(Texts_of_the_source live) =>
        live.Name is "'" or "\\" or "--" or "{live}" or "@value1" or "a " or "Ä" or "😀" || live.Nick == "`" || live.Name.Contains("\\%") || live.Name.StartsWith("'; DROP", StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_empty : Probe
{
    private static bool Which(Texts_empty live) =>
        string.IsNullOrEmpty(live.Nick) || live.Name == string.Empty;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_by_default : Probe
{
    private static bool Which(Texts_by_default live, string name) =>
        (live.Nick ?? live.Name) == name || (live.Active ? live.Nick : live.Name) == name;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Guids : Probe
{
    private static bool Which(Guids live, Guid other, Guid? maybe, Guid?[] tokens) =>
        live.Token == other || live.MaybeToken != maybe && live.Token != Guid.Empty || tokens.Contains(live.MaybeToken) || live.MaybeToken == live.Token;
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_do_not_start : Probe
{
    private static bool Which(Texts_that_do_not_start live, string start) =>
        !live.Name.StartsWith(start, StringComparison.Ordinal);
}

[Table("probes"), Restore("Archive", nameof(Target), Where = nameof(Which))]
public partial class Texts_that_do_not_end : Probe
{
    private static bool Which(Texts_that_do_not_end live, string end) =>
        !live.Name.EndsWith(end, StringComparison.Ordinal) || live.Nick?.EndsWith(live.Name, StringComparison.Ordinal) == false;
}

namespace Backfill.Generators.Schema;

/// <summary>
/// The part of a migration that takes it back, where both ways stand in one file: <c>-- +goose Down</c>, <c>-- +migrate Down</c>, <c>-- migrate:down</c>,
/// <c>-- //@UNDO</c>. It is not applied.
/// </summary>
internal static class DownSections
{
    private static readonly string[] Down = ["+goose Down", "+migrate Down", "migrate:down", "//@UNDO", "@UNDO"];
    private static readonly string[] Up = ["+goose Up", "+migrate Up", "migrate:up"];

    /// <summary>Where reading goes on: behind the line, or, when the line begins the way back, where the next way forth begins.</summary>
    /// <param name="text">The file.</param>
    /// <param name="line">Where a comment begins.</param>
    /// <param name="next">Where the next line begins.</param>
    public static int After(string text, int line, int next)
    {
        if (!Is(text, line, next, Down))
        {
            return next;
        }

        while (next < text.Length && !Is(text, next, text.Length, Up))
        {
            var end = text.IndexOf('\n', next);
            next = end < 0 ? text.Length : end + 1;
        }

        return next;
    }

    private static bool Is(string text, int line, int end, string[] markers)
    {
        if (string.CompareOrdinal(text, line, "--", 0, 2) != 0)
        {
            return false;
        }

        for (line += 2; line < end && text[line] is ' ' or '\t';)
        {
            line++;
        }

        return Array.Exists(markers, m => string.Compare(text, line, m, 0, m.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }
}

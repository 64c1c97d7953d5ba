using Backfill.Planning;
using Backfill.Stores;

namespace Backfill.MySql.Data;

/// <summary>The columns of text in the results of the statements that read live and the journal.</summary>
internal sealed class LiveTexts
{
    // What ReadJournal has between the key and the values: three flags and the number of the backup.
    private const int Flags = 4;

    public LiveTexts(RestoreDeclaration declaration, TableInspection live)
    {
        Keys = new TextReads(TextRead.Of(0, "t", declaration.Key, live));
        Rows = new TextReads(TextRead.Of(0, "t", declaration.Key.Concat(declaration.LiveColumns), live));
        var (keys, columns) = (declaration.Key.Count, declaration.RestoredColumns.Count);
        TextRead[] journalKey = [.. TextRead.Of(0, "j", declaration.Key.Select(k => (k, $"key_{k.Name}")), live)];
        JournalKeys = new TextReads(journalKey);
        Journal = new TextReads(
        [
            .. journalKey,
            .. Journaled(keys + Flags, declaration.OldName),
            .. Journaled(keys + Flags + columns, declaration.NewName),
            .. TextRead.Of(keys + Flags + (2 * columns), "t", declaration.Targets, live, TextForm.HexOrDigest),
        ]);
        Undone = new TextReads([.. journalKey, .. Journaled(keys, declaration.OldName)]);

        IEnumerable<TextRead> Journaled(int first, Func<int, string> name) =>
            TextRead.Of(first, "j", declaration.Targets.Select((t, i) => (t, name(i))), live, TextForm.HexOrDigest);
    }

    /// <summary>Where a key alone is read.</summary>
    public TextReads Keys { get; }

    /// <summary>The same in the journal.</summary>
    public TextReads JournalKeys { get; }

    /// <summary>Where live rows are read.</summary>
    public TextReads Rows { get; }

    /// <summary>In <see cref="Statements.ReadJournal"/>.</summary>
    public TextReads Journal { get; }

    /// <summary>In <see cref="Statements.ReadUndoneText"/>.</summary>
    public TextReads Undone { get; }
}

using Backfill.Planning;

namespace Backfill.Tests;

/// <summary>A plan as the generator writes it, small enough to be read: a composite key of a signed and an unsigned part.</summary>
internal sealed class TestPlan(RestoreDeclaration declaration, Func<SqlDialect, Statements, Statements>? reword = null) : RestorePlan<TestPlan.Key, TestPlan.LiveRow, TestPlan.ArchivedRow>
{
    internal readonly record struct Key(long Region, ulong Id);

    internal readonly record struct LiveRow(Key Key, Field Value);

    internal readonly record struct ArchivedRow(Key Key, Field Value);

    public override RestoreDeclaration Declaration => declaration;

    // No test of the core runs SQL.
    public override Statements Statements(SqlDialect dialect) => reword is null ? Original : reword(dialect, Original);

    private static Statements Original => new()
    {
        FirstKey = "FirstKey",
        LastKey = "LastKey",
        SliceEnd = "SliceEnd",
        ReadLive = "ReadLive",
        ReadArchive = "ReadArchive",
        Stage = "Stage",
        Staged = "Staged",
        Reread = "Reread",
        Apply = "Apply",
        Proof = "Proof",
        ReadJournal = "ReadJournal",
        ReadArchiveText = "ReadArchiveText",
        CountArchive = "CountArchive",
        CountUnread = "CountUnread",
        StageUndo = "StageUndo",
        ReadUndoneText = "ReadUndoneText",
        Explain = "Explain",
    };

    public override Key ReadKey(IRowReader row) => new(row.Int64(0), row.UInt64(1));

    public override LiveRow ReadLive(IRowReader row) => new(ReadKey(row), row.Raw(2));

    public override ArchivedRow ReadArchived(IRowReader row) => new(ReadKey(row), row.Raw(2));

    public override Key KeyOf(in LiveRow live) => live.Key;

    public override Key KeyOf(in ArchivedRow archived) => archived.Key;

    public override Field Old(in LiveRow live, int column) => live.Value;

    public override Field New(in ArchivedRow archived, int column) => archived.Value;

    public override bool Selects(in LiveRow live, Arguments arguments) => true;

    public override Outcome Decide(in LiveRow live, in ArchivedRow archived) =>
        live.Value.SameAs(archived.Value, Declaration.RestoredColumns[0].Target.Kind) ? Outcome.SameAsArchive
        : archived.Value.IsNull ? Outcome.NullInArchive
        : archived.Value.Bytes.SequenceEqual("throw"u8) ? throw new InvalidOperationException(new string('x', 1000))
        : archived.Value.Int32() < 0 ? Outcome.SkippedByGuard
        : Outcome.Restored;

    public override void WriteKey(IRowWriter row, in Key key)
    {
        row.Int64(key.Region);
        row.UInt64(key.Id);
    }

    public override void Write(IRowWriter row, in LiveRow live, in ArchivedRow archived)
    {
        WriteKey(row, live.Key);
        row.Value(Declaration.RestoredColumns[0].Target.Kind, archived.Value);
        row.Seen(live.Value);
    }
}

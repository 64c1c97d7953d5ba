using Backfill.Planning;

namespace Backfill.Cli.Reports;

/// <summary>What a restore reads in its backup, with the backup's own names where they are not those of live.</summary>
internal static class BackupText
{
    public static bool HasOtherTable(RestoreDeclaration declaration) => declaration.ArchiveTable != declaration.Table;

    public static string Column(RestoreDeclaration declaration, DeclaredColumn source) =>
        HasOtherTable(declaration) ? $"{declaration.ArchiveTable}.{source.Name}" : source.Name;

    /// <summary>The key columns: <c>id</c>, or <c>id (variant_id in the backup)</c>.</summary>
    public static string Key(RestoreDeclaration declaration) =>
        string.Join(", ", declaration.Key.Zip(declaration.ArchivedKey, (here, there) => Pair(here.Name, there.Name)));

    /// <summary>The matched columns.</summary>
    public static string Match(RestoreDeclaration declaration) => string.Join(", ", declaration.Match.Zip(declaration.ArchivedMatch, Pair));

    private static string Pair(string here, string there) => here == there ? here : $"{here} ({there} in the backup)";
}

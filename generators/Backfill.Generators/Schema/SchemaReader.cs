namespace Backfill.Generators.Schema;

/// <summary>
/// Reads the tables, views and triggers that statements make and change: of a dump, of what SHOW CREATE TABLE shows, or of a folder of migrations. Statements
/// that it does not know are skipped; no text makes it fail.
/// </summary>
internal static class SchemaReader
{
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static SchemaText Read(string text, CancellationToken cancellation) => Read([text], cancellation);

    /// <summary>Reads several files as one, in their order.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static SchemaText Read(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var schema = new SchemaDraft();
        for (var file = 0; file < texts.Count; file++)
        {
            var tokens = new TokenReader(texts[file], file);
            var statements = new StatementReader(tokens, schema);
            while (!tokens.AtEndOfText)
            {
                cancellation.ThrowIfCancellationRequested();
                statements.Read();
            }
        }

        return schema.Finish();
    }
}

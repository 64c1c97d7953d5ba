namespace Backfill.Generators.Schema;

/// <summary>
/// Reads the body of a routine. What it does to tables cannot be told and is said; but the scripts of EF Core that can be run again have each statement of a
/// migration in a procedure, behind a question whether that migration was applied, and those are read.
/// </summary>
internal sealed class RoutineReader(TokenReader tokens, SchemaDraft schema, StatementReader statements, Extent start)
{
    private const string History = "__EFMigrationsHistory";

    private readonly SkippedReader _skipped = new(tokens, schema, start);
    private int _depth;
    private bool _ended;

    /// <summary>Reads the body of a procedure, function or event.</summary>
    public void Read() => Read(said: true);

    /// <summary>Passes over the body of a trigger, which cannot change a table.</summary>
    public void Skip() => Read(said: false);

    private void Read(bool said)
    {
        var asksHistory = false;
        while (!tokens.AtEndOfText && !AtEndOfRoutine())
        {
            if (tokens.AtEnd)
            {
                tokens.Read();
            }
            else if (asksHistory && !tokens.InBody && tokens.Reads("THEN"))
            {
                ReadApplied();
                asksHistory = false;
            }
            else if (!ReadsBlock() && !(said && _skipped.ReadsChange(inRoutine: true)))
            {
                asksHistory |= tokens.AtName && tokens.Value == History;
                tokens.Read();
            }
        }
    }

    // With a delimiter of its own a routine ends there; else at the semicolon behind its last END. One without any ends before what is created next.
    private bool AtEndOfRoutine() => tokens.AtEnd ? _depth == 0 || tokens.HasDelimiter : _ended && _depth == 0 && tokens.At("CREATE");

    private bool ReadsBlock()
    {
        if (tokens.ReadsAny("BEGIN", "CASE"))
        {
            _depth++;
            return true;
        }

        if (tokens.Reads("END"))
        {
            if (!tokens.ReadsAny("IF", "LOOP", "WHILE", "REPEAT", "FOR"))
            {
                tokens.Reads("CASE");
                _depth = Math.Max(0, _depth - 1);
                _ended = true;
            }

            return true;
        }

        if (tokens.Reads('.'))
        {
            // NEW.end
            tokens.Skip();
            return true;
        }

        return false;
    }

    private void ReadApplied()
    {
        tokens.InBody = true;
        while (!tokens.AtEndOfText && !tokens.At("END") && !AtDelimiter())
        {
            statements.Read();
        }

        tokens.InBody = false;
    }

    private bool AtDelimiter() => tokens.HasDelimiter && tokens.Current.Kind == SqlTokenKind.StatementEnd;
}

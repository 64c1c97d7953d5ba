namespace Backfill.MySql.Tests.RandomTables;

/// <summary>How the test reads a column, by its own SQL, so that two values look the same exactly when they are.</summary>
internal enum Seeing
{
    /// <summary>The bytes of the column in its own character set.</summary>
    Bytes,

    /// <summary>The server's text of a number or a time.</summary>
    Text,

    /// <summary>The number itself by the binary protocol: texts of a float differ between products.</summary>
    Real,

    /// <summary>A document: its text and the types of its scalars, which the text does not say.</summary>
    Document,
}

/// <summary>A column's type, the C# type that declares it, and values of it.</summary>
/// <param name="Sql">The type in CREATE TABLE.</param>
/// <param name="CSharp">The type of the property, not nullable.</param>
/// <param name="Seeing">How it is read.</param>
/// <param name="Value">A random value as SQL.</param>
internal sealed record ColumnType(string Sql, string CSharp, Seeing Seeing, Func<Random, string> Value)
{
    /// <summary>What preflight must say when the column is restored; null when nothing.</summary>
    public string? Refusal { get; init; }

    /// <summary>What preflight must say when the column is a key; null when nothing.</summary>
    public string? KeyRefusal { get; init; }

    /// <summary>Whether a key can have this type in C#.</summary>
    public bool CanBeKey { get; init; }

    /// <summary>Bytes at most in an index, 0 when it can be in none.</summary>
    public int IndexBytes { get; init; }

    /// <summary>Bytes at most in a row.</summary>
    public int RowBytes { get; init; } = 20;
}

/// <summary>A column of a random table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Property">Its property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether it takes NULL.</param>
internal sealed record Column(string Name, string Property, ColumnType Type, bool Nullable)
{
    public string Ddl => $"`{Name.Replace("`", "``", StringComparison.Ordinal)}` {Type.Sql}{(Nullable ? " NULL DEFAULT NULL" : " NOT NULL")}";

    public string Quoted => $"`{Name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>A random value; NULL now and then where that is allowed.</summary>
    public string Value(Random random) => Nullable && random.Next(6) == 0 ? "NULL" : Type.Value(random);
}

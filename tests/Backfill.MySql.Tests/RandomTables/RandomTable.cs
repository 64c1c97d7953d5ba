using System.Text;

namespace Backfill.MySql.Tests.RandomTables;

/// <summary>A random table on two servers, with its rows and the restore that is declared on it.</summary>
internal sealed class RandomTable
{
    /// <summary>A column that the server computes of the bytes of the first restored one.</summary>
    public const string Sized = "sized";

    /// <summary>What it has for each of them.</summary>
    public const int PerByte = 2_000_000_000;

    private static readonly string[] Names = ["v", "order", "v 1", "ü", "a`b", "V_x"];

    private RandomTable(int number, Sides sides) => (Number, Sides) = (number, sides);

    public int Number { get; }

    public Sides Sides { get; }

    public string Name => $"t{Number}";

    public required Column[] Key { get; init; }

    public required Column[] Targets { get; init; }

    /// <summary>What the declaration does not know, with the definition of columns that fill or move by themselves.</summary>
    public required (Column Column, string Ddl)[] Beside { get; init; }

    public required bool RestoresNull { get; init; }

    /// <summary>0: every row; 1: a constant; 2: a parameter.</summary>
    public required int Where { get; init; }

    /// <summary>0: none; 1: one that looks at live; 2: one that looks at both rows.</summary>
    public required int Guard { get; init; }

    public required int Batch { get; init; }

    /// <summary>Values of key, targets, flag and the columns beside, for live and backup; null where the row is not there.</summary>
    public required IReadOnlyList<(string[] Key, string[]? Live, string[]? Archive)> Rows { get; init; }

    /// <summary>Every column that is written by INSERT, but for the key.</summary>
    public IEnumerable<Column> Written => [.. Targets, Flag, .. Beside.Where(b => b.Ddl.Length == 0 || b.Ddl.Contains("ON UPDATE", StringComparison.Ordinal)).Select(b => b.Column)];

    /// <summary>Every column.</summary>
    public IEnumerable<Column> Columns => [.. Key, .. Targets, Flag, .. Beside.Select(b => b.Column)];

    public static Column Flag { get; } = new("flag", "Flag", new ColumnType("INT", "int", Seeing.Text, r => $"{r.Next(5)}"), false);

    /// <summary>What preflight must say, by rules that stand here and not in the product; null when it must say nothing.</summary>
    public string? Refusal => Targets.Select(t => t.Type.Refusal).Concat(Key.Select(k => k.Type.KeyRefusal)).FirstOrDefault(r => r is not null);

    public static RandomTable Make(int number, Random random, Sides sides)
    {
        while (true)
        {
            var table = Once(number, random, sides);
            if (table.Columns.Sum(c => c.Type.RowBytes) <= 60_000 && table.Key.Sum(k => k.Type.IndexBytes) <= 3072)
            {
                return table;
            }
        }
    }

    public string CreateTable()
    {
        var lines = Key.Concat(Targets).Append(Flag).Select(c => c.Ddl)
            .Concat(Beside.Select(b => b.Ddl.Length == 0 ? b.Column.Ddl : $"{b.Column.Quoted} {b.Ddl}"))
            .Append($"PRIMARY KEY ({string.Join(", ", Key.Select(k => k.Quoted))})");
        return $"CREATE TABLE {Name} (\n  {string.Join(",\n  ", lines)}\n) ENGINE=InnoDB ROW_FORMAT=DYNAMIC";
    }

    public IEnumerable<string> Inserts(bool live)
    {
        var names = string.Join(", ", Key.Concat(Written).Select(c => c.Quoted));
        var text = new StringBuilder();
        foreach (var (key, there) in Rows.Select(r => (r.Key, live ? r.Live : r.Archive)).Where(r => r.Item2 is not null))
        {
            text.Append(text.Length == 0 ? $"INSERT IGNORE INTO {Name} ({names}) VALUES " : ", ").Append($"({string.Join(", ", key.Concat(there!))})");
            if (text.Length > 400_000)
            {
                yield return text.ToString();
                text.Clear();
            }
        }

        if (text.Length > 0)
        {
            yield return text.ToString();
        }
    }

    public override string ToString() => $"Table {Number}, {Sides}, batch {Batch}:\n{CreateTable()};\n{Declaration.Of(this)}";

    private static RandomTable Once(int number, Random random, Sides sides)
    {
        List<Column> key = [];
        for (var parts = random.Next(3) == 0 ? random.Next(2, 4) : 1; key.Count < parts;)
        {
            key.Add(new Column($"k{key.Count}", $"K{key.Count}", Types.Key(random, sides, Math.Max(16, 3072 - key.Sum(k => k.Type.IndexBytes))), false));
        }

        var names = Names.OrderBy(_ => random.Next()).ToArray();
        var targets = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(2, 4) : 1)
            .Select(i => new Column(names[i], $"T{i}", Types.Value(random, sides), random.Next(4) != 0)).ToArray();
        List<(Column, string)> beside = [];
        for (var i = random.Next(3); i > 0; i--)
        {
            beside.Add((new Column($"beside{i}", "", Types.Value(random, sides), true), ""));
        }

        for (var i = random.Next(3); i > 0; i--)
        {
            var stamp = new ColumnType("", "", Seeing.Text, r => $"'2023-{r.Next(1, 13):00}-{r.Next(1, 29):00} 01:02:03'");
            var type = random.Next(2) == 0 ? "TIMESTAMP" : "DATETIME";
            beside.Add((new Column($"moved{i}", "", stamp, true), random.Next(2) == 0 ? $"{type} NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP" : $"{type}(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)"));
        }

        // MariaDB computes nothing from a CHAR: its spaces depend on the session.
        if (targets[0].Nullable && !targets[0].Type.Sql.StartsWith("CHAR", StringComparison.Ordinal) && random.Next(4) == 0)
        {
            // The longer ones it can compute without strict mode only: then the greatest INT stands for them.
            var sized = targets[0].Type is { Seeing: Seeing.Bytes, CSharp: "string" or "byte[]" } && random.Next(2) == 0;
            beside.Add((
                new Column(sized ? Sized : "computed", "", new ColumnType("INT", "", Seeing.Text, _ => ""), true),
                sized ? $"INT GENERATED ALWAYS AS (LENGTH({targets[0].Quoted}) * {PerByte}) STORED"
                    : $"INT GENERATED ALWAYS AS ({targets[0].Quoted} IS NULL) {(random.Next(2) == 0 ? "STORED" : "VIRTUAL")}"));
        }

        var table = new RandomTable(number, sides)
        {
            Key = [.. key],
            Targets = targets,
            Beside = [.. beside],
            RestoresNull = targets.All(t => t.Nullable) && random.Next(3) == 0,
            Where = random.Next(3),
            Guard = random.Next(3),
            Batch = random.Next(3) == 0 ? 1 : random.Next(2, 20),
            Rows = [],
        };
        return table.With(random);
    }

    private RandomTable With(Random random)
    {
        string[] Values() => [.. Written.Select(c => c.Value(random) is "NULL" && c.Name.StartsWith("moved", StringComparison.Ordinal) ? c.Type.Value(random) : c.Value(random))];
        var rows = Enumerable.Range(0, random.Next(5) == 0 ? random.Next(3) : random.Next(5, 40)).Select(_ =>
        {
            string[] key = [.. Key.Select(k => k.Value(random))];
            var (live, archive) = (Values(), Values());
            if (random.Next(5) == 0)
            {
                Array.Copy(archive, live, Targets.Length);
            }

            return (key, random.Next(10) == 0 ? null : live, random.Next(8) == 0 ? null : archive);
        });
        return new RandomTable(Number, Sides)
        {
            Key = Key,
            Targets = Targets,
            Beside = Beside,
            RestoresNull = RestoresNull,
            Where = Where,
            Guard = Guard,
            Batch = Batch,
            Rows = [.. rows],
        };
    }
}

using System.Reflection;
using Backfill.Generators.Checking;
using Backfill.Generators.Schema;
using Backfill.MySql.Catalogue;
using Backfill.MySql.Sessions;
using Backfill.Planning;
using Backfill.Planning.Rules;
using Backfill.Stores;
using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Schema;

/// <summary>What the compiler reads of a table is what its server's catalogue says, and both judge types alike.</summary>
public sealed class CatalogueTests
{
    private static readonly string Tables = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schema", "tables.sql")).Split("CREATE VIEW")[0];

    [Theory]
    [OnEachServer]
    public async Task Every_column_is_read_as_the_catalogue_has_it(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Tables);
        foreach (var (read, facts) in await BothAsync(databases.Live))
        {
            Assert.Equal(
                (facts.Name, facts.Family.ToString(), facts.Nullable, facts.Precision, facts.Scale, facts.Length, facts.Charset, facts.Generated, facts.MovesByItself),
                (read.Name, read.Family.ToString(), read.Nullable, read.Family == Generators.Schema.ColumnFamily.Integer ? null : read.Precision, read.Scale, read.Length, read.Charset, read.Generated, read.MovesByItself));
            Assert.True(read.Collation is null || read.Collation == facts.Collation, $"{read.Name}: {read.Collation}, not {facts.Collation}");
            if (facts.Family == Stores.ColumnFamily.Integer)
            {
                Assert.Equal((facts.Least, facts.Greatest), ColumnFit.Range(read));
            }
        }
    }

    [Theory]
    [OnEachServer]
    public async Task Compiler_and_preflight_judge_every_kind_of_property_and_every_pair_of_columns_alike(ServerProduct product)
    {
        await using var databases = await DatabasePair.CreateAsync(product, Tables);
        var columns = await BothAsync(databases.Live);
        List<string> different = [];
        foreach (var (read, facts) in columns)
        {
            foreach (var kind in Enum.GetValues<ColumnKind>())
            {
                var preflight = KindRules.Check(new DeclaredColumn(facts.Name, kind), facts, "live") is null;
                if (ColumnFit.Shows(Enum.Parse<Generators.Model.ColumnKind>(kind.ToString()), read) != preflight)
                {
                    different.Add($"{kind} for {facts.Type}: preflight says {preflight}");
                }
            }

            foreach (var (otherRead, otherFacts) in columns)
            {
                var (compiler, preflight) = (ColumnTransfer.Problem(read, otherRead), Transfer(facts, otherFacts));
                if (compiler != preflight)
                {
                    different.Add($"{facts.Type} into {otherFacts.Type}: {preflight ?? "fits"}, and the compiler says {compiler ?? "fits"}");
                }
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    private static string? Transfer(ColumnFacts source, ColumnFacts target) => (string?)typeof(TransferRules)
        .GetMethod("Problem", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [source, target, true]);

    private static async Task<IReadOnlyList<(ColumnSchema Read, ColumnFacts Facts)>> BothAsync(TestDatabase database)
    {
        List<(ColumnSchema, ColumnFacts)> both = [];
        foreach (var schema in await MySqlSchema.ReadAsync(database.ConnectionString, ["every_type", "we`ird `name", "sales", "lines"]))
        {
            var read = Assert.Single(SchemaReader.Read(MySqlSchema.File([schema]), default).Tables).Table;
            var rows = await FactsAsync(database, schema.Table);
            both.AddRange(read.Columns.Zip(rows.Select(r => r.Facts)));
            Assert.Equal(rows.Count, read.Columns.Count);
        }

        return both;
    }

    /// <summary>The columns of a table as the catalogue has them.</summary>
    internal static async Task<IReadOnlyList<(ColumnFacts Facts, string DataType)>> FactsAsync(TestDatabase database, string table)
    {
        var rows = await database.RowsAsync($"SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, EXTRA, GENERATION_EXPRESSION, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, CHARACTER_MAXIMUM_LENGTH, CHARACTER_OCTET_LENGTH, CHARACTER_SET_NAME, COLLATION_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = {Quoted.Text(table)} ORDER BY ORDINAL_POSITION");
        return [.. rows.Select(r => (Facts(r), r[1]!))];
    }

    private static ColumnFacts Facts(string?[] row) => ColumnTypes.Facts(new ColumnRow
    {
        Name = row[0]!,
        DataType = row[1]!,
        ColumnType = row[2]!,
        IsNullable = row[3]!,
        Extra = row[4] ?? "",
        GenerationExpression = row[5],
        NumericPrecision = Number(row[6]),
        NumericScale = Number(row[7]),
        DatetimePrecision = Number(row[8]),
        CharacterLength = Number(row[9]),
        OctetLength = Number(row[10]),
        Charset = row[11],
        Collation = row[12],
    }, ServerVersion.Parse("9.7.4"));

    private static long? Number(string? text) => text is null ? null : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

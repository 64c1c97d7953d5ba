using Backfill.Testing.Databases;
using Backfill.Testing.Servers;

namespace Backfill.MySql.Tests.Types;

/// <summary>Every type with its boundary values and NULL: restored exactly, seen by C# as what it is, verified, written only once, and taken back exactly.</summary>
[Collection(nameof(Seen))]
public sealed class TypeTableTests(TypeTableTests.Databases all) : IClassFixture<TypeTableTests.Databases>
{
    public static TheoryData<ServerProduct, int, string> Table()
    {
        var data = new TheoryData<ServerProduct, int, string>();
        foreach (var product in Enum.GetValues<ServerProduct>())
        {
            for (var i = 0; i < TypeTable.Rows.Count; i++)
            {
                if (TypeTable.Rows[i].On is null || TypeTable.Rows[i].On == product)
                {
                    data.Add(product, i, TypeTable.Rows[i].ToString());
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task There_and_back(ServerProduct product, int index, string name)
    {
        var row = TypeTable.Rows[index];
        Assert.Equal(name, row.ToString());
        var (databases, backfill) = await all.OfAsync(product);
        foreach (var database in new[] { databases.Live, databases.Archive })
        {
            await database.ScriptAsync($"DROP TABLE IF EXISTS cells;\nCREATE TABLE cells (id INT NOT NULL PRIMARY KEY, v {row.Type} NULL, moved TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP);");
        }

        string[] values = [.. row.Values.Select(v => v.Sql), "NULL"];
        await InsertAsync(databases.Archive, row, values);

        // Each row holds the value of the next one, so that each value is written, written over and taken back.
        await InsertAsync(databases.Live, row, [.. values[1..], values[0]]);
        var damaged = await TableDump.OfAsync(databases.Live, "cells");
        Seen.Flush();

        var run = await backfill.RunAsync(row.Plan.With());

        Assert.True(run.State == RunState.Done && run.Reconciles, string.Join(' ', run.Discrepancies));
        Assert.DoesNotContain(run.Exceptions, e => e.Outcome != Outcome.NullInArchive);
        Assert.Equal((row.Values.Count, 1), (run.Counts[Outcome.Restored], run.Counts[Outcome.NullInArchive]));
        if (row.IsSeen)
        {
            Assert.Equal(row.Values.Select(v => v.Seen).Order(StringComparer.Ordinal), Seen.Flush());
        }

        var verified = await backfill.VerifyAsync(row.Plan, run.Id);
        Assert.True(verified.Holds, $"{string.Join(' ', verified.Discrepancies)} {string.Join(' ', verified.Differences)}");
        Assert.Equal(0, (await backfill.RunAsync(row.Plan.With())).Counts[Outcome.Restored]);
        Assert.Equal((await TableDump.OfAsync(databases.Archive, "cells")).SkipLast(1), (await TableDump.OfAsync(databases.Live, "cells")).SkipLast(1));
        await backfill.UndoAsync(row.Plan, run.Id);
        Assert.Equal(damaged, await TableDump.OfAsync(databases.Live, "cells"));
    }

    /// <summary>One pair of databases and one runner per product: a pool for each row would be more connections than a server has.</summary>
    public sealed class Databases : IAsyncLifetime
    {
        private readonly Dictionary<ServerProduct, (DatabasePair Pair, MySqlBackfill Backfill)> _made = [];

        internal async Task<(DatabasePair Pair, MySqlBackfill Backfill)> OfAsync(ServerProduct product)
        {
            if (!_made.TryGetValue(product, out var made))
            {
                var pair = await DatabasePair.CreateAsync(product);
                made = _made[product] = (pair, Runners.On(pair));
            }

            return made;
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            foreach (var (pair, _) in _made.Values)
            {
                await pair.DisposeAsync();
            }
        }
    }

    // Zero and partial dates are written only where the mode lets them in.
    private static Task InsertAsync(TestDatabase database, TypeRow row, IReadOnlyList<string> values) => database.ScriptAsync(
        $"SET sql_mode = '{(row.IsSeen ? "STRICT_ALL_TABLES" : "")}';\nINSERT INTO cells (id, v) VALUES {string.Join(", ", values.Select((v, i) => $"({i + 1}, {v})"))};");
}

using Backfill.Overtaken;
using Backfill.Sqlite.Tests.Kit;

namespace Backfill.Sqlite.Tests.Stories;

public sealed class Every_state_has_a_way_out
{
    public static TheoryData<Stand, Change> Cells
    {
        get
        {
            var cells = new TheoryData<Stand, Change>();
            foreach (var stand in Enum.GetValues<Stand>())
            {
                foreach (var change in Enum.GetValues<Change>())
                {
                    cells.Add(stand, change);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public Task And_the_message_names_it(Stand stand, Change change) => WaysOutTests.LeadOutAsync(() => Task.FromResult<IParts>(new Parts()), stand, change);
}

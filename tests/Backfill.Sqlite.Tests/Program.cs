using Backfill.Decided;
using Backfill.Sqlite.Tests.Kit;
using Backfill.Sqlite.Tests.Stories;

// What tests start to kill it.
return args[0] == nameof(Parcel) ? await Whatever_decides_a_row_ends_as_declared.Parcels.DieAsync(args[1..]) : await Crash.DieAsync(args[1..]);

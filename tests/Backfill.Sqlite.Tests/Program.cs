return await Backfill.Sqlite.Tests.Kit.Victim.RunAsync(args);

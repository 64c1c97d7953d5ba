using Backfill.Benchmarks;
using Backfill.Benchmarks.Story;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

return await StoryBenchmark.RunAsync(options);

using Backfill.Benchmarks;
using Backfill.Benchmarks.Generating;
using Backfill.Benchmarks.Story;

if (args is ["generator"])
{
    return GeneratorBenchmark.Run();
}

if (args is ["keystrokes"])
{
    return await KeystrokeBenchmark.RunAsync();
}

if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

return await StoryBenchmark.RunAsync(options);

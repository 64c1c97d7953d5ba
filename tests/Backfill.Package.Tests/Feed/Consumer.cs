namespace Backfill.Package.Tests.Feed;

/// <summary>The folder of one user's program.</summary>
internal sealed class Consumer(LocalFeed feed, string folder)
{
    /// <summary>What its processes see besides the machine's own.</summary>
    public Dictionary<string, string> Environment { get; } = new(feed.Environment);

    public string PathOf(string name) => Path.Combine(folder, name);

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Takes the files of <c>Consumers/NAME</c>.</summary>
    public void Take(string name)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(LocalFeed.Repository, "tests/Backfill.Package.Tests/Consumers", name)))
        {
            File.Copy(file, PathOf(Path.GetFileName(file)));
        }
    }

    public Task<Ran> DotnetAsync(params string[] arguments) => Command.RunAsync(folder, Environment, "dotnet", arguments);

    public Task<Ran> RunAsync(string program, params IEnumerable<string> arguments) => Command.RunAsync(folder, Environment, PathOf(program), arguments);
}

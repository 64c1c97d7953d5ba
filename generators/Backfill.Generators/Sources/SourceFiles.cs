using Backfill.Generators.Model;

namespace Backfill.Generators.Sources;

/// <summary>
/// The files of a compilation, and which of them the code of one can depend on: those that declare a name that it mentions,
/// and whatever those depend on in turn. More than the compiler would look at, and never less.
/// </summary>
internal sealed class SourceFiles
{
    // Files that depend on more than these depend on all: to tell which would cost more than to read a type again.
    private const int Most = 100;

    private readonly IReadOnlyList<SourceFile> _files;
    private readonly Dictionary<string, List<int>> _declaring = [];
    private readonly Dictionary<SourceFile, int> _places = [];
    private readonly int[]?[] _next;
    private readonly List<int> _roots;
    private readonly EquatableArray<SourceFile> _all;

    public SourceFiles(IReadOnlyList<SourceFile> files, Surroundings surroundings)
    {
        _files = files;
        _all = [.. files];
        _next = new int[files.Count][];
        Surroundings = surroundings;
        for (var i = 0; i < files.Count; i++)
        {
            _places[files[i]] = i;
            foreach (var name in files[i].Names.Reachable)
            {
                if (!_declaring.TryGetValue(name, out var places))
                {
                    _declaring.Add(name, places = []);
                }

                places.Add(i);
            }
        }

        _roots = [.. surroundings.Mentioned.SelectMany(Declaring)];
        _roots.AddRange(Enumerable.Range(0, files.Count).Where(i => files[i].Names.ConcernsEverything));
    }

    public Surroundings Surroundings { get; }

    /// <summary>The types that may have restores.</summary>
    public IEnumerable<Declaration> Declarations => _files.SelectMany(f => f.Declarations(Surroundings.Aliases));

    /// <summary>What the code of a file can depend on, itself included, in the order of the compilation.</summary>
    public EquatableArray<SourceFile> SeenBy(SourceFile file)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>(_roots.Append(_places[file]));
        while (open.Count > 0)
        {
            var place = open.Pop();
            if (!found.Add(place))
            {
                continue;
            }

            if (found.Count > Most)
            {
                return _all;
            }

            foreach (var next in Next(place))
            {
                open.Push(next);
            }
        }

        return [.. found.OrderBy(i => i).Select(i => _files[i])];
    }

    private int[] Next(int place) => _next[place] ??= [.. _files[place].Mentioned.SelectMany(Declaring).Distinct()];

    private IEnumerable<int> Declaring(string name) => _declaring.TryGetValue(name, out var places) ? places : [];
}

namespace Backfill.Cli.Sql;

/// <summary>A folder of statement files in the user's repository. Files that did not come from here are never touched and never counted.</summary>
internal sealed class StatementFolder(string folder)
{
    /// <summary>Makes the folder hold exactly these. Returns how many there are and how many were not so before.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public (int Files, int Changed) Write(IReadOnlyList<StatementFile> files)
    {
        Directory.CreateDirectory(folder);
        var changed = 0;
        foreach (var file in files.Where(f => Read(f.Name) != f.Text))
        {
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
            changed++;
        }

        foreach (var extra in Extra(files))
        {
            File.Delete(Path.Combine(folder, extra));
            changed++;
        }

        return (files.Count, changed);
    }

    /// <summary>What is wrong with the first file that is not as it should be, or null.</summary>
    public string? FirstDifference(IReadOnlyList<StatementFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Name);
            var text = Read(file.Name);
            if (text is null)
            {
                return $"{path} is missing";
            }

            if (text != file.Text)
            {
                return $"{path} is not what the declaration of {file.Restore} says, from line {FirstLine(text, file.Text)} on";
            }
        }

        return Extra(files).FirstOrDefault() is { } extra ? $"{Path.Combine(folder, extra)} belongs to no restore of this program" : null;
    }

    private IEnumerable<string> Extra(IReadOnlyList<StatementFile> files) => !Directory.Exists(folder)
        ? []
        : Directory.GetFiles(folder, "*" + StatementFile.Extension).Select(f => Path.GetFileName(f))
            .Except(files.Select(f => f.Name))
            .Where(name => Read(name) is { } text && text.Contains(StatementFile.Mark, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>With the line ends that a checkout on Windows may have changed put back.</summary>
    private string? Read(string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
    }

    private static int FirstLine(string found, string expected) =>
        found.Split('\n').Zip(expected.Split('\n')).TakeWhile(l => l.First == l.Second).Count() + 1;
}

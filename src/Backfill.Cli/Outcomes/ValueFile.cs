namespace Backfill.Cli.Outcomes;

/// <summary>
/// A file that holds values of rows. It is made where nothing stood, with rights for its owner only; what stood there before (a file, a link, a device,
/// a pipe, a folder) is neither written nor removed.
/// </summary>
internal static class ValueFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="WrongUseException">Something stands there already, or it cannot be made.</exception>
    public static FileStream Create(string path, string option)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WrongUseException(Exists(path)
                ? $"Nothing was written: '{path}' exists already and is not overwritten; name a new file with {option}."
                : $"Nothing was written: the file of {option} cannot be made ({e.Message})");
        }
    }

    /// <summary>One that was made before, to be read and gone on with.</summary>
    /// <exception cref="WrongUseException">It cannot be opened, or is no file.</exception>
    public static FileStream Open(string path, string option)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            if (file.CanSeek)
            {
                return file;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"Nothing was written: the file of {option} cannot be opened ({e.Message})");
        }

        file.Dispose();
        throw new WrongUseException($"Nothing was written: '{path}' is not a file; name a file with {option}.");
    }

    /// <summary>Whether anything has this name; a link that leads nowhere has it too.</summary>
    public static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}

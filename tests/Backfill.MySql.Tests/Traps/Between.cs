namespace Backfill.MySql.Tests.Traps;

/// <summary>Lets a test act between the reading of a row and its writing: the guard of a restore runs exactly there.</summary>
internal static class Between
{
    private static readonly AsyncLocal<Action<long>?> Act = new();

    /// <summary>From now on, in this test, <paramref name="act"/> runs whenever a row has been read and is judged.</summary>
    public static void ReadAndWrite(Action<long> act) => Act.Value = act;

    /// <summary>The guard: declines nothing.</summary>
    public static bool Pass(long id)
    {
        Act.Value?.Invoke(id);
        return true;
    }
}

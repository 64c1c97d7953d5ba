using System.Text;
using Backfill.Planning;
using CsCheck;

namespace Backfill.Tests.Planning;

public class FieldArenaTests
{
    [Fact]
    public void Keeps_every_value_apart_whatever_their_lengths() =>
        Gen.Int[0, 200_000].Array[1, 30].Sample(lengths =>
        {
            var arena = new FieldArena();
            for (var turn = 0; turn < 2; turn++)
            {
                var fields = lengths.Select((length, i) => arena.Add(Enumerable.Repeat((byte)(i + turn), length).ToArray())).ToList();
                for (var i = 0; i < fields.Count; i++)
                {
                    Assert.Equal(lengths[i], fields[i].Bytes.Length);
                    Assert.Equal(-1, fields[i].Bytes.IndexOfAnyExcept((byte)(i + turn)));
                }

                arena.Clear();
            }
        }, iter: 50);

    [Fact]
    public void Allocates_nothing_once_it_has_grown()
    {
        var arena = new FieldArena();
        var value = Encoding.UTF8.GetBytes("2025-03-01 10:00:00");
        Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fill()
        {
            arena.Clear();
            for (var i = 0; i < 20_000; i++)
            {
                arena.Add(value);
            }
        }
    }

    [Fact]
    public void An_empty_value_is_not_NULL()
    {
        var empty = new FieldArena().Add([]);
        Assert.False(empty.IsNull);
        Assert.Equal("", empty.ToString());
        Assert.False(empty.HasBytesOf(Field.Null));
    }
}

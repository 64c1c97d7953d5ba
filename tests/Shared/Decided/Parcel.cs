using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.Decided;

/// <summary>One restore for each thing that decides what a row gets, and groups with several of them.</summary>
[Table("parcels")]
[Restore("Friday", nameof(Gross), source: nameof(Net), Name = "value", Value = nameof(GrossThen))]
[Restore("Friday", nameof(City), Name = "match", Match = new[] { nameof(Mail) })]
[Restore("Friday", nameof(Phone), Name = "fallback", Fallback = new[] { "Thursday", "Wednesday" })]
[Restore("Friday", nameof(Note), Name = "otherwise", Otherwise = Otherwise.Null)]
[Restore("Friday", nameof(Street), Name = "address", Group = "address", Match = new[] { nameof(Mail) }, Fallback = new[] { "Thursday", "Wednesday" }, Otherwise = Otherwise.Null)]
[Restore("Friday", nameof(Zip), Name = "address", Group = "address", Match = new[] { nameof(Mail) }, Fallback = new[] { "Thursday", "Wednesday" }, Otherwise = Otherwise.Null)]
[Restore("Thursday", nameof(Size), Name = "size", Group = "size", Fallback = new[] { "Wednesday" }, Otherwise = Otherwise.Keep)]
[Restore("Thursday", nameof(Unit), source: nameof(Size), Name = "size", Group = "size", Fallback = new[] { "Wednesday" }, Otherwise = Otherwise.Keep, Value = nameof(UnitThen))]
public partial record Parcel
{
    [Key] public long Id { get; init; }
    public string? Mail { get; init; }
    public decimal Net { get; init; }
    public decimal? Gross { get; init; }
    public string? City { get; init; }
    public string? Phone { get; init; }
    public string? Note { get; init; }
    public string? Street { get; init; }
    public string? Zip { get; init; }
    public int? Size { get; init; }
    public string? Unit { get; init; }

    private static decimal? GrossThen(Parcel live, Parcel archived) => archived.Net * 1.5m;

    private static string? UnitThen(Parcel live, Parcel archived) => archived.Size < 1000 ? "cm" : "mm";

    internal static Restore Named(string name) => Restores.All.Single(plan => plan.Declaration.Name == name).With();
}

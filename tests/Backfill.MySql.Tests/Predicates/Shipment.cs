using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Backfill.MySql.Tests.Predicates;

public enum Step
{
    New,
    Paid,
    Shipped,
}

/// <summary>An enum by its names, in a column that each test makes otherwise.</summary>
[Table("shipments")]
[Restore(from: "Archive", column: nameof(Note), Name = "is", Where = nameof(IsShipped))]
[Restore(from: "Archive", column: nameof(Mark), Name = "is not", Where = nameof(IsNotShipped))]
[Restore(from: "Archive", column: nameof(Given), Name = "given", Where = nameof(IsOneOf))]
[Restore(from: "Archive", column: nameof(State), Name = "value", Value = nameof(StateThen))]
public partial record Shipment
{
    [Key]
    public int Id { get; init; }

    [Column(TypeName = "varchar(20)")]
    public Step? State { get; init; }

    public string? Note { get; init; }

    public string? Mark { get; init; }

    public string? Given { get; init; }

    internal static Restore Is => Restores.All.Single(p => p.Declaration.Name == "is").With();

    internal static Restore IsNot => Restores.All.Single(p => p.Declaration.Name == "is not").With();

    internal static Restore Made => Restores.All.Single(p => p.Declaration.Name == "value").With();

    internal static Restore AreGiven(Step? step, params Step?[] among) => Restores.All.Single(p => p.Declaration.Name == "given").With(step, among);

    private static bool IsShipped(Shipment live) => live.State == Step.Shipped;

    private static bool IsNotShipped(Shipment live) => live.State != Step.Shipped;

    private static bool IsOneOf(Shipment live, Step? step, Step?[] among) => live.State == step || among.Contains(live.State);

    private static Step? StateThen(Shipment live, Shipment archived) => archived.Note == "kept" ? Step.Paid : null;
}

using System.ComponentModel;
using Backfill.Planning;

namespace Backfill;

/// <summary>A declared restore with its arguments: a value, nothing runs by itself. Made by the generated <c>Restores</c> class.</summary>
public sealed class Restore
{
    internal Restore(RestorePlan plan, Arguments arguments)
    {
        Plan = plan;
        Arguments = arguments;
    }

    /// <summary>What was declared, and its generated code.</summary>
    public RestorePlan Plan { get; }

    /// <summary>The arguments of <c>Where</c>.</summary>
    public Arguments Arguments { get; }

    /// <summary>What the restore is called.</summary>
    public string Name => Plan.Declaration.Name;

    /// <summary>The data-path SQL in a dialect, with a parameter for each value of a list; <see cref="Planning.Arguments.Bound"/> has the values.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Statements Statements(SqlDialect dialect) => ListSlots.Fill(Plan.Statements(dialect), Arguments, dialect);
}

namespace Backfill.Cli.Reports;

/// <summary>How a column of a table behaves when there is little room.</summary>
internal enum Cell
{
    /// <summary>May be broken into lines.</summary>
    Text,

    /// <summary>Stays on its line.</summary>
    Name,

    /// <summary>Stays on its line, to the right.</summary>
    Number,
}

using System.Globalization;

namespace Backfill.Planning;

/// <summary>A number that its type cannot hold as it was given.</summary>
/// <param name="kind">The type.</param>
/// <param name="nearest">What .NET would make of it.</param>
internal sealed class RoundedException(ColumnKind kind, IFormattable nearest) : FormatException
{
    public override string Message => string.Create(
        CultureInfo.InvariantCulture,
        $"would become {nearest}, for a {(kind == ColumnKind.Decimal ? "decimal holds 28 digits" : "double holds 15 to 17 digits and nothing below 5E-324 or beyond 1.79E+308")}");
}

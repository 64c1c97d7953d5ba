using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Backfill.Planning;

namespace Backfill.Sqlite.Values;

/// <summary>Writes the values of rows as literals of their storage class.</summary>
/// <param name="encoding">How the file stores text.</param>
internal sealed class RowWriter(Encoding encoding) : IRowWriter
{
    private const int GuidBytes = 16;

    /// <summary>Bytes of a value that is bound and not written into the statement, where it would be twice as long, and once more as long in .NET.</summary>
    private const int LongBytes = 65536;

    private readonly StringBuilder _sql = new();
    private readonly List<Parameter> _bound = [];
    private bool _firstValue;

    /// <summary>For <c>{rows}</c>: a table with the given columns.</summary>
    public string Rows(string columns, IRowSource rows) => $"(WITH q ({columns}) AS (VALUES {List(rows, "(", ")")}) SELECT * FROM q)";

    /// <summary>For <c>{keys}</c>: <c>1,2,3</c>, or <c>(1,2),(3,4)</c> for keys of several columns.</summary>
    public string Keys(int columns, IRowSource keys) => columns == 1 ? List(keys, "", "") : List(keys, "(", ")");

    /// <summary>The long values of the rows that were written last.</summary>
    public IReadOnlyList<Parameter> Bound => _bound;

    private string List(IRowSource rows, string open, string close)
    {
        _sql.Clear();
        _bound.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            _sql.Append(i == 0 ? "" : ",").Append(open);
            _firstValue = true;
            rows.Write(i, this);
            _sql.Append(close);
        }

        return _sql.ToString();
    }

    /// <inheritdoc/>
    public void Int64(long value)
    {
        Separate();
        Append(value);
    }

    /// <inheritdoc/>
    public void UInt64(ulong value)
    {
        Separate();
        Append(value <= long.MaxValue ? (long)value : throw TooGreat(value.ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public void Key(ColumnKind kind, Field value)
    {
        Separate();
        if (kind == ColumnKind.Binary || (kind == ColumnKind.Guid && value.Bytes.Length == GuidBytes))
        {
            _sql.Append("x'").Append(Convert.ToHexString(value.Bytes)).Append('\'');
        }
        else
        {
            AppendText(value.Bytes);
        }
    }

    /// <inheritdoc/>
    public void Value(ColumnKind kind, Field value)
    {
        if (!value.IsNull && NumberProblem(kind, value) is { } problem)
        {
            throw problem;
        }

        Append(value, value.Form == Field.Computed ? StorageClass.Of(kind) : value.Form);
    }

    /// <inheritdoc/>
    public void Seen(Field value) => Append(value, value.Form);

    private void Append(Field value, byte form)
    {
        Separate();
        if (value.IsNull)
        {
            _sql.Append("NULL");
            return;
        }

        switch (form)
        {
            case StorageClass.Integer:
                Append(value.Int64());
                break;
            case StorageClass.Real:
                Append(value.Double());
                break;
            case StorageClass.Blob when value.Bytes.Length > LongBytes:
                Bind(value.Bytes.ToArray());
                break;
            case StorageClass.Blob:
                _sql.Append("x'").Append(Convert.ToHexString(value.Bytes)).Append('\'');
                break;
            default:
                AppendText(value.Bytes);
                break;
        }
    }

    private static FormatException? NumberProblem(ColumnKind kind, Field value)
    {
        switch (kind)
        {
            case ColumnKind.Boolean or ColumnKind.SByte or ColumnKind.Byte or ColumnKind.Int16 or ColumnKind.UInt16 or ColumnKind.Int32 or ColumnKind.UInt32 or ColumnKind.Int64 or ColumnKind.UInt64:
                return IsText(value, StorageClass.Integer) && Utf8Parser.TryParse(value.Bytes, out long _, out var used) && used == value.Bytes.Length ? null
                    : Utf8Parser.TryParse(value.Bytes, out ulong great, out used) && used == value.Bytes.Length && great > long.MaxValue ? TooGreat(value.ToString()!)
                    : new FormatException($"'{value}' is not a whole number that SQLite can hold (at most {long.MaxValue}).");
            case ColumnKind.Decimal or ColumnKind.Single or ColumnKind.Double:
                return value.Form == StorageClass.Blob || !double.TryParse(value.Bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                    ? new FormatException($"'{value}' is not a number.")
                    : null;
            default:
                return null;
        }
    }

    private static bool IsText(Field value, byte orForm) => value.Form is StorageClass.Text or Field.Computed || value.Form == orForm;

    private static FormatException TooGreat(string number) =>
        new($"{number} is greater than {long.MaxValue}, the greatest whole number that SQLite can hold.");

    private void Separate()
    {
        if (!_firstValue)
        {
            _sql.Append(',');
        }

        _firstValue = false;
    }

    private void Append(long value) => _sql.Append(CultureInfo.InvariantCulture, $"{value}");

    private void Append(double value)
    {
        if (double.IsInfinity(value))
        {
            _sql.Append(value > 0 ? "9e999" : "-9e999");
            return;
        }

        var start = _sql.Length;
        _sql.Append(CultureInfo.InvariantCulture, $"{value:R}");
        var text = _sql.ToString(start, _sql.Length - start);
        if (!text.Contains('.', StringComparison.Ordinal) && !text.Contains('E', StringComparison.Ordinal))
        {
            _sql.Append(".0");
        }
    }

    // No property of C# is called so.
    private void Bind(byte[] bytes)
    {
        _bound.Add(new Parameter(string.Create(CultureInfo.InvariantCulture, $"@{_bound.Count}"), bytes));
        _sql.Append(_bound[^1].Name);
    }

    private void AppendText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongBytes)
        {
            _sql.Append("CAST(");
            Bind(Utf8.IsValid(utf8) && encoding is not UTF8Encoding ? encoding.GetBytes(Encoding.UTF8.GetString(utf8)) : utf8.ToArray());
            _sql.Append(" AS TEXT)");
            return;
        }

        if (!Utf8.IsValid(utf8))
        {
            // Only a UTF-8 file can give bytes that are no UTF-8.
            _sql.Append("CAST(x'").Append(Convert.ToHexString(utf8)).Append("' AS TEXT)");
            return;
        }

        var text = Encoding.UTF8.GetString(utf8);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            _sql.Append("CAST(x'").Append(Convert.ToHexString(encoding.GetBytes(text))).Append("' AS TEXT)");
            return;
        }

        _sql.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
    }
}

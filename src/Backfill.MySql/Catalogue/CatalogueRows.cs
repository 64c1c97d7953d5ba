namespace Backfill.MySql.Catalogue;

internal sealed class TableRow
{
    public string Name { get; set; } = "";

    public string Type { get; set; } = "";

    public string? Engine { get; set; }

    public long Rows { get; set; }
}

internal sealed class ColumnRow
{
    public string Name { get; set; } = "";

    public string DataType { get; set; } = "";

    public string ColumnType { get; set; } = "";

    public string IsNullable { get; set; } = "";

    public string Extra { get; set; } = "";

    public string? GenerationExpression { get; set; }

    public long? NumericPrecision { get; set; }

    public long? NumericScale { get; set; }

    public long? DatetimePrecision { get; set; }

    public long? CharacterLength { get; set; }

    public long? OctetLength { get; set; }

    public string? Charset { get; set; }

    public string? Collation { get; set; }
}

internal sealed class IndexRow
{
    public string Name { get; set; } = "";

    public long NonUnique { get; set; }

    public string? ColumnName { get; set; }

    public long? Prefix { get; set; }
}

internal sealed class ExpressionRow
{
    public string Name { get; set; } = "";

    public string Expression { get; set; } = "";

    public long NonUnique { get; set; }
}

internal sealed class TriggerRow
{
    public string Name { get; set; } = "";

    public string Timing { get; set; } = "";

    public string Statement { get; set; } = "";
}

internal sealed class ForeignKeyRow
{
    public string Name { get; set; } = "";

    public string TableName { get; set; } = "";
}

internal sealed class ControlColumnRow
{
    public string TableName { get; set; } = "";

    public string Name { get; set; } = "";
}

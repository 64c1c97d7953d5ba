namespace Backfill.Generators.Schema;

/// <summary>The name of a type, as the catalogue has it, however it is written.</summary>
/// <param name="Written">The first word as it is written, in lower case.</param>
/// <param name="Type">The catalogue's name.</param>
/// <param name="Charset">The character set that the name says: of NATIONAL and its short forms.</param>
internal readonly record struct TypeName(string Written, string Type, string? Charset)
{
    private const string National = "utf8mb3";

    // What SHOW CREATE TABLE never writes, but people do.
    private static readonly Dictionary<string, string> Synonyms = new()
    {
        ["bool"] = "tinyint",
        ["boolean"] = "tinyint",
        ["int1"] = "tinyint",
        ["int2"] = "smallint",
        ["int3"] = "mediumint",
        ["middleint"] = "mediumint",
        ["int4"] = "int",
        ["integer"] = "int",
        ["int8"] = "bigint",
        ["serial"] = "bigint",
        ["dec"] = "decimal",
        ["numeric"] = "decimal",
        ["fixed"] = "decimal",
        ["number"] = "decimal",
        ["float4"] = "float",
        ["float8"] = "double",
        ["real"] = "double",
        ["character"] = "char",
        ["nchar"] = "char",
        ["varcharacter"] = "varchar",
        ["varchar2"] = "varchar",
        ["nvarchar"] = "varchar",
        ["clob"] = "longtext",
        ["raw"] = "varbinary",
        ["long"] = "mediumtext",
        ["geomcollection"] = "geometrycollection",
    };

    /// <param name="tokens">Stand on it.</param>
    public static TypeName Read(TokenReader tokens)
    {
        var written = tokens.ReadValue().ToLowerInvariant();
        if (written == "national" && tokens.AtName)
        {
            return Of(written, Varying(tokens, Canonical(tokens.ReadValue().ToLowerInvariant())), National);
        }

        var type = Canonical(written);
        switch (written)
        {
            case "double":
                tokens.Reads("PRECISION");
                break;
            case "char" or "character":
                type = Varying(tokens, type);
                break;
            case "nchar" or "nvarchar":
                type = tokens.ReadsAny("VARCHAR", "VARCHARACTER") ? "varchar" : Varying(tokens, type);
                return Of(written, type, National);
            case "long":
                return OfLong(tokens, written);
        }

        return Of(written, type, null);
    }

    private static TypeName OfLong(TokenReader tokens, string written)
    {
        if (tokens.Reads("VARBINARY"))
        {
            return Of(written, "mediumblob", null);
        }

        if (!tokens.ReadsAny("VARCHAR", "VARCHARACTER") && tokens.ReadsAny("CHAR", "CHARACTER") && !tokens.Reads("VARYING") && tokens.Reads("SET"))
        {
            return Of(written, "mediumtext", tokens.ReadSetting());
        }

        return Of(written, "mediumtext", null);
    }

    private static TypeName Of(string written, string type, string? charset) => new(written, type, charset);

    private static string Canonical(string written) => Synonyms.TryGetValue(written, out var canonical) ? canonical : written;

    private static string Varying(TokenReader tokens, string type) => tokens.Reads("VARYING") ? "varchar" : type;
}

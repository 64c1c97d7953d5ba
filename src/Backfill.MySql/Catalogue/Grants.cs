namespace Backfill.MySql.Catalogue;

/// <summary>What an account may do, from SHOW GRANTS: there the server has already put active roles, the public and partial revokes together.</summary>
internal sealed class Grants
{
    private readonly List<Entry> _entries = [];

    public static Grants Parse(IEnumerable<string> lines)
    {
        var grants = new Grants();
        foreach (var line in lines)
        {
            grants.Add(line);
        }

        return grants;
    }

    /// <summary>Whether the privilege holds for the whole table.</summary>
    public bool Has(string privilege, string schema, string table) => Holds(privilege, e => e.Covers(schema, table));

    /// <summary>Whether the privilege holds for every table of the schema.</summary>
    public bool Has(string privilege, string schema) => Holds(privilege, e => e.CoversSchema(schema));

    /// <summary>Whether the privilege holds for the column, by itself or with its table.</summary>
    public bool HasColumn(string privilege, string schema, string table, string column) =>
        Has(privilege, schema, table)
        || _entries.Any(e => !e.Revoked && e.Covers(schema, table) && e.Columns.TryGetValue(privilege, out var columns) && columns.Contains(column, StringComparer.OrdinalIgnoreCase));

    private bool Holds(string privilege, Func<Entry, bool> covers)
    {
        var granted = _entries.Any(e => !e.Revoked && e.Whole(privilege) && covers(e));

        // A partial revoke takes a schema out of a grant for everything; a grant for that schema or table itself still holds.
        var revoked = _entries.Any(e => e.Revoked && e.Whole(privilege) && covers(e));
        return granted && (!revoked || _entries.Any(e => !e.Revoked && e.Schema is not null && e.Whole(privilege) && covers(e)));
    }

    private void Add(string line)
    {
        var revoked = line.StartsWith("REVOKE ", StringComparison.OrdinalIgnoreCase);
        if (!revoked && !line.StartsWith("GRANT ", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var position = revoked ? 7 : 6;
        var entry = new Entry { Revoked = revoked };
        var privilege = "";
        while (position < line.Length)
        {
            var rest = line.AsSpan(position);
            if (rest.StartsWith(" ON ", StringComparison.OrdinalIgnoreCase))
            {
                Store(entry, privilege);
                if (entry.ReadObject(line[(position + 4)..]))
                {
                    _entries.Add(entry);
                }

                return;
            }

            switch (rest[0])
            {
                case '(':
                    var columns = new List<string>();
                    position++;
                    while (position < line.Length && line[position] != ')')
                    {
                        position = line[position] is ',' or ' ' ? position + 1 : ReadName(line, position, columns);
                    }

                    entry.Columns[privilege.Trim().ToUpperInvariant()] = columns;
                    privilege = "";
                    position++;
                    break;
                case ',':
                    Store(entry, privilege);
                    privilege = "";
                    position++;
                    break;

                // "GRANT `role` TO …" names no object: its privileges are listed on lines of their own.
                case '`' or '\'':
                    return;
                default:
                    privilege += rest[0];
                    position++;
                    break;
            }
        }
    }

    private static void Store(Entry entry, string privilege)
    {
        if (privilege.Trim() is { Length: > 0 } name)
        {
            entry.Privileges.Add(name.ToUpperInvariant());
        }
    }

    private static int ReadName(string line, int position, List<string> names)
    {
        if (line[position] != '`')
        {
            var end = line.IndexOfAny([',', ')'], position);
            names.Add(line[position..end].Trim());
            return end;
        }

        var (name, next) = Entry.ReadQuoted(line, position);
        names.Add(name);
        return next;
    }

    private sealed class Entry
    {
        public bool Revoked { get; init; }

        public HashSet<string> Privileges { get; } = [];

        public Dictionary<string, List<string>> Columns { get; } = [];

        /// <summary>Null for *.*.</summary>
        public string? Schema { get; private set; }

        /// <summary>Null for every table.</summary>
        public string? Table { get; private set; }

        public bool Whole(string privilege) => Privileges.Contains(privilege) || Privileges.Contains("ALL PRIVILEGES") || Privileges.Contains("ALL");

        public bool Covers(string schema, string table) => CoversSchemaName(schema) && (Table is null || string.Equals(Table, table, StringComparison.OrdinalIgnoreCase));

        public bool CoversSchema(string schema) => Table is null && CoversSchemaName(schema);

        public bool ReadObject(string text)
        {
            if (text.StartsWith("*.*", StringComparison.Ordinal))
            {
                return true;
            }

            if (!text.StartsWith('`'))
            {
                return false;
            }

            (Schema, var next) = ReadQuoted(text, 0);
            if (next >= text.Length || text[next] != '.')
            {
                return false;
            }

            if (text[next + 1] == '`')
            {
                (Table, _) = ReadQuoted(text, next + 1);
            }

            return true;
        }

        public static (string Name, int Next) ReadQuoted(string text, int start)
        {
            var end = start + 1;
            while (end < text.Length && (text[end] != '`' || (end + 1 < text.Length && text[end + 1] == '`')))
            {
                end += text[end] == '`' ? 2 : 1;
            }

            return (text[(start + 1)..end].Replace("``", "`", StringComparison.Ordinal), end + 1);
        }

        /// <summary>A schema in a grant for all of its tables is a pattern: % and _ stand for others unless escaped.</summary>
        private bool CoversSchemaName(string schema) =>
            Schema is null || (Table is null ? Matches(Schema, schema) : string.Equals(Schema, schema, StringComparison.OrdinalIgnoreCase));

        private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
        {
            if (pattern.IsEmpty)
            {
                return name.IsEmpty;
            }

            if (pattern[0] == '%')
            {
                return Matches(pattern[1..], name) || (!name.IsEmpty && Matches(pattern, name[1..]));
            }

            var escaped = pattern[0] == '\\' && pattern.Length > 1;
            var wanted = escaped ? pattern[1] : pattern[0];
            return !name.IsEmpty
                && ((wanted == '_' && !escaped) || char.ToUpperInvariant(wanted) == char.ToUpperInvariant(name[0]))
                && Matches(pattern[(escaped ? 2 : 1)..], name[1..]);
        }
    }
}

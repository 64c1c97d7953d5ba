namespace Backfill.Generators.Schema;

/// <summary>The tables, views and triggers while statements make and change them, in the order of the statements.</summary>
internal sealed class SchemaDraft
{
    private readonly List<TableDraft> _tables = [];
    private readonly List<string> _views = [];
    private readonly List<Trigger> _triggers = [];
    private readonly List<SkippedStatement> _skipped = [];

    /// <summary>What the database gives to tables that do not say it.</summary>
    public TextDefaults Defaults { get; set; }

    /// <summary>The table; where a server tells upper from lower case, two may differ in nothing else.</summary>
    public TableDraft? Find(string table) => _tables.Find(t => t.Name == table) ?? _tables.Find(t => Same(t.Name, table));

    /// <summary>Adds a table, in the place of what has its name.</summary>
    public void Put(TableDraft table)
    {
        _tables.RemoveAll(t => t.Name == table.Name);
        _views.Remove(table.Name);
        _tables.Add(table);
    }

    public void PutView(string view)
    {
        Drop(view);
        _views.Add(view);
    }

    public void PutTrigger(string name, string table, bool onUpdate, bool first)
    {
        if (!first || !_triggers.Exists(t => Same(t.Name, name)))
        {
            DropTrigger(name);
            _triggers.Add(new Trigger(name, table, onUpdate));
        }
    }

    public void Drop(string name)
    {
        _views.Remove(name);
        if (Find(name) is { } table)
        {
            _tables.Remove(table);
            _triggers.RemoveAll(t => Same(t.Table, name));
            _skipped.RemoveAll(s => Same(s.Table, name));
        }
    }

    public void DropTrigger(string name) => _triggers.RemoveAll(t => Same(t.Name, name));

    public void Rename(string name, string to)
    {
        if (_views.Remove(name))
        {
            _views.Add(to);
        }

        if (Find(name) is not { } table)
        {
            return;
        }

        if (Find(to) is { } taken && taken != table)
        {
            Drop(to);
        }

        var renamed = _triggers.Select(t => Same(t.Table, table.Name) ? t with { Table = to } : t).ToList();
        var skipped = _skipped.Select(s => Same(s.Table, table.Name) ? s with { Table = to } : s).ToList();
        _triggers.Clear();
        _triggers.AddRange(renamed);
        _skipped.Clear();
        _skipped.AddRange(skipped);
        table.Name = to;
    }

    /// <summary>Says that a statement was not read which may change the table; null when it may be any.</summary>
    public void Skip(string? table, Extent statement)
    {
        var skipped = new SkippedStatement(table, statement);
        if (!_skipped.Contains(skipped))
        {
            _skipped.Add(skipped);
        }
    }

    public SchemaText Finish() => new(
        [.. _tables.Select(t => t.Finish(_triggers.Where(r => r.OnUpdate && Same(r.Table, t.Name)).Select(r => r.Name)))],
        [.. _views],
        [.. _skipped]);

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private sealed record Trigger(string Name, string Table, bool OnUpdate);
}

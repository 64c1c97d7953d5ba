using System.Globalization;
using Backfill.Generators.Binding;
using Backfill.Generators.Diagnostics;
using Backfill.Generators.Model;
using Backfill.Generators.Schema;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Checking;

/// <summary>The place of a declaration that a problem is about.</summary>
internal enum DeclaredPlace
{
    /// <summary><c>[Table]</c>, or the type's name.</summary>
    Table,

    /// <summary>What declares the key.</summary>
    Key,

    /// <summary>A property.</summary>
    Property,

    /// <summary>The restored column of <c>[Restore]</c>.</summary>
    Column,

    /// <summary>Its source; the restored column when it names none.</summary>
    Source,

    /// <summary><c>Where</c> of <c>[Restore]</c>.</summary>
    Where,

    /// <summary>A member of an enum in the method of <c>Where</c>.</summary>
    Member,

    /// <summary><c>Match</c> of <c>[Restore]</c>.</summary>
    Match,

    /// <summary>The type of the archived row in <c>[Restore&lt;TArchive&gt;]</c>.</summary>
    ArchivedType,

    /// <summary><c>Guard</c> of <c>[Restore]</c>, or the method of <c>Value</c> when it has no guard.</summary>
    Method,
}

/// <summary>What the schema files hold against a declaration.</summary>
/// <param name="Descriptor">What is wrong.</param>
/// <param name="At">Where.</param>
/// <param name="Property">The property, when it is about one.</param>
/// <param name="Database">Whose schema says so: <c>Live</c>, or the backup.</param>
/// <param name="Found">The table it is about.</param>
/// <param name="Column">The column it is about, or null for the table.</param>
/// <param name="Arguments">What the descriptor's message takes.</param>
internal sealed record SchemaProblem(
    DiagnosticDescriptor Descriptor, DeclaredPlace At, string? Property, string Database, FoundTable Found, string? Column, params object[] Arguments)
{
    public static SchemaProblem OfSkipped(DeclaredPlace at, string database, FoundTable found, string table) => new(
        DiagnosticDescriptors.StatementsSkipped, at, null, database, found, null, found.Skipped == 1 ? "1 statement" : $"{found.Skipped} statements", found.Table?.Name ?? table, found.File);

    /// <summary>The member that it is about.</summary>
    public ComparedMember? Member { get; init; }

    /// <summary>The name in live's schema file that may be meant by one it does not have.</summary>
    public string? Meant => Database != SchemaFile.Live ? null
        : Descriptor.Id == DiagnosticIds.TableNotInSchema ? Found.Similar
        : Descriptor.Id == DiagnosticIds.ColumnNotInSchema ? Column
        : null;

    public bool IsError => Severity == DiagnosticSeverity.Error;

    /// <summary>What was not read may be what an error misses.</summary>
    public DiagnosticSeverity Severity => Found.Skipped > 0 && Descriptor.DefaultSeverity == DiagnosticSeverity.Error ? DiagnosticSeverity.Warning : Descriptor.DefaultSeverity;

    /// <summary>The table, when the problem is that statements on it were skipped.</summary>
    public string? SkippedOf => Descriptor.Id == DiagnosticIds.StatementsSkipped ? (string)Arguments[1] : null;

    /// <summary>Id and sentence, as the stub in generated code says it.</summary>
    public string Text => $"{Descriptor.Id}: {string.Format(CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), Arguments)}";
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Backfill.Generators.Diagnostics;

/// <summary>What each id says. What is declared wrongly must not run, and is an error; what is right today and easily broken, or for the database to change, is a warning.</summary>
internal static class DiagnosticDescriptors
{
    // Stands first, because the descriptors below use it. Written into the assembly by the build, from Directory.Build.props.
    private static readonly string Repository = typeof(DiagnosticDescriptors).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryUrl").Value;

    public static readonly DiagnosticDescriptor NotPartial = Of(
        DiagnosticIds.NotPartial, "Type with a restore is not partial", "'{0}' must be partial, so that {1} can be added to it");

    public static readonly DiagnosticDescriptor UnsupportedType = Of(
        DiagnosticIds.UnsupportedType, "Restore on an unsupported kind of type", "'{0}' is {1}; a restore can be declared on a record, class or struct that is neither generic nor local to a file");

    public static readonly DiagnosticDescriptor NoKey = Of(
        DiagnosticIds.NoKey, "Type of a row has no key", "'{0}' has no key; mark the properties of the primary key with [Key], or the type with [PrimaryKey(…)]");

    public static readonly DiagnosticDescriptor UnsupportedKey = Of(
        DiagnosticIds.UnsupportedKey, "Key has an unsupported type", "The key '{0}' is {1}; a key must be a whole number, string, Guid or byte[] that cannot be null");

    public static readonly DiagnosticDescriptor HostileIdentifier = Of(
        DiagnosticIds.HostileIdentifier, "Name cannot stand in a statement", "The name {0} is {1}");

    public static readonly DiagnosticDescriptor UnsupportedSchema = Of(
        DiagnosticIds.UnsupportedSchema, "Schema of a table is not supported", "The schema of [Table] is not supported; the connection decides which database is used, so leave Schema out");

    public static readonly DiagnosticDescriptor NameTaken = Of(
        DiagnosticIds.NameTaken, "Name of generated code is taken", "The name '{0}' is needed for generated code; rename the type or member that has it");

    public static readonly DiagnosticDescriptor SameColumnTwice = Of(
        DiagnosticIds.SameColumnTwice, "Two properties stand for one column", "'{0}' and '{1}' both stand for the column '{2}'; give one of them another [Column]");

    public static readonly DiagnosticDescriptor NullableKey = Of(
        DiagnosticIds.NullableKey, "Key can be null", "The key '{0}' can be null, and a primary key cannot; declare it as {1}");

    public static readonly DiagnosticDescriptor LanguageTooOld = Of(
        DiagnosticIds.LanguageTooOld, "C# is too old", "Generated code is C# 12 and the project is compiled as C# {0}; take <LangVersion> out of the project, or set it to 12 or later");

    public static readonly DiagnosticDescriptor Internal = Of(DiagnosticIds.Internal, "Internal error, please report it", InternalError.MessageFormat);

    public static readonly DiagnosticDescriptor UnknownProperty = Of(
        DiagnosticIds.UnknownProperty, "Unknown property", "'{0}' has no property '{1}'; {2}");

    public static readonly DiagnosticDescriptor NotAColumn = Of(
        DiagnosticIds.NotAColumn, "Property does not stand for a column", "'{0}' does not stand for a column: {1}");

    public static readonly DiagnosticDescriptor KeyAsTarget = Of(
        DiagnosticIds.KeyAsTarget, "Key cannot be restored", "'{0}' is part of the key; rows are found by it, so it cannot be restored");

    public static readonly DiagnosticDescriptor DuplicateRestore = Of(
        DiagnosticIds.DuplicateRestore, "Two restores are the same", "{0} already; {1}");

    public static readonly DiagnosticDescriptor SourceDoesNotFit = Of(
        DiagnosticIds.SourceDoesNotFit, "Source cannot go into the column", "The source '{0}' ({1}) cannot go into '{2}' ({3}) without changing values; both must have the same type, or the column a wider whole number");

    public static readonly DiagnosticDescriptor NullIntoNonNullable = Of(
        DiagnosticIds.NullIntoNonNullable, "NULL cannot go into the column", "The source '{0}' can be null and '{1}' cannot; restore a nullable column, or declare the source as it is in the backup");

    public static readonly DiagnosticDescriptor EmptyName = Of(
        DiagnosticIds.EmptyName, "Name is empty", "The name of the {0} is empty");

    public static readonly DiagnosticDescriptor WrongValueSignature = Of(
        DiagnosticIds.WrongValueSignature, "Value has the wrong signature", "'{0}' cannot be Value; it must be one static, non-generic method '{3} {0}({1} live, {2} archived)'");

    public static readonly DiagnosticDescriptor NullFromValue = Of(
        DiagnosticIds.NullFromValue, "Value can return null for a column that cannot be null", "'{0}' can return null and '{1}' cannot be null; return a value, or restore a nullable column");

    public static readonly DiagnosticDescriptor ValueReadsTarget = Of(
        DiagnosticIds.ValueReadsTarget, "Value reads the column that it computes", "'{0}' reads '{1}' of live, which the restore writes: a second run would compute from what the first one wrote; compute from the backup, or from other columns");

    public static readonly DiagnosticDescriptor TextForName = Of(
        DiagnosticIds.TextForName,
        "Text where nameof is possible",
        "Write nameof({0}) instead of \"{1}\", so that the compiler finds it wherever '{1}' is renamed",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor CannotMatch = Of(
        DiagnosticIds.CannotMatch, "Column cannot be matched", "'{0}' cannot be in Match: {1}");

    public static readonly DiagnosticDescriptor OtherwiseNullIntoNonNullable = Of(
        DiagnosticIds.OtherwiseNullIntoNonNullable, "Otherwise.Null for a column that cannot be null", "'{0}' cannot be null, so Otherwise.Null has nothing to write; leave it out, or restore a nullable column");

    public static readonly DiagnosticDescriptor SameArchiveTwice = Of(
        DiagnosticIds.SameArchiveTwice, "Backup is named twice", "The backup '{0}' is asked already; name each backup once (connection names do not differ by case)");

    public static readonly DiagnosticDescriptor GroupDiffers = Of(
        DiagnosticIds.GroupDiffers, "Restores of a group differ", "The first restore of the group '{0}' has another {1}; the columns of a group are written together, so each must declare the same {1}");

    public static readonly DiagnosticDescriptor GroupName = Of(
        DiagnosticIds.GroupName, "Name of a group or restore is not free", "{0}; give the {1} another name");

    public static readonly DiagnosticDescriptor UnsupportedArchivedType = Of(
        DiagnosticIds.UnsupportedArchivedType,
        "Type of the archived row is not supported",
        "'{0}' cannot be the type of the archived row: it is {1}; name a record, class or struct that is neither generic nor local to a file");

    public static readonly DiagnosticDescriptor KeysDiffer = Of(
        DiagnosticIds.KeysDiffer, "Key of the archived row differs", "The key of '{0}' is not like that of '{1}': {2}; declare as many key properties, of the same types and in the same order");

    public static readonly DiagnosticDescriptor SourceIsNotInLive = Of(
        DiagnosticIds.SourceIsNotInLive,
        "Source cannot be compared with live",
        "SkipIfSourceUnchanged compares '{0}' of '{1}' with live, but '{2}' {3}; leave it out, or name a source that both have");

    public static readonly DiagnosticDescriptor RestoreNullIntoNonNullable = Of(
        DiagnosticIds.RestoreNullIntoNonNullable, "RestoreNull for a column that cannot be null", "'{0}' cannot be null, so RestoreNull has nothing to write; leave it out, or restore a nullable column");

    public static readonly DiagnosticDescriptor UnknownMethod = Of(
        DiagnosticIds.UnknownMethod, "Unknown method", "'{0}' has no method '{1}' of its own; {2}");

    public static readonly DiagnosticDescriptor WrongWhereSignature = Of(
        DiagnosticIds.WrongWhereSignature, "Where has the wrong signature", "'{0}' cannot be Where; it must be one static, non-generic method 'bool {0}({1} live, …)' with plain parameters");

    public static readonly DiagnosticDescriptor WrongGuardSignature = Of(
        DiagnosticIds.WrongGuardSignature, "Guard has the wrong signature", "'{0}' cannot be Guard; it must be one static, non-generic method 'bool {0}({1} live, {2} archived)'");

    public static readonly DiagnosticDescriptor Untranslatable = Of(
        DiagnosticIds.Untranslatable, "Expression cannot be translated to SQL", "Where cannot be translated to SQL: {0}");

    public static readonly DiagnosticDescriptor ParameterClash = Of(
        DiagnosticIds.ParameterClash, "Name of a parameter is taken", "The parameter '{0}' of Where cannot be called so: {1}; rename it");

    public static readonly DiagnosticDescriptor UnsupportedParameter = Of(
        DiagnosticIds.UnsupportedParameter, "Parameter has an unsupported type", "The parameter '{0}' of Where has the type {1}; {2}");

    public static readonly DiagnosticDescriptor CannotConstruct = Of(
        DiagnosticIds.CannotConstruct, "Object cannot be made from a row", "{0} needs an object of '{1}' made from a row, but {2}");

    public static readonly DiagnosticDescriptor NotOrdinal = Of(
        DiagnosticIds.NotOrdinal, "Comparison of texts that SQL cannot make as C# does", "Where cannot compare texts so: {0}");

    public static readonly DiagnosticDescriptor ChangesByItself = Of(
        DiagnosticIds.ChangesByItself, "Condition changes by itself", "{0} has another value each time it is read, so a resumed run would select other rows; make it a parameter of Where");

    public static readonly DiagnosticDescriptor Recursive = Of(
        DiagnosticIds.Recursive, "Predicate calls itself", "'{0}' is called while it is being read, and SQL has no recursion; write its condition without the call");

    public static readonly DiagnosticDescriptor NoSchemaFile = Of(
        DiagnosticIds.NoSchemaFile,
        "No schema file",
        "No *.schema.sql is in the project, so tables and columns are checked only before a run; write one with 'schema --write'",
        DiagnosticSeverity.Info,
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor TableNotInSchema = Of(
        DiagnosticIds.TableNotInSchema, "Table is not in the schema file", "There is no table '{0}' in {1}{2}");

    public static readonly DiagnosticDescriptor TableIsAView = Of(
        DiagnosticIds.TableIsAView, "Table is a view", "'{0}' is a view in {1}; declare the table itself");

    public static readonly DiagnosticDescriptor ColumnNotInSchema = Of(
        DiagnosticIds.ColumnNotInSchema, "Column is not in the schema file", "The table '{0}' has no column '{2}' in {1}{3}");

    public static readonly DiagnosticDescriptor PropertyDoesNotFit = Of(
        DiagnosticIds.PropertyDoesNotFit, "Property cannot show its column", "'{0}' cannot show every value of the column '{1}', which is {2} in {3}; {4}");

    public static readonly DiagnosticDescriptor PropertyCannotBeNull = Of(
        DiagnosticIds.PropertyCannotBeNull, "Property of a nullable column cannot be null", "'{0}' cannot be null, but the column '{1}' can in {2}; declare the property nullable");

    public static readonly DiagnosticDescriptor SourceDoesNotFitColumn = Of(
        DiagnosticIds.SourceDoesNotFitColumn,
        "Column cannot hold every value of the source",
        "The restored column '{0}' ({1}) cannot hold every value of the source '{2}' ({3}): {4}");

    public static readonly DiagnosticDescriptor GeneratedTarget = Of(
        DiagnosticIds.GeneratedTarget, "Restored column is generated", "The column '{0}' is generated by the server in {1}; restore the columns that it is computed from");

    public static readonly DiagnosticDescriptor KeyMismatch = Of(
        DiagnosticIds.KeyMismatch, "Key is not the primary key", "The table '{0}' has {2} in {1}, but the key is declared as ({3}); declare exactly the columns of the primary key, in its order");

    public static readonly DiagnosticDescriptor UpdateTriggers = Of(
        DiagnosticIds.UpdateTriggers,
        "Table has triggers on UPDATE",
        "An UPDATE of '{0}' runs triggers in {1}, so the run will be refused; drop '{2}' for the restore",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MovesByItself = Of(
        DiagnosticIds.MovesByItself,
        "Column that moves by itself is pinned",
        "Writing '{2}' would move '{0}' (ON UPDATE CURRENT_TIMESTAMP in {1}); that is pinned",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor TableInTwoFiles = Of(
        DiagnosticIds.TableInTwoFiles,
        "Table is in two schema files",
        "The table '{0}' is in {1} and, differently, in {2}; {1} is used, so give the other file the backup's name as BackfillSchema, or take it out of AdditionalFiles",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NullIntoNotNull = Of(
        DiagnosticIds.NullIntoNotNull, "NULL for a column that cannot be NULL", "The column '{0}' cannot be NULL in {1}, and {2} would write NULL; leave it out");

    public static readonly DiagnosticDescriptor StatementsSkipped = Of(
        DiagnosticIds.StatementsSkipped,
        "Statements of the schema file were skipped",
        "{0} skipped on the table '{1}' in {2}: prepared, in a routine, or made by a SELECT; what else is said of the table may be wrong, and is a warning",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MemberNotInColumn = Of(
        DiagnosticIds.MemberNotInColumn, "Enum member that the column does not have", "The column '{0}' is {1} in {2} and has no member '{3}', so no row can hold it{4}");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial,
        UnsupportedType,
        NoKey,
        UnsupportedKey,
        HostileIdentifier,
        UnsupportedSchema,
        NameTaken,
        SameColumnTwice,
        NullableKey,
        LanguageTooOld,
        Internal,
        UnknownProperty,
        NotAColumn,
        KeyAsTarget,
        DuplicateRestore,
        SourceDoesNotFit,
        NullIntoNonNullable,
        EmptyName,
        TextForName,
        WrongValueSignature,
        NullFromValue,
        ValueReadsTarget,
        CannotMatch,
        OtherwiseNullIntoNonNullable,
        SameArchiveTwice,
        GroupDiffers,
        GroupName,
        UnsupportedArchivedType,
        KeysDiffer,
        SourceIsNotInLive,
        RestoreNullIntoNonNullable,
        UnknownMethod,
        WrongWhereSignature,
        WrongGuardSignature,
        Untranslatable,
        ParameterClash,
        UnsupportedParameter,
        CannotConstruct,
        NotOrdinal,
        ChangesByItself,
        Recursive,
        NoSchemaFile,
        TableNotInSchema,
        TableIsAView,
        ColumnNotInSchema,
        PropertyDoesNotFit,
        PropertyCannotBeNull,
        SourceDoesNotFitColumn,
        GeneratedTarget,
        KeyMismatch,
        UpdateTriggers,
        MovesByItself,
        TableInTwoFiles,
        NullIntoNotNull,
        StatementsSkipped,
        MemberNotInColumn,
    ];

    private static DiagnosticDescriptor Of(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error, params string[] tags) => new(
        id,
        title,
        message,
        id[4] switch { '1' => "Backfill.Column", '2' => "Backfill.Method", '3' => "Backfill.Schema", _ => "Backfill.Type" },
        severity,
        isEnabledByDefault: true,
        description: null,
        helpLinkUri: $"{Repository}/blob/main/docs/diagnostics/{id}.md",
        tags);
}

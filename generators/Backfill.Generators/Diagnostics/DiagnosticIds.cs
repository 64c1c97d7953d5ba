namespace Backfill.Generators.Diagnostics;

/// <summary>The ids, never used twice: 00xx the type, 01xx the columns of a restore, 02xx its methods, 03xx what the schema files say.</summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "BKF0001";
    public const string UnsupportedType = "BKF0002";
    public const string NoKey = "BKF0003";
    public const string UnsupportedKey = "BKF0004";
    public const string HostileIdentifier = "BKF0005";
    public const string UnsupportedSchema = "BKF0006";
    public const string NameTaken = "BKF0007";
    public const string SameColumnTwice = "BKF0008";
    public const string NullableKey = "BKF0009";
    public const string LanguageTooOld = "BKF0010";
    public const string Internal = "BKF0099";
    public const string UnknownProperty = "BKF0101";
    public const string NotAColumn = "BKF0102";
    public const string KeyAsTarget = "BKF0103";
    public const string DuplicateRestore = "BKF0104";
    public const string SourceDoesNotFit = "BKF0105";
    public const string NullIntoNonNullable = "BKF0106";
    public const string EmptyName = "BKF0107";
    public const string WrongValueSignature = "BKF0120";
    public const string NullFromValue = "BKF0121";
    public const string ValueReadsTarget = "BKF0122";
    public const string TextForName = "BKF0108";
    public const string CannotMatch = "BKF0123";
    public const string OtherwiseNullIntoNonNullable = "BKF0124";
    public const string SameArchiveTwice = "BKF0125";
    public const string GroupDiffers = "BKF0130";
    public const string GroupName = "BKF0131";
    public const string UnsupportedArchivedType = "BKF0140";
    public const string KeysDiffer = "BKF0141";
    public const string SourceIsNotInLive = "BKF0142";
    public const string RestoreNullIntoNonNullable = "BKF0143";
    public const string UnknownMethod = "BKF0201";
    public const string WrongWhereSignature = "BKF0202";
    public const string WrongGuardSignature = "BKF0203";
    public const string Untranslatable = "BKF0204";
    public const string ParameterClash = "BKF0205";
    public const string UnsupportedParameter = "BKF0206";
    public const string CannotConstruct = "BKF0207";
    public const string NotOrdinal = "BKF0220";
    public const string ChangesByItself = "BKF0221";
    public const string Recursive = "BKF0222";
    public const string NoSchemaFile = "BKF0301";
    public const string TableNotInSchema = "BKF0302";
    public const string TableIsAView = "BKF0303";
    public const string ColumnNotInSchema = "BKF0304";
    public const string PropertyDoesNotFit = "BKF0305";
    public const string PropertyCannotBeNull = "BKF0306";
    public const string SourceDoesNotFitColumn = "BKF0307";
    public const string GeneratedTarget = "BKF0308";
    public const string KeyMismatch = "BKF0309";
    public const string UpdateTriggers = "BKF0310";
    public const string MovesByItself = "BKF0311";
    public const string TableInTwoFiles = "BKF0312";
    public const string NullIntoNotNull = "BKF0313";
    public const string StatementsSkipped = "BKF0314";

    public const string MemberNotInColumn = "BKF0315";
}

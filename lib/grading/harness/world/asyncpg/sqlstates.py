"""The SQLSTATEs of Postgres as classes of asyncpg; the last class of a line is the parent of what is indented below."""
from __future__ import annotations

from typing import Final

#: Below PostgresError.
ERRORS: Final = """
SQLStatementNotYetCompleteError 03000
PostgresConnectionError 08000
    ConnectionDoesNotExistError 08003, ConnectionFailureError 08006, ClientCannotConnectError 08001
    ConnectionRejectionError 08004, TransactionResolutionUnknownError 08007, ProtocolViolationError 08P01
TriggeredActionError 09000
FeatureNotSupportedError 0A000
    InvalidCachedStatementError -
InvalidTransactionInitiationError 0B000
LocatorError 0F000
    InvalidLocatorSpecificationError 0F001
InvalidGrantorError 0L000
    InvalidGrantOperationError 0LP01
InvalidRoleSpecificationError 0P000
DiagnosticsError 0Z000
    StackedDiagnosticsAccessedWithoutActiveHandlerError 0Z002
InvalidArgumentForXqueryError 10608, CaseNotFoundError 20000, CardinalityViolationError 21000
DataError 22000
    ArraySubscriptError 2202E, CharacterNotInRepertoireError 22021, DatetimeFieldOverflowError 22008
    DivisionByZeroError 22012, ErrorInAssignmentError 22005, EscapeCharacterConflictError 2200B
    IndicatorOverflowError 22022, IntervalFieldOverflowError 22015, InvalidArgumentForLogarithmError 2201E
    InvalidArgumentForNtileFunctionError 22014, InvalidArgumentForNthValueFunctionError 22016
    InvalidArgumentForPowerFunctionError 2201F, InvalidArgumentForWidthBucketFunctionError 2201G
    InvalidCharacterValueForCastError 22018, InvalidDatetimeFormatError 22007
    InvalidEscapeCharacterError 22019, InvalidEscapeOctetError 2200D, InvalidEscapeSequenceError 22025
    NonstandardUseOfEscapeCharacterError 22P06, InvalidIndicatorParameterValueError 22010
    InvalidParameterValueError 22023, InvalidPrecedingOrFollowingSizeError 22013
    InvalidRegularExpressionError 2201B, InvalidRowCountInLimitClauseError 2201W
    InvalidRowCountInResultOffsetClauseError 2201X, InvalidTablesampleArgumentError 2202H
    InvalidTablesampleRepeatError 2202G, InvalidTimeZoneDisplacementValueError 22009
    InvalidUseOfEscapeCharacterError 2200C, MostSpecificTypeMismatchError 2200G, NullValueNotAllowedError 22004
    NullValueNoIndicatorParameterError 22002, NumericValueOutOfRangeError 22003
    SequenceGeneratorLimitExceededError 2200H, StringDataLengthMismatchError 22026
    StringDataRightTruncationError 22001, SubstringError 22011, TrimError 22027, UnterminatedCStringError 22024
    ZeroLengthCharacterStringError 2200F, PostgresFloatingPointError 22P01
    InvalidTextRepresentationError 22P02, InvalidBinaryRepresentationError 22P03, BadCopyFileFormatError 22P04
    UntranslatableCharacterError 22P05, NotAnXmlDocumentError 2200L, InvalidXmlDocumentError 2200M
    InvalidXmlContentError 2200N, InvalidXmlCommentError 2200S, InvalidXmlProcessingInstructionError 2200T
    DuplicateJsonObjectKeyValueError 22030, InvalidArgumentForSQLJsonDatetimeFunctionError 22031
    InvalidJsonTextError 22032, InvalidSQLJsonSubscriptError 22033, MoreThanOneSQLJsonItemError 22034
    NoSQLJsonItemError 22035, NonNumericSQLJsonItemError 22036, NonUniqueKeysInAJsonObjectError 22037
    SingletonSQLJsonItemRequiredError 22038, SQLJsonArrayNotFoundError 22039, SQLJsonMemberNotFoundError 2203A
    SQLJsonNumberNotFoundError 2203B, SQLJsonObjectNotFoundError 2203C, TooManyJsonArrayElementsError 2203D
    TooManyJsonObjectMembersError 2203E, SQLJsonScalarRequiredError 2203F
    SQLJsonItemCannotBeCastToTargetTypeError 2203G
IntegrityConstraintViolationError 23000
    RestrictViolationError 23001, NotNullViolationError 23502, ForeignKeyViolationError 23503
    UniqueViolationError 23505, CheckViolationError 23514, ExclusionViolationError 23P01
InvalidCursorStateError 24000
InvalidTransactionStateError 25000
    ActiveSQLTransactionError 25001, BranchTransactionAlreadyActiveError 25002
    HeldCursorRequiresSameIsolationLevelError 25008, InappropriateAccessModeForBranchTransactionError 25003
    InappropriateIsolationLevelForBranchTransactionError 25004
    NoActiveSQLTransactionForBranchTransactionError 25005, ReadOnlySQLTransactionError 25006
    SchemaAndDataStatementMixingNotSupportedError 25007, NoActiveSQLTransactionError 25P01
    InFailedSQLTransactionError 25P02, IdleInTransactionSessionTimeoutError 25P03
    TransactionTimeoutError 25P04
InvalidSQLStatementNameError 26000, TriggeredDataChangeViolationError 27000
InvalidAuthorizationSpecificationError 28000
    InvalidPasswordError 28P01
DependentPrivilegeDescriptorsStillExistError 2B000
    DependentObjectsStillExistError 2BP01
InvalidTransactionTerminationError 2D000
SQLRoutineError 2F000
    FunctionExecutedNoReturnStatementError 2F005, ModifyingSQLDataNotPermittedError 2F002
    ProhibitedSQLStatementAttemptedError 2F003, ReadingSQLDataNotPermittedError 2F004
InvalidCursorNameError 34000
ExternalRoutineError 38000
    ContainingSQLNotPermittedError 38001, ModifyingExternalRoutineSQLDataNotPermittedError 38002
    ProhibitedExternalRoutineSQLStatementAttemptedError 38003
    ReadingExternalRoutineSQLDataNotPermittedError 38004
ExternalRoutineInvocationError 39000
    InvalidSqlstateReturnedError 39001, NullValueInExternalRoutineNotAllowedError 39004
    TriggerProtocolViolatedError 39P01, SrfProtocolViolatedError 39P02, EventTriggerProtocolViolatedError 39P03
SavepointError 3B000
    InvalidSavepointSpecificationError 3B001
InvalidCatalogNameError 3D000, InvalidSchemaNameError 3F000
TransactionRollbackError 40000
    TransactionIntegrityConstraintViolationError 40002, SerializationError 40001
    StatementCompletionUnknownError 40003, DeadlockDetectedError 40P01
SyntaxOrAccessError 42000
    PostgresSyntaxError 42601, InsufficientPrivilegeError 42501, CannotCoerceError 42846, GroupingError 42803
    WindowingError 42P20, InvalidRecursionError 42P19, InvalidForeignKeyError 42830, InvalidNameError 42602
    NameTooLongError 42622, ReservedNameError 42939, DatatypeMismatchError 42804
    IndeterminateDatatypeError 42P18, CollationMismatchError 42P21, IndeterminateCollationError 42P22
    WrongObjectTypeError 42809, GeneratedAlwaysError 428C9, UndefinedColumnError 42703
    UndefinedFunctionError 42883, UndefinedTableError 42P01, UndefinedParameterError 42P02
    UndefinedObjectError 42704, DuplicateColumnError 42701, DuplicateCursorError 42P03
    DuplicateDatabaseError 42P04, DuplicateFunctionError 42723, DuplicatePreparedStatementError 42P05
    DuplicateSchemaError 42P06, DuplicateTableError 42P07, DuplicateAliasError 42712
    DuplicateObjectError 42710, AmbiguousColumnError 42702, AmbiguousFunctionError 42725
    AmbiguousParameterError 42P08, AmbiguousAliasError 42P09, InvalidColumnReferenceError 42P10
    InvalidColumnDefinitionError 42611, InvalidCursorDefinitionError 42P11
    InvalidDatabaseDefinitionError 42P12, InvalidFunctionDefinitionError 42P13
    InvalidPreparedStatementDefinitionError 42P14, InvalidSchemaDefinitionError 42P15
    InvalidTableDefinitionError 42P16, InvalidObjectDefinitionError 42P17
WithCheckOptionViolationError 44000
InsufficientResourcesError 53000
    DiskFullError 53100, OutOfMemoryError 53200, TooManyConnectionsError 53300
    ConfigurationLimitExceededError 53400
ProgramLimitExceededError 54000
    StatementTooComplexError 54001, TooManyColumnsError 54011, TooManyArgumentsError 54023
ObjectNotInPrerequisiteStateError 55000
    ObjectInUseError 55006, CantChangeRuntimeParamError 55P02, LockNotAvailableError 55P03
    UnsafeNewEnumValueUsageError 55P04
OperatorInterventionError 57000
    QueryCanceledError 57014, AdminShutdownError 57P01, CrashShutdownError 57P02, CannotConnectNowError 57P03
    DatabaseDroppedError 57P04, IdleSessionTimeoutError 57P05
PostgresSystemError 58000
    PostgresIOError 58030, UndefinedFileError 58P01, DuplicateFileError 58P02, FileNameTooLongError 58P03
SnapshotTooOldError 72000
ConfigFileError F0000
    LockFileExistsError F0001
FDWError HV000
    FDWColumnNameNotFoundError HV005, FDWDynamicParameterValueNeededError HV002, FDWFunctionSequenceError HV010
    FDWInconsistentDescriptorInformationError HV021, FDWInvalidAttributeValueError HV024
    FDWInvalidColumnNameError HV007, FDWInvalidColumnNumberError HV008, FDWInvalidDataTypeError HV004
    FDWInvalidDataTypeDescriptorsError HV006, FDWInvalidDescriptorFieldIdentifierError HV091
    FDWInvalidHandleError HV00B, FDWInvalidOptionIndexError HV00C, FDWInvalidOptionNameError HV00D
    FDWInvalidStringLengthOrBufferLengthError HV090, FDWInvalidStringFormatError HV00A
    FDWInvalidUseOfNullPointerError HV009, FDWTooManyHandlesError HV014, FDWOutOfMemoryError HV001
    FDWNoSchemasError HV00P, FDWOptionNameNotFoundError HV00J, FDWReplyHandleError HV00K
    FDWSchemaNotFoundError HV00Q, FDWTableNotFoundError HV00R, FDWUnableToCreateExecutionError HV00L
    FDWUnableToCreateReplyError HV00M, FDWUnableToEstablishConnectionError HV00N
PLPGSQLError P0000
    RaiseError P0001, NoDataFoundError P0002, TooManyRowsError P0003, AssertError P0004
InternalServerError XX000
    DataCorruptedError XX001, IndexCorruptedError XX002
"""

#: Below PostgresLogMessage.
WARNINGS: Final = """
PostgresWarning 01000
    DynamicResultSetsReturned 0100C, ImplicitZeroBitPadding 01008, NullValueEliminatedInSetFunction 01003
    PrivilegeNotGranted 01007, PrivilegeNotRevoked 01006, StringDataRightTruncation 01004
    DeprecatedFeature 01P01
    NoData 02000
        NoAdditionalDynamicResultSetsReturned 02001
"""

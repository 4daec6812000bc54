// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

// The part of DuckDB's C interface that Rendement calls, declared by ourselves.
//
// The library is not linked: it is opened at run time, and every function is reached through
// `DuckFunctions`, a table of pointers filled by `duck_load_functions`. Types have names of our
// own; their layout is DuckDB's, and Layout.c checks it.

#ifndef RENDEMENT_CDUCKDB_H
#define RENDEMENT_CDUCKDB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Handles. Each is a pointer to a distinct type, so that Swift cannot take one for another.
typedef struct DuckDatabase { void *inside; } DuckDatabase;
typedef struct DuckConnection { void *inside; } DuckConnection;
typedef struct DuckConfig { void *inside; } DuckConfig;
typedef struct DuckStatements { void *inside; } DuckStatements;
typedef struct DuckPrepared { void *inside; } DuckPrepared;
typedef struct DuckPending { void *inside; } DuckPending;
typedef struct DuckChunk { void *inside; } DuckChunk;
typedef struct DuckVector { void *inside; } DuckVector;
typedef struct DuckLogicalType { void *inside; } DuckLogicalType;
typedef struct DuckValue { void *inside; } DuckValue;
typedef struct DuckAppender { void *inside; } DuckAppender;
typedef struct DuckErrorData { void *inside; } DuckErrorData;

/// A result. Passed by address, except to `fetch_chunk`, which takes it by value.
typedef struct DuckResult {
  uint64_t unused_column_count;
  uint64_t unused_row_count;
  uint64_t unused_rows_changed;
  void *unused_columns;
  char *unused_error_message;
  void *inside;
} DuckResult;

/// Days since 1970-01-01.
typedef struct DuckDate { int32_t days; } DuckDate;
/// Microseconds since midnight.
typedef struct DuckTime { int64_t micros; } DuckTime;
/// Ticks since 1970-01-01 00:00 UTC; the type says how long a tick is.
typedef struct DuckTimestamp { int64_t ticks; } DuckTimestamp;
/// A span whose three parts do not convert into each other.
typedef struct DuckInterval {
  int32_t months;
  int32_t days;
  int64_t micros;
} DuckInterval;
/// upper · 2⁶⁴ + lower, signed.
typedef struct DuckHugeInteger {
  uint64_t lower;
  int64_t upper;
} DuckHugeInteger;
/// upper · 2⁶⁴ + lower, unsigned.
typedef struct DuckUnsignedHugeInteger {
  uint64_t lower;
  uint64_t upper;
} DuckUnsignedHugeInteger;
/// value · 10⁻ˢᶜᵃˡᵉ.
typedef struct DuckDecimal {
  uint8_t width;
  uint8_t scale;
  DuckHugeInteger value;
} DuckDecimal;
/// Where a row's elements lie in the child vector of a list.
typedef struct DuckListEntry {
  uint64_t offset;
  uint64_t length;
} DuckListEntry;
/// How far a query has come; percentage is −1 when unknown.
typedef struct DuckProgress {
  double percentage;
  uint64_t rows_processed;
  uint64_t rows_total;
} DuckProgress;

/// A string of a vector: at most twelve bytes lie in `rest` beside the length, longer ones
/// keep four bytes there and the address of the whole after them.
typedef struct DuckString {
  uint32_t length;
  char prefix[4];
  union {
    char rest[8];
    const char *pointer;
  } tail;
} DuckString;

/// The first byte of a string that lies in a vector; valid as long as the vector.
static inline const char *duck_string_bytes(const DuckString *string) {
  return string->length <= 12 ? (const char *)string + offsetof(DuckString, prefix)
                              : string->tail.pointer;
}

// Success is 0 in every state that a function returns.
typedef uint32_t DuckState;

// Every function: result, name without its `duckdb_`, parameters.
#define DUCK_REQUIRED_FUNCTIONS(X)                                                                 \
  X(const char *, library_version, (void))                                                         \
  X(void, free, (void *))                                                                          \
  X(uint64_t, vector_size, (void))                                                                 \
  /* Opening. */                                                                                   \
  X(DuckState, create_config, (DuckConfig **))                                                     \
  X(DuckState, set_config, (DuckConfig *, const char *, const char *))                             \
  X(void, destroy_config, (DuckConfig **))                                                         \
  X(DuckState, open_ext, (const char *, DuckDatabase **, DuckConfig *, char **))                   \
  X(void, close, (DuckDatabase **))                                                                \
  X(DuckState, connect, (DuckDatabase *, DuckConnection **))                                       \
  X(void, disconnect, (DuckConnection **))                                                         \
  X(void, interrupt, (DuckConnection *))                                                           \
  X(DuckProgress, query_progress, (DuckConnection *))                                              \
  /* Statements. */                                                                                \
  X(uint64_t, extract_statements, (DuckConnection *, const char *, DuckStatements **))             \
  X(const char *, extract_statements_error, (DuckStatements *))                                    \
  X(void, destroy_extracted, (DuckStatements **))                                                  \
  X(DuckState, prepare_extracted_statement,                                                        \
    (DuckConnection *, DuckStatements *, uint64_t, DuckPrepared **))                               \
  X(const char *, prepare_error, (DuckPrepared *))                                                 \
  X(void, destroy_prepare, (DuckPrepared **))                                                      \
  X(uint64_t, nparams, (DuckPrepared *))                                                           \
  X(DuckState, clear_bindings, (DuckPrepared *))                                                   \
  X(DuckState, bind_null, (DuckPrepared *, uint64_t))                                              \
  X(DuckState, bind_boolean, (DuckPrepared *, uint64_t, bool))                                     \
  X(DuckState, bind_int64, (DuckPrepared *, uint64_t, int64_t))                                    \
  X(DuckState, bind_double, (DuckPrepared *, uint64_t, double))                                    \
  X(DuckState, bind_varchar_length, (DuckPrepared *, uint64_t, const char *, uint64_t))            \
  X(DuckState, bind_value, (DuckPrepared *, uint64_t, DuckValue *))                                \
  /* Running. */                                                                                   \
  X(DuckState, pending_prepared, (DuckPrepared *, DuckPending **))                                 \
  X(DuckState, execute_pending, (DuckPending *, DuckResult *))                                     \
  X(const char *, pending_error, (DuckPending *))                                                  \
  X(void, destroy_pending, (DuckPending **))                                                       \
  X(const char *, result_error, (DuckResult *))                                                    \
  X(void, destroy_result, (DuckResult *))                                                          \
  X(uint64_t, rows_changed, (DuckResult *))                                                        \
  X(uint64_t, column_count, (DuckResult *))                                                        \
  X(const char *, column_name, (DuckResult *, uint64_t))                                           \
  X(DuckLogicalType *, column_logical_type, (DuckResult *, uint64_t))                              \
  X(DuckChunk *, fetch_chunk, (DuckResult))                                                        \
  /* Chunks and vectors. */                                                                        \
  X(DuckChunk *, create_data_chunk, (DuckLogicalType **, uint64_t))                                \
  X(void, destroy_data_chunk, (DuckChunk **))                                                      \
  X(void, data_chunk_reset, (DuckChunk *))                                                         \
  X(uint64_t, data_chunk_get_size, (DuckChunk *))                                                  \
  X(void, data_chunk_set_size, (DuckChunk *, uint64_t))                                            \
  X(DuckVector *, data_chunk_get_vector, (DuckChunk *, uint64_t))                                  \
  X(void *, vector_get_data, (DuckVector *))                                                       \
  X(uint64_t *, vector_get_validity, (DuckVector *))                                               \
  X(void, vector_ensure_validity_writable, (DuckVector *))                                         \
  X(void, vector_assign_string_element_len, (DuckVector *, uint64_t, const char *, uint64_t))      \
  X(DuckVector *, list_vector_get_child, (DuckVector *))                                           \
  X(uint64_t, list_vector_get_size, (DuckVector *))                                                \
  X(DuckVector *, struct_vector_get_child, (DuckVector *, uint64_t))                               \
  X(DuckVector *, array_vector_get_child, (DuckVector *))                                          \
  /* Types. */                                                                                     \
  X(DuckLogicalType *, create_logical_type, (uint32_t))                                            \
  X(DuckLogicalType *, create_decimal_type, (uint8_t, uint8_t))                                    \
  X(DuckLogicalType *, create_list_type, (DuckLogicalType *))                                      \
  X(DuckLogicalType *, create_map_type, (DuckLogicalType *, DuckLogicalType *))                    \
  X(DuckLogicalType *, create_struct_type, (DuckLogicalType **, const char **, uint64_t))          \
  X(void, destroy_logical_type, (DuckLogicalType **))                                              \
  X(uint32_t, get_type_id, (DuckLogicalType *))                                                    \
  X(uint8_t, decimal_width, (DuckLogicalType *))                                                   \
  X(uint8_t, decimal_scale, (DuckLogicalType *))                                                   \
  X(uint32_t, decimal_internal_type, (DuckLogicalType *))                                          \
  X(uint32_t, enum_internal_type, (DuckLogicalType *))                                             \
  X(uint32_t, enum_dictionary_size, (DuckLogicalType *))                                           \
  X(char *, enum_dictionary_value, (DuckLogicalType *, uint64_t))                                  \
  X(DuckLogicalType *, list_type_child_type, (DuckLogicalType *))                                  \
  X(DuckLogicalType *, array_type_child_type, (DuckLogicalType *))                                 \
  X(uint64_t, array_type_array_size, (DuckLogicalType *))                                          \
  X(DuckLogicalType *, map_type_key_type, (DuckLogicalType *))                                     \
  X(DuckLogicalType *, map_type_value_type, (DuckLogicalType *))                                   \
  X(uint64_t, struct_type_child_count, (DuckLogicalType *))                                        \
  X(char *, struct_type_child_name, (DuckLogicalType *, uint64_t))                                 \
  X(DuckLogicalType *, struct_type_child_type, (DuckLogicalType *, uint64_t))                      \
  /* Values. */                                                                                    \
  X(DuckValue *, create_null_value, (void))                                                        \
  X(DuckValue *, create_bool, (bool))                                                              \
  X(DuckValue *, create_int64, (int64_t))                                                          \
  X(DuckValue *, create_uint64, (uint64_t))                                                        \
  X(DuckValue *, create_hugeint, (DuckHugeInteger))                                                \
  X(DuckValue *, create_uhugeint, (DuckUnsignedHugeInteger))                                       \
  X(DuckValue *, create_uuid, (DuckUnsignedHugeInteger))                                           \
  X(DuckValue *, create_double, (double))                                                          \
  X(DuckValue *, create_decimal, (DuckDecimal))                                                    \
  X(DuckValue *, create_varchar_length, (const char *, uint64_t))                                  \
  X(DuckValue *, create_blob, (const uint8_t *, uint64_t))                                         \
  X(DuckValue *, create_date, (DuckDate))                                                          \
  X(DuckValue *, create_time, (DuckTime))                                                          \
  X(DuckValue *, create_timestamp, (DuckTimestamp))                                                \
  X(DuckValue *, create_timestamp_tz, (DuckTimestamp))                                             \
  X(DuckValue *, create_timestamp_ns, (DuckTimestamp))                                             \
  X(DuckValue *, create_interval, (DuckInterval))                                                  \
  X(DuckValue *, create_list_value, (DuckLogicalType *, DuckValue **, uint64_t))                   \
  X(DuckValue *, create_map_value, (DuckLogicalType *, DuckValue **, DuckValue **, uint64_t))      \
  X(DuckValue *, create_struct_value, (DuckLogicalType *, DuckValue **))                           \
  X(void, destroy_value, (DuckValue **))                                                           \
  /* Appending. */                                                                                 \
  X(DuckState, appender_create_ext,                                                                \
    (DuckConnection *, const char *, const char *, const char *, DuckAppender **))                 \
  X(DuckState, appender_add_column, (DuckAppender *, const char *))                                \
  X(uint64_t, appender_column_count, (DuckAppender *))                                             \
  X(DuckLogicalType *, appender_column_type, (DuckAppender *, uint64_t))                           \
  X(DuckErrorData *, appender_error_data, (DuckAppender *))                                        \
  X(uint32_t, error_data_error_type, (DuckErrorData *))                                            \
  X(const char *, error_data_message, (DuckErrorData *))                                           \
  X(void, destroy_error_data, (DuckErrorData **))                                                  \
  X(DuckState, appender_flush, (DuckAppender *))                                                   \
  X(DuckState, appender_close, (DuckAppender *))                                                   \
  X(DuckState, appender_clear, (DuckAppender *))                                                   \
  X(DuckState, appender_destroy, (DuckAppender **))                                                \
  X(DuckState, appender_end_row, (DuckAppender *))                                                 \
  X(DuckState, append_null, (DuckAppender *))                                                      \
  X(DuckState, append_bool, (DuckAppender *, bool))                                                \
  X(DuckState, append_int64, (DuckAppender *, int64_t))                                            \
  X(DuckState, append_double, (DuckAppender *, double))                                            \
  X(DuckState, append_varchar_length, (DuckAppender *, const char *, uint64_t))                    \
  X(DuckState, append_date, (DuckAppender *, DuckDate))                                            \
  X(DuckState, append_timestamp, (DuckAppender *, DuckTimestamp))                                  \
  X(DuckState, append_value, (DuckAppender *, DuckValue *))                                        \
  X(DuckState, append_data_chunk, (DuckAppender *, DuckChunk *))

// Functions that a later version may drop; their field is null when the library has none.
#define DUCK_OPTIONAL_FUNCTIONS(X)                                                                 \
  X(DuckState, pending_prepared_streaming, (DuckPrepared *, DuckPending **))

#define DUCK_FIELD(result, name, parameters) result(*name) parameters;
/// The functions of an opened library.
typedef struct DuckFunctions {
  DUCK_REQUIRED_FUNCTIONS(DUCK_FIELD)
  DUCK_OPTIONAL_FUNCTIONS(DUCK_FIELD)
} DuckFunctions;
#undef DUCK_FIELD

/// Opens a dynamic library for the rest of the process.
///
/// @param path A path, or a bare name that the system's loader looks for.
/// @param global Whether its symbols are offered to the libraries opened after it.
/// @param problem Set on failure to the loader's words, valid until this thread's next call.
/// @return The library, or null.
void *duck_open_library(const char *path, bool global, const char **problem);

/// Fills the table with the functions of an opened library.
///
/// @return Null, or the name of the first required function that the library lacks.
const char *duck_load_functions(void *library, DuckFunctions *functions);

/// The file that an opened library was read from, or null when the loader does not say.
const char *duck_library_path(const DuckFunctions *functions);

#endif

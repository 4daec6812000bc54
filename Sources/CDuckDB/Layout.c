// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

// The layouts that DuckDB's binary interface fixes, checked when this file is compiled.

#include "CDuckDB.h"

_Static_assert(sizeof(DuckResult) == 48, "a result is six words, passed by value");
_Static_assert(sizeof(DuckString) == 16, "a string is sixteen bytes in a vector");
_Static_assert(offsetof(DuckString, tail) == 8, "a long string's address follows its prefix");
_Static_assert(sizeof(DuckHugeInteger) == 16, "a huge integer is two words");
_Static_assert(sizeof(DuckDecimal) == 24, "a decimal is a width, a scale and two words");
_Static_assert(sizeof(DuckInterval) == 16, "an interval is two half words and a word");
_Static_assert(sizeof(DuckListEntry) == 16, "a list entry is two words");
_Static_assert(sizeof(DuckProgress) == 24, "a progress is three words");

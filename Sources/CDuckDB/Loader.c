// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

#define _GNU_SOURCE
#include "CDuckDB.h"

#include <dlfcn.h>
#include <string.h>

void *duck_open_library(const char *path, bool global, const char **problem) {
  void *library = dlopen(path, RTLD_NOW | (global ? RTLD_GLOBAL : RTLD_LOCAL));
  *problem = library ? NULL : dlerror();
  return library;
}

// A data pointer is copied into a function pointer byte by byte: C forbids the plain cast.
static bool find(void *library, const char *name, void *field) {
  void *address = dlsym(library, name);
  memcpy(field, &address, sizeof address);
  return address != NULL;
}

const char *duck_load_functions(void *library, DuckFunctions *functions) {
  const char *missing = NULL;
#define REQUIRED(result, name, parameters)                                                         \
  if (!find(library, "duckdb_" #name, &functions->name) && !missing) missing = "duckdb_" #name;
#define OPTIONAL(result, name, parameters) find(library, "duckdb_" #name, &functions->name);
  DUCK_REQUIRED_FUNCTIONS(REQUIRED)
  DUCK_OPTIONAL_FUNCTIONS(OPTIONAL)
#undef REQUIRED
#undef OPTIONAL
  return missing;
}

const char *duck_library_path(const DuckFunctions *functions) {
  void *address = NULL;
  memcpy(&address, &functions->library_version, sizeof address);
  Dl_info information;
  return dladdr(address, &information) ? information.dli_fname : NULL;
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

#include <xlsxwriter.h>

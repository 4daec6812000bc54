// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

#include <coin/Cbc_C_Interface.h>

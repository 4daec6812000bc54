// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import CLI

await RendementCommand.runAndExit()

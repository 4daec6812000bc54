# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
#
# What every script of the project shares: how it speaks, how it finds Swift, where builds live.
# Sourced, never run: `. "$(dirname "$0")/common.sh"`.

set -euo pipefail

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
oldest_swift="6.1"

# Says what is being done, on standard error, so that standard output stays a result.
say() { printf 'rendement: %s\n' "$*" >&2; }

# Ends with one sentence that says what is wrong and what to do.
fail() {
  printf 'rendement: %s\n' "$*" >&2
  exit 1
}

# Prints the version of the Swift compiler at $1 ("6.3.1"), or nothing: OpenStack has a `swift` too.
swift_version_of() {
  "$1" --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p' | head -n 1
}

# True when version $1 is at least version $2.
at_least() { [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]; }

# Prints the folders where a Swift toolchain may be, first choice first: one that is on PATH,
# one of swiftly, one of a tar archive, one of a package.
toolchain_folders() {
  local folder
  for folder in "$(dirname "$(command -v swift || echo /nowhere/swift)")" \
    "${SWIFTLY_BIN_DIR:-$HOME/.local/share/swiftly/bin}" "$HOME/.local/bin" \
    /opt/swift/usr/bin /opt/swift/bin /usr/local/swift/usr/bin /usr/libexec/swift/bin; do
    [[ -x "$folder/swift" ]] && printf '%s\n' "$folder"
  done
  return 0
}

# Puts the first Swift toolchain that is new enough on PATH; sets `swift_version`.
use_swift() {
  local folder version lacking found=""
  for folder in $(toolchain_folders); do
    version="$(swift_version_of "$folder/swift")"
    if [[ -z "$version" ]]; then
      lacking="$(missing_libraries "$folder" | paste -sd ' ' -)"
      found+="${found:+, }${lacking:+one without $lacking }in $folder"
    elif at_least "$version" "$oldest_swift"; then
      swift_version="$version"
      [[ "$(command -v swift || true)" == "$folder/swift" ]] || export PATH="$folder:$PATH"
      return 0
    else
      found+="${found:+, }$version in $folder"
    fi
  done
  fail "Swift $oldest_swift or later is needed and ${found:-none} was found:" \
    "install it from https://www.swift.org/install/linux and run the same command again."
}

# Prints the shared libraries that the toolchain in folder $1 needs and the machine has not.
missing_libraries() {
  local program
  for program in swift-frontend swift-build swift-driver clang swift-format; do
    [[ -x "$1/$program" ]] && ldd "$1/$program" 2>/dev/null | awk '/not found/ { print $1 }'
  done | sort -u
}

# The folder that holds everything built, outside the clone so that a later clone builds in
# seconds. Each kind of build has its own scratch path below it: flags never change on one path.
build_cache="${RENDEMENT_BUILD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/rendement/build}"

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
#
# Installs what Rendement needs and this machine lacks. Asks nothing, says what and why, does
# nothing twice, and fails with one sentence that says what to do.
#
#   Scripts/setup.sh                    what `make run` and `make test` need
#   Scripts/setup.sh --for documents    and what writes and checks documents: Chromium, pandoc,
#                                       LibreOffice, a PDF reader
#   Scripts/setup.sh --for bench        and the peers that `make bench` measures against

. "$(dirname "$0")/common.sh"

purposes=" run "
while (($#)); do
  case "$1" in
    --for)
      case "${2:-}" in
        run | test | documents | bench) purposes+="$2 " ;;
        *) fail "'--for ${2:-}' is not a purpose: choose run, test, documents or bench." ;;
      esac
      shift 2
      ;;
    *) fail "'$1' is not an option of setup.sh: it takes --for run|test|documents|bench." ;;
  esac
done

[[ "$(uname -s)" == Linux ]] || fail \
  "this set-up knows Debian and Ubuntu; on $(uname -s) install Swift $oldest_swift, python3, zlib," \
  "libxlsxwriter" \
  "and libduckdb 1.5.5 yourself, then use 'swift build' and 'swift test'."

packages=()
reasons=()

# Notes that Debian package $1 is missing, and why it is needed.
lacks() {
  packages+=("$1")
  reasons+=("$1 ($2)")
}

# The package that holds shared library $1 of the Swift toolchain.
package_of_library() {
  case "$1" in
    libsqlite3.so.0) echo libsqlite3-0 ;;
    libncurses.so.6 | libncursesw.so.6) echo libncurses6 ;;
    libtinfo.so.6) echo libtinfo6 ;;
    libcurl.so.4) echo libcurl4 ;;
    libxml2.so.2) echo libxml2 ;;
    libedit.so.2) echo libedit2 ;;
    libz.so.1) echo zlib1g ;;
    libstdc++.so.6) echo libstdc++6 ;;
    libgcc_s.so.1) echo libgcc-s1 ;;
    libuuid.so.1) echo libuuid1 ;;
    libpython3.*) echo "$1" | sed -E 's/\.so.*//' ;;
    *) return 1 ;;
  esac
}

has() { command -v "$1" >/dev/null 2>&1; }
has_file() { compgen -G "$1" >/dev/null; }

find_missing() {
  has git || lacks git "fetches the Swift packages"
  has python3 || lacks python3 "runs the set-up and the import check"
  has python3 && python3 -m pip --version >/dev/null 2>&1 \
    || lacks python3-pip "fetches DuckDB's library"
  has ld && has nm || lacks binutils "links programs"
  has_file '/usr/lib/gcc/*/*/libstdc++.so' || lacks g++ "C++ headers and libraries that Swift links"
  has_file '/usr/include/stdlib.h' || lacks libc6-dev "C headers that Swift compiles against"
  has_file '/usr/include/zlib.h' || lacks zlib1g-dev "reads gzip files"
  has_file '/usr/include/sqlite3.h' || lacks libsqlite3-dev "keeps people, sessions and the audit trail"
  has_file '/usr/include/coin/Cbc_C_Interface.h' \
    || lacks coinor-libcbc-dev "solves the integer programs of shifts and budgets"
  has_file '/usr/include/xlsxwriter.h' || lacks libxlsxwriter-dev "writes workbooks"
  has_file '/usr/share/zoneinfo/Europe/Paris' || lacks tzdata "time zones"
  has_file '/etc/ssl/certs/ca-certificates.crt' || lacks ca-certificates "trusts package servers"

  local folder library package
  for folder in $(toolchain_folders | head -n 1); do
    for library in $(missing_libraries "$folder"); do
      if package="$(package_of_library "$library")"; then
        lacks "$package" "$library for the Swift toolchain"
      fi
    done
  done

  if [[ "$purposes" == *" documents "* ]]; then
    has chromium || has google-chrome || lacks chromium "prints PDF documents"
    has pandoc || lacks pandoc "writes Word documents"
    has soffice || has libreoffice \
      || lacks libreoffice-calc-nogui "recalculates the workbook that the tests write"
    has_file '/usr/share/fonts/truetype/liberation*/*.ttf' \
      || lacks fonts-liberation "prints documents in a plain face"
    has pdftoppm || lacks poppler-utils "looks at PDF pages"
  fi
  if [[ "$purposes" == *" bench "* ]]; then
    python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || lacks python3-venv "holds the peers apart"
  fi
}

install_missing() {
  local unique list joined
  mapfile -t unique < <(printf '%s\n' "${packages[@]}" | sort -u)
  list="${unique[*]}"
  has apt-get || fail "these programs or libraries are missing and this machine has no apt-get:" \
    "$list; install their equivalents and run the same command again."

  local root=()
  if ((EUID != 0)); then
    if has sudo && sudo -n true 2>/dev/null; then
      root=(sudo -n)
    else
      fail "Debian packages are missing and only root may install them:" \
        "run 'sudo apt-get install -y $list', then the same command again."
    fi
  fi

  printf -v joined '%s, ' "${reasons[@]}"
  say "installing Debian packages: ${joined%, }"
  local log
  log="$(mktemp)"
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${unique[@]}"; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    fail "apt-get could not install $list: read its words above (whole log: $log), put right" \
      "what they name, and run the same command again."
  fi
  rm -f "$log"
}

[[ -n "$(toolchain_folders)" ]] || use_swift # which says that there is none
find_missing
if ((${#packages[@]})); then
  install_missing
fi
use_swift

"$project/Scripts/install-duckdb.sh"
"$project/Scripts/install-charts.sh"

if [[ "$purposes" == *" bench "* ]]; then
  "$project/Benchmarks/install-peers.sh"
fi
say "set-up is complete (Swift $swift_version)."

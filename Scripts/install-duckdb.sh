#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
#
# Installs DuckDB's library, which nothing in Debian or Ubuntu packages, into a cache folder:
#
#   ${RENDEMENT_ENGINE_HOME:-$HOME/.cache/rendement/engine}/<version>-<architecture>/
#     libduckdb.so             the official build, taken out of DuckDB's Python package
#     libpystub.so             the Python symbols it names and no query reaches, so that it loads
#     excel.duckdb_extension   DuckDB's signed reader of .xlsx files
#
# Needs python3 with pip, a C compiler and nm. Running it again changes nothing.
# `--force` installs even when the system has a DuckDB of its own.
set -eu

version=1.5.5

fail() {
  echo "install-duckdb: $1" >&2
  exit 1
}

# A library of the system, of a version that the loader accepts, is preferred to a download.
accepted() {
  case "$1" in
    v1.5.[5-9]* | 1.5.[5-9]* | v1.5.[1-4][0-9]* | 1.5.[1-4][0-9]*) return 0 ;;
    v1.[6-9].* | 1.[6-9].* | v2.0.* | 2.0.*) return 0 ;;
    *) return 1 ;;
  esac
}

system_library() {
  if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists duckdb 2>/dev/null; then
    echo "$(pkg-config --variable=libdir duckdb)/libduckdb.so"
  fi
  { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true; } |
    sed -n 's/.*libduckdb\.so.* => //p'
  for folder in /usr/local/lib /opt/homebrew/lib /home/linuxbrew/.linuxbrew/lib; do
    for name in libduckdb.so libduckdb.dylib; do
      echo "$folder/$name"
    done
  done
}

library_version() {
  python3 - "$1" <<'PYTHON' 2>/dev/null || true
import ctypes, sys
library = ctypes.CDLL(sys.argv[1])
library.duckdb_library_version.restype = ctypes.c_char_p
print(library.duckdb_library_version().decode())
PYTHON
}

command -v python3 >/dev/null 2>&1 ||
  fail "python3 is missing: install it (apt-get install python3 python3-pip) and run again."

if [ "${1:-}" != "--force" ]; then
  for candidate in ${RENDEMENT_LIBDUCKDB:-} $(system_library); do
    [ -e "$candidate" ] || continue
    found=$(library_version "$candidate")
    if [ -n "$found" ] && accepted "$found"; then
      echo "DuckDB: using $candidate ($found), nothing to install."
      exit 0
    fi
  done
fi

case "$(uname -s)" in
  Linux) ;;
  *) fail "there is no automatic installation here: install DuckDB $version (brew install duckdb)." ;;
esac

# The wheels are named by version and content, one per architecture.
case "$(uname -m)" in
  x86_64 | amd64)
    architecture=x86_64
    engine_hash=7a6d2d11859d82a936ebdcb30ce3d8a1cbb3e990bff05c12abb9b54c44fa7bd1
    excel_hash=f921eeb15fd4891631209f1a870b4b5301a4170486f09c80d6cbce48521a7fed
    ;;
  aarch64 | arm64)
    architecture=aarch64
    engine_hash=f316eae2323d9a851883fdf2dee91c1f9efe251ab33e14a2272f82a913422ed6
    excel_hash=be790d821a9b94da8cfca4087d5d3d2976f75aac738418aacf890ef8f13ceef0
    ;;
  *) fail "DuckDB has no build for $(uname -m): build libduckdb $version and set RENDEMENT_LIBDUCKDB to it." ;;
esac

home="${RENDEMENT_ENGINE_HOME:-$HOME/.cache/rendement/engine}"
target="$home/$version-$architecture"
if [ -e "$target/libduckdb.so" ] && [ -e "$target/libpystub.so" ] &&
  [ -e "$target/excel.duckdb_extension" ]; then
  echo "DuckDB: $version is in $target, nothing to install."
  exit 0
fi

python3 -m pip --version >/dev/null 2>&1 ||
  fail "pip is missing: install it (apt-get install python3-pip) and run again."
compiler=
for candidate in "${CC:-}" cc clang gcc; do
  if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then
    compiler=$candidate
    break
  fi
done
[ -n "$compiler" ] ||
  fail "no C compiler was found: put the Swift toolchain's clang on PATH, or apt-get install gcc."
names=
for candidate in nm llvm-nm; do
  if command -v "$candidate" >/dev/null 2>&1; then
    names=$candidate
    break
  fi
done
[ -n "$names" ] || fail "nm is missing: install it (apt-get install binutils) and run again."

echo "DuckDB: installing $version ($architecture) into $target - the engine that stores and measures."
mkdir -p "$home" || fail "$home cannot be written: set RENDEMENT_ENGINE_HOME to a folder of yours."
work=$(mktemp -d "$home/.install.XXXXXX") || fail "$home cannot be written: make room or rights there."
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# One fixed build whatever Python the machine has; a wheel whose content differs is refused.
cat >"$work/requirements.txt" <<REQUIREMENTS
duckdb==$version --hash=sha256:$engine_hash
duckdb-extension-excel==$version --hash=sha256:$excel_hash
REQUIREMENTS
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
  --require-hashes --python-version 3.12 --implementation cp \
  --platform "manylinux_2_28_$architecture" --platform "manylinux2014_$architecture" \
  --dest "$work/wheels" --requirement "$work/requirements.txt" ||
  fail "DuckDB $version could not be downloaded: check the network or pip's index, and run again."

mkdir "$work/engine"
python3 - "$work" <<'PYTHON' || fail "the downloaded packages could not be unpacked: make room on the disk and run again."
import glob, gzip, os, shutil, sys, zipfile

work = sys.argv[1]

def take(wheels, ending, name):
    """Copies the one file of that ending out of the wheel, unpacked when it is gzipped."""
    (wheel,) = glob.glob(os.path.join(work, "wheels", wheels))
    with zipfile.ZipFile(wheel) as archive:
        (member,) = [entry for entry in archive.namelist() if ending in entry.rsplit("/", 1)[-1]]
        with archive.open(member) as packed, open(os.path.join(work, "engine", name), "wb") as out:
            magic = packed.read(2)
            packed.seek(0)
            shutil.copyfileobj(gzip.open(packed) if magic == b"\x1f\x8b" else packed, out)

take("duckdb-[0-9]*.whl", "_duckdb.", "libduckdb.so")
take("duckdb_extension_excel-*.whl", "excel.duckdb_extension", "excel.duckdb_extension")
PYTHON

# Python's functions and objects, as dead weight: no query ever touches one.
"$names" -D --undefined-only "$work/engine/libduckdb.so" |
  sed -n 's/^ *U \(_*Py[A-Za-z0-9_]*\)$/char \1[512];/p' | sort -u >"$work/pystub.c"
[ -s "$work/pystub.c" ] || fail "$names could not list the symbols of DuckDB's library: report this."
"$compiler" -shared -fPIC -fno-common -o "$work/engine/libpystub.so" "$work/pystub.c" ||
  fail "$compiler could not build a dynamic library: install a complete C compiler (apt-get install gcc libc6-dev)."

chmod -R u=rwX,go=rX "$work/engine"
# A rename is whole or nothing. When another set-up was faster, its folder is as good as ours.
if [ -e "$target" ]; then
  mv "$target" "$work/old"
fi
mv "$work/engine" "$target" 2>/dev/null || [ -e "$target/libduckdb.so" ] ||
  fail "$target could not be written: make room or rights there and run again."
echo "DuckDB: installed $version."

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
#
# Makes the chart library that documents carry inside themselves: Vega, Vega-Lite 6.4 and
# vega-embed in one offline script, written by vl-convert-python at a pinned version and hash. The
# package itself stays beside it: it draws the charts of Word files as pictures.
# Run it as often as you like: it does nothing when the script is already there.
set -eu

version=1.9.0.post1
hash_x86_64=3c1558fa0055e88c465bd3d71760cde9fa2c94a95f776a0ef9178252fd820b1f
hash_aarch64=e6ecfe4b7e2ea9e8c30fd6d6eaea3ef85475be1ad249407d9796dce4ecdb5b32
home=${RENDEMENT_CHARTS_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/rendement/charts}
bundle=$home/vega-embed.bundle.js
stamp=$home/version

fail() {
  echo "install-charts: $1" >&2
  exit 1
}

if [ -s "$bundle" ] && [ -d "$home/packages/vl_convert" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$version" ]; then
  echo "install-charts: the chart library is already at $bundle"
  exit 0
fi

command -v python3 >/dev/null || fail "python3 is missing; install it: apt-get install -y python3"
python3 -m pip --version >/dev/null 2>&1 ||
  fail "Python's pip is missing; install it: apt-get install -y python3-pip"

mkdir -p "$home"
work=$(mktemp -d "$home/install.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

printf 'vl-convert-python==%s --hash=sha256:%s --hash=sha256:%s\n' \
  "$version" "$hash_x86_64" "$hash_aarch64" >"$work/requirements.txt"

echo "install-charts: fetching vl-convert-python $version (33 MB, hash checked)"
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --only-binary=:all: \
  --require-hashes --target "$work/packages" -r "$work/requirements.txt" ||
  fail "vl-convert-python $version could not be installed; check the network and try again"

PYTHONPATH=$work/packages python3 - "$work/bundle.js" <<'PYTHON' ||
import sys
import vl_convert

bundle = vl_convert.javascript_bundle(snippet="window.vegaEmbed = vegaEmbed;", vl_version="6.4")
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(bundle)
PYTHON
  fail "vl-convert-python could not write the chart library"

[ -s "$work/bundle.js" ] || fail "the chart library came out empty"
mv "$work/bundle.js" "$bundle"
rm -rf "$home/packages"
mv "$work/packages" "$home/packages"
echo "$version" >"$stamp"
echo "install-charts: the chart library is now at $bundle"

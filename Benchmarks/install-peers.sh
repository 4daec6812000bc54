#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
#
# Installs the peers that `make bench` measures against, in an environment of their own. A peer
# that cannot be had here is named, and its comparisons are then reported as skipped.

. "$(dirname "$0")/../Scripts/common.sh"

peers="${RENDEMENT_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/rendement/peers}"
wanted="$project/Benchmarks/requirements.txt"
if [[ -x "$peers/bin/python" ]] && cmp -s "$wanted" "$peers/requirements.txt"; then
  exit 0
fi

say "installing the peers of the benchmarks into $peers: $(paste -sd ' ' "$wanted")"
python3 -m venv "$peers" || fail "python3 cannot make an environment in $peers:" \
  "install python3-venv ('apt-get install python3-venv') and run 'make bench' again."
missing=()
while IFS= read -r requirement; do
  "$peers/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary=:all: \
    "$requirement" || missing+=("$requirement")
done <"$wanted"
if ((${#missing[@]})); then
  say "NOT INSTALLED, so their comparisons will be skipped: ${missing[*]}"
else
  cp "$wanted" "$peers/requirements.txt"
fi

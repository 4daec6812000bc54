# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""Draws 0.json, 1.json … of the working folder with vl-convert.

usage: draw-charts.py PACKAGES png|svg COUNT
"""

import sys

packages, kind, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
sys.path.insert(0, packages)

import vl_convert  # noqa: E402  (found only in the folder that was just named)

for index in range(count):
    with open(f"{index}.json", encoding="utf-8") as file:
        specification = file.read()
    if kind == "png":
        picture = vl_convert.vegalite_to_png(specification, vl_version="6.4", scale=2.0)
    else:
        picture = vl_convert.vegalite_to_svg(specification, vl_version="6.4").encode()
    with open(f"{index}.{kind}", "wb") as file:
        file.write(picture)

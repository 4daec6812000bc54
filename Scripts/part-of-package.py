# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""Writes a package that holds one test target and the targets it reaches, as links to the sources.

usage: swift package dump-package | part-of-package.py PROJECT TARGET FOLDER
"""

import json
import os
import sys


def reached(targets, name):
    """The target called `name` and all targets below it, in no particular order."""
    found, waiting = {}, [name]
    while waiting:
        target = targets.get(waiting.pop())
        if target is None or target["name"] in found:
            continue
        found[target["name"]] = target
        for dependency in target["dependencies"]:
            if "product" in dependency:
                sys.exit(f"{target['name']} needs the product {dependency['product'][0]}: "
                         "choose a target that needs only our own.")
            waiting += [kind[0] for kind in dependency.values()]
    return found.values()


def declaration(target, folder):
    """The line of Package.swift that declares `target`; links its sources into `folder`."""
    name, is_test = target["name"], target["type"] == "test"
    parent = os.path.join(folder, "Tests" if is_test else "Sources")
    os.makedirs(parent, exist_ok=True)
    link = os.path.join(parent, name)
    if os.path.islink(link):
        os.unlink(link)
    os.symlink(os.path.join(project, "Tests" if is_test else "Sources", name), link)
    if target["type"] == "system":
        return f'    .systemLibrary(name: "{name}"),'
    needs = ", ".join(f'"{kind[0]}"' for d in target["dependencies"] for kind in d.values())
    copies = ", ".join(f'.copy("{r["path"]}")' for r in target["resources"])
    kind = ".testTarget" if is_test else ".target"
    swift = target["settings"] and ", swiftSettings: strict" or ""
    return f'    {kind}(name: "{name}", dependencies: [{needs}], resources: [{copies}]{swift}),'


project, name, folder = sys.argv[1:]
targets = {target["name"]: target for target in json.load(sys.stdin)["targets"]}
if name not in targets:
    sys.exit(f"'{name}' is not a target of this package.")
lines = [declaration(target, folder) for target in reached(targets, name)]
with open(os.path.join(folder, "Package.swift"), "w", encoding="utf-8") as file:
    file.write("\n".join([
        "// swift-tools-version: 6.1", "import PackageDescription",
        "let strict: [SwiftSetting] = [", '  .enableUpcomingFeature("ExistentialAny"),',
        '  .enableUpcomingFeature("InternalImportsByDefault"),',
        '  .enableUpcomingFeature("MemberImportVisibility"),', "]",
        'let package = Package(name: "rendement", platforms: [.macOS(.v15)], targets: [',
        *lines, "], swiftLanguageModes: [.v6])", ""]))

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""Measures the program against its peers, in one run, and writes the table of benchmarks.

usage: bench.py --program rendement --report benchmarks.md [--only import,kpi,table,cold,documents]

Every comparison is a ratio of two measurements of this run on the same file, made in turn; each
side takes its fastest of some runs. Ours is a whole process from start to exit; the peer's time
leaves out the start of Python. A peer that is missing is named in the table, never passed over.
"""

import argparse
import csv
import datetime
import importlib.util
import io
import json
import os
import platform
import shutil
import statistics
import sys

import measure
from kpi_query import TABLE_METRICS, TWENTY, hand_written

HERE = os.path.dirname(os.path.abspath(__file__))
CACHE = os.path.join(
    os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "rendement", "bench")


def say(words):
    print(f"bench: {words}", file=sys.stderr, flush=True)


class Bench:
    """The measurements of one run, and the lines they give in the table."""

    def __init__(self, choice):
        self.program, self.choice = os.path.realpath(choice.program), choice
        self.lines, self.notes, self.load = [], [], os.getloadavg()[0]
        self.folder = os.path.join(CACHE, "run")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def line(self, what, ours, peer, ratio, mark, reached):
        word = {True: "reached", False: "**missed**", None: "–"}[reached]
        self.lines.append(f"| {what} | {ours} | {peer} | {ratio} | {mark} | {word} |")
        say(f"{what}: ours {ours}; peer {peer}; {ratio}; mark {mark}: {word}")

    def skipped(self, what, why):
        self.lines.append(f"| {what} | – | – | – | – | **skipped**: {why} |")
        say(f"SKIPPED {what}: {why}")

    def file(self, rows, shape):
        """The made-up file of that many rows, made once and kept."""
        os.makedirs(CACHE, exist_ok=True)
        path = os.path.join(CACHE, f"{shape}-{rows}.csv")
        maker = os.path.join(HERE, "make_tickets.py")
        if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(maker):
            say(f"making {path}")
            measure.run([sys.executable, maker, str(rows), path, "--shape", shape], 1200)
        return path

    def ours(self, *words, limit=600):
        return measure.run([self.program, *words], limit, self.folder)

    def imported(self, path, name, limit=900):
        """Imports a file into a new workspace; the run and the workspace."""
        workspace = os.path.join(self.folder, name)
        shutil.rmtree(workspace, ignore_errors=True)
        run = self.ours("import", path, "--workspace", workspace, "--time-zone", "UTC",
                        "--format", "json", limit=limit)
        return run, workspace

    def peer(self, *words, limit=600):
        run = measure.run([sys.executable, os.path.join(HERE, "peers.py"), *words], limit)
        return json.loads(run.output)

    # The marks.

    def import_(self):
        what = f"import of a ticket CSV, {self.choice.import_rows:,} rows"
        path = self.file(self.choice.import_rows, "tickets")
        database = os.path.join(self.folder, "peer.duckdb")

        def peer():
            for end in ("", ".wal"):
                if os.path.exists(database + end):
                    os.remove(database + end)
            return self.peer("copy", path, database)

        runs, peers = measure.alternate(
            3, lambda: self.imported(path, "import")[0], peer)
        best, other = measure.fastest(runs), min(one["seconds"] for one in peers)
        report = first_report(best.output)
        if report["rowsImported"] != self.choice.import_rows:
            raise measure.Failed(f"only {report['rowsImported']} rows were imported of {path}")
        ratio = best.seconds / other
        self.line(what, f"{best.seconds:.2f} s", f"{other:.2f} s (DuckDB `read_csv` to a table)",
                  f"{ratio:.2f} ×", "≤ 1.5 ×", ratio <= 1.5)
        peak = max(one.peak_mib for one in runs)
        self.line("peak memory of that import", f"{peak:.0f} MiB",
                  f"{max(one['peak_mib'] for one in peers):.0f} MiB", "", "< 1024 MiB",
                  peak < 1024)

    def kpi(self):
        rows = self.choice.kpi_rows
        what = f"{len(TWENTY)} KPIs by month × channel × team, {rows:,} contacts"
        path = self.file(rows, "contacts")
        run, workspace = self.imported(path, "kpi", limit=1800)
        self.line(f"import of {rows:,} contacts", f"{run.seconds:.1f} s", "–", "", "–", None)
        query = os.path.join(self.folder, "hand-written.sql")
        with open(query, "w", encoding="utf-8") as file:
            file.write(hand_written(TWENTY))
        words = ("kpi", "--metric", ",".join(TWENTY), "--by", "channel,team", "--grain", "month",
                 "--workspace", workspace, "--format", "csv")
        first = self.ours(*words, limit=1800)
        self.notes.append(f"The first `kpi` after the import of {rows:,} contacts also builds the"
                          f" marts: {first.seconds:.1f} s.")
        database = warehouse_of(workspace)
        runs, peers = measure.alternate(
            3, lambda: self.ours(*words), lambda: self.peer("query", database, query))
        best = measure.fastest(runs)
        other = min(peers, key=lambda one: one["seconds"])
        compared = compare(best.output, other)
        ratio = best.seconds / other["seconds"]
        self.line(what, f"{best.seconds:.2f} s",
                  f"{other['seconds']:.2f} s (one hand-written DuckDB query, same file)",
                  f"{ratio:.2f} ×", "≤ 1.3 ×", ratio <= 1.3)
        self.notes.append(f"{compared:,} values of the {len(TWENTY)} KPIs were compared with the"
                          " hand-written query and agree to 1e-9.")

    def table(self):
        rows = self.choice.import_rows
        what = f"KPI tables (whole, channel × team, month) of {rows:,} tickets"
        if importlib.util.find_spec("pandas") is None:
            return self.skipped(what, "pandas is not installed")
        path = self.file(rows, "tickets")
        run, workspace = self.imported(path, "table")
        shared = ("kpi", "--metric", ",".join(TABLE_METRICS), "--workspace", workspace, "--format",
                  "json")
        cuts = ((), ("--by", "channel,team"), ("--grain", "month"))
        first = sum(self.ours(*shared, *cut).seconds for cut in cuts)

        def tables():
            parts = [self.ours(*shared, *cut) for cut in cuts]
            return sum(part.seconds for part in parts)

        ours, peers = measure.alternate(3, tables, lambda: self.peer("pandas", path))
        best, other = min(ours), min(peers, key=lambda one: one["seconds"])
        ratio = other["seconds"] / best
        self.line(what + ", from the warehouse", f"{best:.2f} s",
                  f"{other['seconds']:.2f} s (pandas, from the file)", f"{ratio:.1f} × faster",
                  "≥ 8 × faster", ratio >= 8)
        whole = run.seconds + first
        self.line("the same, import included", f"{whole:.2f} s", f"{other['seconds']:.2f} s",
                  f"{other['seconds'] / whole:.1f} × faster", "–", None)
        kept = other["seconds"] - other["read"]
        self.line("the same, pandas with the file already read", f"{best:.2f} s", f"{kept:.2f} s",
                  f"{kept / best:.1f} × faster", "–", None)

    def cold(self):
        rows, times = self.choice.cold_rows, 20
        path = self.file(rows, "contacts")
        _, workspace = self.imported(path, "cold")
        words = ("kpi", "--metric", TWENTY[0], "--by", "channel", "--grain", "month",
                 "--workspace", workspace, "--format", "json")
        self.ours(*words)
        seconds = [self.ours(*words).seconds for _ in range(times)]
        middle = statistics.median(seconds)
        self.line(f"`rendement kpi` from start to answer, {rows:,} contacts"
                  f" (min / median / max of {times})", measure.spread(seconds), "–", "",
                  "median < 0.300 s", middle < 0.3)

    def documents(self):
        case = os.path.join(HERE, "..", "Examples", "assistant-ia.yaml")
        marks = {"html": 1.0, "pdf": 5.0, "docx": None, "xlsx": None}
        needed = {"pdf": ("chromium", "chromium-browser", "google-chrome", "weasyprint"),
                  "docx": ("pandoc",)}
        for ending, mark in marks.items():
            what = f"business case as {ending.upper()}, simulation, tornado and charts included"
            if ending in needed and not any(shutil.which(name) for name in needed[ending]):
                self.skipped(what, f"{needed[ending][0]} is not installed")
                continue
            out = os.path.join(self.folder, f"case.{ending}")
            runs = [self.ours("report", case, "--out", out) for _ in range(3)]
            if not os.path.getsize(out):
                raise measure.Failed(f"{out} is empty")
            best = measure.fastest(runs).seconds
            self.line(what, f"{best:.2f} s", "–", "", f"< {mark:.0f} s" if mark else "–",
                      best < mark if mark else None)

    def report(self):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            models = [one.split(":", 1)[1].strip() for one in file if one.startswith("model name")]
        with open("/proc/meminfo", encoding="utf-8") as file:
            memory = int(file.readline().split()[1]) / 1048576
        versions = ", ".join(f"{name} {version_of(name)}" for name in ("duckdb", "pandas", "numpy"))
        text = "\n".join([
            "# Benchmarks", "",
            "Written by `make bench`. Each comparison is a ratio of two measurements of the same"
            " run on the same file, made in turn, each side its fastest of three. Ours is a whole"
            " process from start to exit; the peer's time leaves out the start of Python.", "",
            f"- Run on {datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M} UTC,"
            f" load {self.load:.1f} at its start and {os.getloadavg()[0]:.1f} at its end"
            + (" (**others were using the machine**: times are long and ratios rough)"
               if self.load > 1 else ""),
            f"- Machine: {os.cpu_count()} cores of {models[0] if models else platform.machine()},"
            f" {memory:.0f} GiB, {platform.freedesktop_os_release()['PRETTY_NAME']}",
            f"- Versions: Swift {self.choice.swift}, {versions}, Python"
            f" {platform.python_version()}", "",
            "| what | ours | peer | ratio | mark | |", "|---|---|---|---|---|---|", *self.lines, "",
            *(f"- {note}" for note in self.notes), ""])
        os.makedirs(os.path.dirname(os.path.abspath(self.choice.report)), exist_ok=True)
        with open(self.choice.report, "w", encoding="utf-8") as file:
            file.write(text)
        say(f"wrote {self.choice.report}")


def version_of(name):
    import importlib.metadata

    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "missing"


def first_report(text):
    """The report of the first file, whether the program prints one object or a list."""
    value = json.loads(text)
    return value[0] if isinstance(value, list) else value


def warehouse_of(workspace):
    found = [os.path.join(place, name) for place, _, names in os.walk(workspace)
             for name in names if name.endswith(".duckdb")]
    if len(found) != 1:
        raise measure.Failed(f"one warehouse file was expected in {workspace}: {found}")
    return found[0]


def compare(ours, peer):
    """Checks that the program's values are the hand-written query's; how many there were."""
    told = {}  # (metric, place) → {variant: value}
    for row in csv.DictReader(io.StringIO(ours)):
        place = (row["period"], row["channel"], row["team"])
        value = float(row["value"]) if row["value"] else None
        told.setdefault((row["metric"], place), {})[row["variant"]] = value
    names, count = peer["columns"], 0
    for row in peer["rows"]:
        cells = dict(zip(names, row))
        place = (str(cells["month"])[:7], cells["channel"], cells["team"])
        for selection in TWENTY:
            metric, _, variant = selection.partition(":")
            variants = told.get((metric, place))
            if variants is None:
                raise measure.Failed(f"{selection} at {place} is missing in our answer")
            value = variants[variant] if variant else next(iter(variants.values()))
            other = cells[selection]
            other = None if other is None else float(other)
            if (value is None) != (other is None) or (
                    value is not None and abs(value - other) > 1e-9 * max(1.0, abs(other))):
                raise measure.Failed(f"{selection} at {place}: ours {value}, peer {other}")
            count += 1
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--report", required=True)
    parser.add_argument("--swift", default="?")
    parser.add_argument("--only", default="import,kpi,table,cold,documents")
    parser.add_argument("--import-rows", type=int, default=1_000_000)
    parser.add_argument("--kpi-rows", type=int, default=10_000_000)
    parser.add_argument("--cold-rows", type=int, default=100_000)
    choice = parser.parse_args()
    bench, failures = Bench(choice), 0
    for name in choice.only.split(","):
        try:
            {"import": bench.import_, "kpi": bench.kpi, "table": bench.table,
             "cold": bench.cold, "documents": bench.documents}[name]()
        except measure.Failed as failure:
            failures += 1
            bench.lines.append(f"| {name} | – | – | – | – | **failed** |")
            bench.notes.append(f"`{name}` failed: {str(failure).splitlines()[0][:300]}")
            say(f"FAILED {name}: {failure}")
    bench.report()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

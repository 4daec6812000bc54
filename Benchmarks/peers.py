# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""What the product is compared with: one peer per call, each timing its own work only.

usage: peers.py copy FILE.csv DATABASE       DuckDB's own CREATE TABLE AS SELECT * FROM read_csv
       peers.py query DATABASE QUERY.sql     one hand-written query on a warehouse, read-only
       peers.py pandas FILE.csv              the KPI tables of a ticket file with pandas

Prints a JSON object with `seconds`, `peak_mib` and what was computed.
"""

import json
import resource
import sys
import time


def told(began, **values):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": time.perf_counter() - began, "peak_mib": peak, **values},
                     default=str))


def copy(path, database):
    import duckdb

    began = time.perf_counter()
    with duckdb.connect(database) as connection:
        connection.execute(f"create table tickets as select * from read_csv('{path}')")
        rows = connection.execute("select count(*) from tickets").fetchone()[0]
    told(began, rows=rows)


def query(database, path):
    import duckdb

    with open(path, encoding="utf-8") as file:
        text = file.read()
    began = time.perf_counter()
    with duckdb.connect(database, read_only=True) as connection:
        answer = connection.execute(text)
        names = [column[0] for column in answer.description]
        rows = answer.fetchall()
    told(began, columns=names, rows=rows)


def pandas(path):
    import pandas

    began = time.perf_counter()
    times = ["created_at", "first_reply_at", "solved_at"]
    frame = pandas.read_csv(
        path, dtype={"channel": "category", "team": "category"},
        usecols=["customer_id", "channel", "team", *times, "reopens", "handle_seconds", "csat",
                 "ai_flag"])
    for column in times:
        frame[column] = pandas.to_datetime(frame[column], format="%Y-%m-%dT%H:%M:%SZ", utc=True)
    frame["reply"] = (frame["first_reply_at"] - frame["created_at"]).dt.total_seconds()
    frame["resolution"] = (frame["solved_at"] - frame["created_at"]).dt.total_seconds()
    frame["month"] = frame["created_at"].dt.strftime("%Y-%m")
    read = time.perf_counter() - began

    def figures(part):
        solved, count = part["solved_at"].notna(), len(part)
        scores = part["csat"].dropna()
        reopened = (solved & (part["reopens"] > 0)).sum()
        by_ai = part["ai_flag"] == 1
        return {
            "contacts": count, "customers": part["customer_id"].nunique(),
            "solved": solved.sum() / count, "reopened": reopened / solved.sum(),
            "fcr": (solved & (part["reopens"] == 0)).sum() / solved.sum(),
            "ai": by_ai.sum() / count,
            "ai_resolved": (by_ai & solved & (part["reopens"] == 0)).sum() / count,
            "reply_p50": part["reply"].quantile(0.5), "reply_p90": part["reply"].quantile(0.9),
            "reply_mean": part["reply"].mean(),
            "resolution_p50": part["resolution"].quantile(0.5),
            "resolution_p90": part["resolution"].quantile(0.9),
            "handle": part["handle_seconds"].mean(), "answers": len(scores),
            "csat": (scores >= 4).sum() / max(1, len(scores))}

    whole = figures(frame)
    groups = [figures(part) for _, part in frame.groupby(["channel", "team"], observed=True)]
    months = [figures(part) for _, part in frame.groupby("month")]
    told(began, read=read, whole={name: float(value) for name, value in whole.items()},
         tables=1 + len(groups) + len(months), version=pandas.__version__)


if __name__ == "__main__":
    {"copy": copy, "query": query, "pandas": pandas}[sys.argv[1]](*sys.argv[2:])

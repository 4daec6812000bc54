# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""Runs a command and tells what it took: seconds, processor seconds, peak memory, output."""

import dataclasses
import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time


@dataclasses.dataclass(frozen=True)
class Run:
    """One run of a command: wall and processor seconds, peak resident memory in MiB."""

    seconds: float
    cpu: float
    peak_mib: float
    output: str


class Failed(Exception):
    """A command that ended badly or was stopped; the text says which and why."""


def run(command, limit=600, folder=None):
    """Runs `command` once, at most `limit` seconds; keeps its standard output."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                 cwd=folder, start_new_session=True)
        stopped = threading.Event()

        def stop():
            stopped.set()
            os.killpg(child.pid, signal.SIGKILL)

        timer = threading.Timer(limit, stop)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        text, errors = out.read().decode(), err.read().decode(errors="replace")
    if stopped.is_set():
        raise Failed(f"{' '.join(command)}: stopped after {limit} s")
    if child.returncode != 0:
        raise Failed(f"{' '.join(command)}: status {child.returncode}: {errors.strip()[-800:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def alternate(times, *tasks):
    """Runs each task `times` times, in turn, so that a busy minute hits all of them alike."""
    results = [[] for _ in tasks]
    for _ in range(times):
        for task, kept in zip(tasks, results):
            kept.append(task())
    return results


def fastest(runs):
    """The fastest of some runs: what the work takes when nothing else disturbs it."""
    return min(runs, key=lambda one: one.seconds)


def spread(values):
    """`min / median / max` of some seconds, for people."""
    return f"{min(values):.3f} / {statistics.median(values):.3f} / {max(values):.3f} s"

"""Reads a CSV with pandas and sums deaths per country; prints times in ms and peak memory in bytes as one JSON object.

usage: sum_by_country.py FILE DEATHS RUNS COUNTRY ACTOR SIDE_A SIDE_B
"""
import json
import resource
import sys
import time

import pandas

file, deaths, runs, country, actor, side_a, side_b = sys.argv[1:]


def timed(ask):
    times = []
    for _ in range(int(runs) + 1):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return times[1:]  # the first warms up


def sums(rows):
    return rows.groupby("country")[deaths].agg(["size", "sum"])


start = time.perf_counter()
events = pandas.read_csv(file, low_memory=False)
read = (time.perf_counter() - start) * 1000
answer = {
    "version": pandas.__version__,
    "read": read,
    "all": timed(lambda: sums(events)) if runs != "0" else [],
    "actor": timed(lambda: sums(events[(events[side_a] == actor) | (events[side_b] == actor)])) if runs != "0" else [],
    "country": timed(lambda: sums(events[events["country"] == country])) if runs != "0" else [],
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
}
print(json.dumps(answer))

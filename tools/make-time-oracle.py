#!/usr/bin/env python3
"""Writes shared/time-oracle.json: what Python's zoneinfo says of every zone from 2015 to 2035, for the test of shared/time.ts.

    python3 tools/make-time-oracle.py                        the tz database of the system
    python3 tools/make-time-oracle.py --tzdata               that of the newest `tzdata` package of Python

It asks zoneinfo every six hours and narrows each change of offset or letters to the second; it shares no code and no
assumption with the program. Zones with the same answers stand in one group. Offsets are seconds east of UTC.
"""
import datetime
import importlib
import json
import pathlib
import sys
import zoneinfo

FIRST_YEAR, LAST_YEAR = 2015, 2035
STEP = 6 * 3600
NOT_ZONES = {"Factory", "localtime", "posixrules", "leapseconds"}
TARGET = pathlib.Path(__file__).parent.parent / "shared" / "time-oracle.json"


def seconds(year):
    return int(datetime.datetime(year, 1, 1, tzinfo=datetime.UTC).timestamp())


def answer(zone, at):
    local = datetime.datetime.fromtimestamp(at, zone)
    return int(local.utcoffset().total_seconds()), local.tzname()


def changes(zone):
    """[[at, offset, letters], ...]: the first is what holds when the first year begins."""
    at, end = seconds(FIRST_YEAR), seconds(LAST_YEAR + 1)
    now = answer(zone, at)
    found = [[at, *now]]
    while at < end:
        later = min(at + STEP, end)
        if answer(zone, later) != now:
            same, other = at, later
            while other - same > 1:
                middle = (same + other) // 2
                if answer(zone, middle) == now:
                    same = middle
                else:
                    other = middle
            later, now = other, answer(zone, other)
            if later < end:
                found.append([later, *now])
        at = later
    return found


def version():
    if not zoneinfo.TZPATH:
        return importlib.import_module("tzdata").IANA_VERSION
    for folder in zoneinfo.TZPATH:
        source = pathlib.Path(folder) / "tzdata.zi"
        if source.exists():
            return source.open().readline().split()[-1]
    return "unknown"


def main():
    if "--tzdata" in sys.argv[1:]:
        zoneinfo.reset_tzpath([])
    groups = {}
    for name in sorted(zoneinfo.available_timezones() - NOT_ZONES):
        found = changes(zoneinfo.ZoneInfo.no_cache(name))
        groups.setdefault(json.dumps(found, separators=(",", ":")), []).append(name)
    lines = [f'  {{"zones":{json.dumps(names, separators=(",", ":"))},"changes":{found}}}' for found, names in groups.items()]
    head = f'{{"tzdata":{json.dumps(version())},"firstYear":{FIRST_YEAR},"lastYear":{LAST_YEAR},"groups":[\n'
    TARGET.write_text(head + ",\n".join(lines) + "\n]}\n")
    print(f"{TARGET.name}: tz database {version()}, {sum(map(len, groups.values()))} zones in {len(groups)} groups")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes dongji-2023-05-31.nc: a forecast file in the form of an ERA5 download, with invented fields.

No forecast or reanalysis of 31 May 2023 can be had offline. The swell is that of dongji-swell.yaml: its heights at Miaozihu by
time, travelling from 167 degrees at the group speed of 11 s in deep water, over a light southerly wind; land is masked by the
coastline. Needs python3 and ncgen (Debian netcdf-bin). Writes the same bytes every time.

    ./build_forecast.py            # in data/forecasts/
"""
import json
import math
import subprocess

HEIGHTS = [(-9, 1.0), (-1, 1.25), (3, 1.9), (9, 2.1), (15, 1.8), (23, 1.2), (33, 0.7)]  # hours after 09:00 +08:00, m
PERIOD = 11.0
GROUP_SPEED = 9.81 * PERIOD / (4 * math.pi)  # m/s
FROM = 167.0
MIAOZIHU = (30.19, 122.69)
LATS = [31.0 - 0.25 * i for i in range(9)]
LONS = [121.5 + 0.25 * i for i in range(9)]
STEPS = [3 * i for i in range(25)]  # hours after 2023-05-30 12:00 UTC

# 1900-01-01 to 2023-05-30: 45,074 days.
HOURS_TO_BASE = 45074 * 24 + 12


def height(hours):
    """At Miaozihu, hours after 01:00 UTC of 31 May."""
    if hours <= HEIGHTS[0][0]:
        return HEIGHTS[0][1]
    for (t0, h0), (t1, h1) in zip(HEIGHTS, HEIGHTS[1:]):
        if hours <= t1:
            return h0 + (h1 - h0) * (hours - t0) / (t1 - t0)
    return HEIGHTS[-1][1]


def rings():
    for feature in json.load(open("../zhoushan_coastline.geojson"))["features"]:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        for polygon in polygons:
            yield from polygon


def on_land(lat, lon, land):
    if lon < 121.6:  # the mainland goes on beyond the edge of the coastline file
        return True
    inside = False
    for ring in land:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (x1 - x0) * (lat - y0) / (y1 - y0):
                inside = not inside
    return inside


def late(lat, lon):
    """Hours by which the swell is later than at Miaozihu."""
    north = (lat - MIAOZIHU[0]) * 111195
    east = (lon - MIAOZIHU[1]) * 111195 * math.cos(math.radians(lat))
    away = -(north * math.cos(math.radians(FROM)) + east * math.sin(math.radians(FROM)))
    return away / GROUP_SPEED / 3600


def fields():
    land = list(rings())
    mask = {(lat, lon): on_land(lat, lon, land) for lat in LATS for lon in LONS}
    result = {name: [] for name in ("u10", "v10", "i10fg", "swh", "mwd", "mwp")}
    for step in STEPS:
        local = (step + 12 + 8) % 24  # base is 12 UTC
        for lat in LATS:
            for lon in LONS:
                wind = 4.2 + 1.0 * math.sin(2 * math.pi * (local - 9) / 24) + 0.5 * (lon - 122.5)
                direction = math.radians(160 - 3 * (lat - 30))
                result["u10"].append(-wind * math.sin(direction))
                result["v10"].append(-wind * math.cos(direction))
                result["i10fg"].append(1.5 * wind + 1)
                h = height(step - 13 - late(lat, lon))
                sea = not mask[lat, lon]
                result["swh"].append(h if sea else None)
                result["mwd"].append(FROM if sea else None)
                result["mwp"].append(PERIOD if sea else None)
    return result


META = {
    "u10": ("m s**-1", "10 metre U wind component"),
    "v10": ("m s**-1", "10 metre V wind component"),
    "i10fg": ("m s**-1", "Instantaneous 10 metre wind gust"),
    "swh": ("m", "Significant height of combined wind waves and swell"),
    "mwd": ("Degree true", "Mean wave direction"),
    "mwp": ("s", "Mean wave period"),
}


def cdl():
    lines = ["netcdf dongji {", "dimensions:", f" longitude = {len(LONS)} ;", f" latitude = {len(LATS)} ;",
             f" time = {len(STEPS)} ;", "variables:",
             ' float longitude(longitude) ; longitude:units = "degrees_east" ;',
             ' float latitude(latitude) ; latitude:units = "degrees_north" ;',
             ' int time(time) ; time:units = "hours since 1900-01-01 00:00:00.0" ; time:calendar = "gregorian" ;']
    data, packed = fields(), {}
    for name, values in data.items():
        known = [v for v in values if v is not None]
        low, high = min(known), max(known)
        scale = (high - low) / 60000 or 1.0
        offset = (high + low) / 2
        packed[name] = ["-32767" if v is None else str(round((v - offset) / scale)) for v in values]
        units, long_name = META[name]
        lines += [f" short {name}(time, latitude, longitude) ;", f'  {name}:units = "{units}" ;',
                  f'  {name}:long_name = "{long_name}" ;', f"  {name}:scale_factor = {scale!r} ;",
                  f"  {name}:add_offset = {offset!r} ;", f"  {name}:_FillValue = -32767s ;"]
    lines += [' :Conventions = "CF-1.6" ;', ' :history = "invented fields: data/forecasts/build_forecast.py" ;', "data:",
              " longitude = " + ", ".join(f"{v}f" for v in LONS) + " ;",
              " latitude = " + ", ".join(f"{v}f" for v in LATS) + " ;",
              " time = " + ", ".join(str(HOURS_TO_BASE + s) for s in STEPS) + " ;"]
    lines += [f" {name} = " + ", ".join(values) + " ;" for name, values in packed.items()]
    return "\n".join(lines + ["}"]) + "\n"


subprocess.run(["ncgen", "-3", "-o", "dongji-2023-05-31.nc"], input=cdl().encode(), check=True)

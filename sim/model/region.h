#pragma once

#include "sim/base/id.h"
#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/geo/coastline.h"
#include "sim/geo/lanes.h"
#include "sim/geo/position.h"
#include "sim/model/named.h"
#include "sim/model/tide.h"
#include "sim/model/warning.h"

#include <optional>
#include <vector>

namespace skerry {

/// A tidal stream along a channel: proportional to the rise of the tide.
struct Stream {
  Speed spring;    ///< highest speed at springs
  Angle flood;     ///< where the flood runs to
  Duration lag{};  ///< of the stream behind the rise of the tide
};

/// A sea area within which the weather is the same.
struct Zone : Named {
  std::optional<Position> position;  ///< where sources of weather are asked; in open water
  Length depth{20.0};                ///< limits the waves that its wind raises
  std::optional<Id<TideStation>> tide;
  std::optional<Stream> stream;
};

/// When what was stopped by weather begins again: below the limits by a margin, for some time, as
/// a harbour authority announces it. By default as soon as the limits are kept.
struct Resumption {
  double margin = 0.0;  ///< share of the limit
  Duration after{};
};

enum class CraftMedium { sea, air };

struct Island : Sourced {
  int residents = 0;
};

/// The share of the offshore significant wave height that reaches a berth when waves come from
/// a direction. Between the directions given, shares are interpolated on the circle.
struct Exposure {
  Angle from;
  double share = 1.0;
};

/// What opening a wharf that lies closed takes.
struct Opening {
  int persons = 1;    ///< least crew on the spot before work begins
  Duration work{};    ///< person-time
  int useful = 1000;  ///< more than this many add nothing
};

/// Berths of one size.
struct Berths {
  int count = 1;
  Length length;  ///< of the longest craft they take
  Length depth;   ///< the deepest draft they take
};

/// Who of the craft that wait gets a berth.
enum class Discipline {
  arrival,   ///< first come, first served
  priority,  ///< those with a force for an incident first, then those for people, then the rest
  shortest   ///< whoever has least to load or land
};

struct Wharf {
  int berths = 1;
  Length berth_length;               ///< the longest craft it takes
  Length depth;                      ///< the deepest draft it takes
  std::vector<Berths> other_berths;  ///< of other sizes, besides; at most `kBerthSizes` - 1
  Discipline discipline = Discipline::arrival;
  bool ramp = false;  ///< vehicles can drive aboard
  Rate embark_rate;   ///< persons over one berth's gangway
  Rate disembark_rate;
  std::vector<Exposure> exposure;  ///< none: from the coastline
  std::optional<Length> sill;      ///< depth at mean sea level that craft must cross; tide counts
  Length wave_limit;  ///< significant wave height at the berth above which nothing may berth
  Speed wind_limit;   ///< mean wind above which nothing may berth
  Resumption resume;
  int crowd_limit = 1000000;     ///< persons the quay holds safely
  int persons_per_steward = 50;  ///< above the crowd limit, else boarding runs at half rate
  bool starts_closed = false;
  std::optional<Opening> opening;
};

/// Berths of a wharf by size: its own first, then the others.
inline constexpr std::size_t kBerthSizes = 4;
std::vector<Berths> berth_sizes(const Wharf& wharf);

/// What makes a place at which landing craft come ashore: its `wharf` says how many abreast, how
/// people cross the bow ramp, and what surf (the waves at it) shuts it.
struct Beach {
  double gradient = 0.0;       ///< rise over run
  std::optional<Length> low;   ///< the tide above mean sea level at which it becomes usable,
  std::optional<Length> high;  ///< and above which nothing of it is left
};

struct Pad {
  int spots = 1;
  bool lit = false;
  Speed wind_limit;
};

enum class PlaceKind {
  wharf,
  beach,
  helipad,
  airfield,
  station,
  assembly,
  shelter,
  hospital,
  village,
  junction
};

struct Place : Sourced {
  PlaceKind kind = PlaceKind::junction;
  std::optional<Id<Island>> island;  ///< none for a point at sea
  std::optional<Id<Zone>> zone;      ///< required where weather matters: wharf, pad, sea point
  Position position;
  std::optional<int> capacity;  ///< persons; shelters and assembly points
  std::optional<Wharf> wharf;
  std::optional<Beach> beach;
  std::optional<Pad> pad;
  bool fuel = false;     ///< craft can be refuelled there
  double cameras = 0.0;  ///< the share of what happens there that cameras see
};

enum class LinkMedium { road, path, sea };

/// A two-way connection. Air legs are not in the files: they are straight between pads. Sea lanes
/// need not be: see `Lanes`.
struct Link : Named {
  Id<Place> from{0};
  Id<Place> to{0};
  LinkMedium medium = LinkMedium::road;
  std::vector<Position> via;
  std::optional<Length> length;     ///< else measured along `from`, `via`, `to`
  std::optional<Id<Zone>> zone;     ///< sea links
  std::optional<Speed> wind_limit;  ///< a bridge closes above it
  std::optional<Speed> speed_limit;
  std::string source;
};

/// An area that craft keep out of.
struct RestrictedArea : Sourced {
  std::vector<CraftMedium> closed_to;  ///< sea, air
  std::vector<Position> outline;       ///< at least three corners; closed of itself
};

/// A channel that lanes prefer.
struct Channel : Sourced {
  std::vector<Position> points;
};

/// How far off the land craft keep, by what they draw.
struct Clearance {
  Length draft;  ///< craft that draw at most so much
  Length off;    ///< keep so far off the shore, where the water is wide enough
};

/// Sea lanes made from the coastline between all wharves, beaches and points at sea.
struct Lanes {
  std::vector<Clearance> clearance;  ///< drafts rising; the last holds for all that draw more
  double fairway_cost = 0.9;         ///< a mile in a fairway counts so much of one outside
};

/// The networks of lanes, made by the loader.
struct MadeLanes {
  std::vector<LaneNetwork> sea;    ///< one for each clearance
  std::optional<LaneNetwork> air;  ///< where areas are closed to what flies
};

struct Region : Named {
  std::optional<FileName> coastline_file;
  Coastline coastline;         ///< read from the file; empty where none is named
  std::optional<Lanes> lanes;  ///< none: the sea links of the file are all there is
  MadeLanes made_lanes;
  Table<RestrictedArea> areas;
  Table<Channel> fairways;
  Table<TideStation> tide_stations;
  std::vector<WarningRule> warnings;
  Table<Zone> zones;
  Table<Island> islands;
  Table<Place> places;
  Table<Link> links;
};

/// The places between which lanes lead: wharves, beaches and points at sea, or, by air, all places
/// that have a zone.
std::vector<Id<Place>> lane_terminals(const Region& region, CraftMedium medium);

/// What lanes of a medium keep clear of; at sea, of the clearance with this index.
LaneRules lane_rules(const Region& region, CraftMedium medium, std::size_t clearance);

/// The length of a link as travelled.
Length length_of(const Link& link, const Table<Place>& places);

/// The share of offshore waves from `direction` that reaches a berth with this exposure: linear
/// between neighbours on the circle; 1 where nothing is given.
double exposure_share(const std::vector<Exposure>& exposure, Angle direction);

}  // namespace skerry

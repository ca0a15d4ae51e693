#pragma once

#include "sim/base/distribution.h"
#include "sim/model/daily_hours.h"
#include "sim/model/force.h"
#include "sim/model/leeway.h"
#include "sim/model/named.h"
#include "sim/model/plan.h"
#include "sim/model/plume.h"
#include "sim/model/region.h"

#include <optional>
#include <vector>

// Incidents, and what makes them worse, what holds them, what ends them.
//
// While an incident goes on, *m* is the share of its level's needs that stands on scene: the least
// over its needs of persons there over persons needed, at most 1. Without needs it is 1 once
// anybody is there.
//
// - It *ages* at the rate 1 - m. When its age in a level reaches that level's draw, it escalates to
//   the next. So without force the times between levels are exactly those distributions; with an
//   exponential one, the hazard of escalation is (1 - m) / mean.
// - While m = 1, all on scene *work*, person by person; when the level's work is done, the incident
//   is contained. An escalation leaves the share of the work that was left. A search is work too:
//   its length is exponential (`Search`).
// - It does *harm* at its level's rate until it is contained.
// - Suspects who are *free to flee* do so once they have had their draw of time with a way off;
// each
//   way counts for its share. A way off is watched by enough persons posted or on scene at it, or
//   shut by weather or order.
// - A *crowd* grows and shrinks by itself, and force disperses it (`Crowd`): its size may be what
//   makes a level, and the incident is contained when it is gone, not by work.
// - What drifts *at sea* is searched for by craft, and contained when it is found alive
// (`SeaSearch`).
// - *Lives* at risk end at their draws, unless the incident is contained before.
//
// All draws belong to the incident, so plans that share a replication meet the same luck, and an
// earlier force never makes it worse: of crowds, whose changes have a draw each, on average.

namespace skerry {

/// How fast a fire grows: heat release = growth x age squared, to 1055 kW in 600, 300, 150, 75 s
/// (t-squared fires of NFPA 92 and NFPA 72 annex B).
enum class FireGrowth : std::uint8_t { slow, medium, fast, ultra_fast };
/// W/s2.
double growth(FireGrowth growth);

/// How bad it is, and what that takes.
struct IncidentLevel {
  Level level = Level::IV;
  std::optional<Distribution> after;  ///< age in the level before at which it escalates to this one
  std::optional<Power> heat;          ///< or the heat release of a fire that has grown to it
  std::optional<int> crowd;           ///< or the persons to which a crowd has grown
  std::vector<Need> needs;            ///< on scene at once
  std::vector<Id<Agency>> closed_to;  ///< those who may not work there
  std::optional<Distribution> work;   ///< to contain it: person-time; none: the search's, or
                                      ///< nothing
  Rate harm;                          ///< persons hurt, while it is not contained
  std::optional<Plume> plume;         ///< of a release, until it is contained
};

/// What ends it for good, once it is contained: the teams there are then free.
struct Resolution {
  std::vector<Need> needs;
  Distribution work;  ///< person-time while the needs are met
};

/// Suspects get away by a way off that nobody watches.
struct Flight {
  Distribution after;  ///< time with every way open
  Capability watched_by = Capability::police;
  int watch = 1;  ///< so many at a way off watch it
};

/// A crowd of n, a birth-death process: joined by others at the rate n `joins` (1 - n / `limit`),
/// left by them at n `leaves`, and by n `dispersed` more when all needs of its level stand on
/// scene, by a share of that when a share does. Bailey 1964, The Elements of Stochastic Processes,
/// ch. 8; with a limit the stochastic logistic process. It leaves out that crowds have leaders,
/// targets and memory, and that force may provoke.
struct Crowd {
  int persons = 1;           ///< at the onset
  Rate joins;                ///< for each who is there
  Rate leaves;               ///< each
  Rate dispersed;            ///< each, besides
  std::optional<int> limit;  ///< of those who may join; none: they never run out
};
Rate joining(const Crowd& crowd, int persons);
/// `met`: the share of the needs that stands on scene.
Rate leaving(const Crowd& crowd, int persons, double met);

/// People whose lives are in danger until it is contained.
struct LivesAtRisk {
  int persons = 1;
  /// From the onset, each by himself; none: in the water, by its temperature (cold_water.h).
  std::optional<Distribution> survive;
};

/// Looking for somebody at random over an area: persons who sweep a strip each at a speed find him
/// after person-time that is exponential with mean area / (sweep x speed). Koopman 1946, Search and
/// Screening, OEG report 56; the equation assumes that the target keeps still and that tracks cross
/// the area at random.
struct Search {
  Area area;
  Length sweep;  ///< width in which one person finds him for certain
  Speed speed;
};

/// Something adrift, looked for by craft (sim/run/search_at_sea.cpp). From the incident's place it
/// drifts with its leeway and the tidal stream. Craft search the ellipse that has the mean and the
/// covariance of all the ways it may have gone, as far as one of uniform density would reach: where
/// it is in it, it is found with the hazard sum of W v / A (sim/model/sweep.h).
struct SeaSearch {
  Id<DriftObject> object{0};
  Length within;  ///< of the last known position: two standard deviations
};

/// Recordings of cameras at the incident's places, looked through: an order begins it. It succeeds
/// with the best coverage of a camera there; then the work left shrinks to a share.
struct Review {
  Distribution takes;
  double narrows = 1.0;  ///< the share of the work that is left
};

/// The crew register of a vessel that returns foretells it: the picture has it before it begins.
struct Register {
  Duration lead{};      ///< so long before, but not before the start
  double chance = 1.0;  ///< that it is there
};

/// It comes to be known by whatever is first: a report, a camera, a patrol, a drone, the register,
/// or those who come there.
struct IncidentType : Sourced {
  Distribution detection;  ///< from onset to the commander's picture: public reports
  std::optional<Distribution> seen_by_camera;  ///< from onset, where one sees it; none: unwatched
  std::optional<Distribution> seen_by_patrol;  ///< since it is in sight; none: at once
  std::optional<Register> foretold;
  std::vector<IncidentLevel> levels;  ///< from the onset's up; at least one
  std::optional<FireGrowth> fire;     ///< gives the age of levels that have a heat release
  std::optional<Search> search;       ///< gives the work of levels that give none
  std::optional<SeaSearch> search_at_sea;
  std::optional<Resolution> resolve;
  std::optional<Flight> flees;
  std::optional<Crowd> crowd;
  std::optional<LivesAtRisk> lives;
  std::optional<Review> review;
  std::optional<DailyHours> hours;  ///< age, work, harm and flight stand still outside them
};

/// Berths or pad spots of a place out of use until they are repaired.
struct BerthLoss {
  Id<Place> place{0};
  std::optional<int> berths;  ///< how many; none: all, and the place is shut
  Duration repair{};
};

struct Damage : Named, BerthLoss {
  Duration at{};  ///< after the start
};

struct Incident : Named {
  Id<IncidentType> type{0};
  std::vector<Id<Place>> places;  ///< force at any of these is on scene; the first is where it is
  std::optional<LocalTime> at;    ///< either a time,
  std::optional<Distribution> late;      ///< by so much later; none: at that time
  std::optional<Condition> begins_when;  ///< or what brings it about, judged on the true world
  std::vector<Id<Place>> ways_off;   ///< of suspects; none: the wharves and beaches of its island
  std::optional<Temperature> water;  ///< of the sea there
};

/// The age in the level before at which an incident escalates to this one, in seconds, at
/// probability `u`. `level`: 1 and above.
double age_to_escalate(const IncidentType& type, std::size_t level, double u);
/// The person-time that contains it in a level, in seconds, at probability `u`; of what is searched
/// for at sea, the integrated hazard at which it is found.
double work_to_contain(const IncidentType& type, std::size_t level, double u);

}  // namespace skerry

#include "tests/support/broken_files.h"

namespace skerry::test {
namespace {

// Messages that name all that a plan can say.
const std::string kConditions =
    "always, all, any, not, detected, contained, resolved, fled, escalated, in-plume, elapsed, "
    "clock, wharf-usable, wharf-unusable, open, "
    "teams-assembled, on-scene, group-waiting, group-remaining, weather, forecast, grounded, "
    "warning, craft-available, done, overdue";
const std::string kActions =
    "mobilise, open, close, escort, shelter, shuttle, stop-shuttle, post, send, stage, request, "
    "warn, review, search, stand-down, relieve";
const std::string kDistribution =
    "a duration such as '15 min', or one of {uniform: [10 min, 20 min]}, "
    "{triangular: [10 min, 15 min, 30 min]}, {exponential: 30 min}, "
    "{normal: {mean: 0 min, sd: 45 min}}, {lognormal: {mean: 20 min, cv: 0.4}}";
const std::string kSpeed = "a speed such as '12 kn', '6 m/s', '35 km/h' or '6 Bft'";
const std::string kUnclean =
    "not clean UTF-8 text: a wrong encoding, or a control or hidden character";
const std::string kFirstKey =
    "the first key must say what the file is: one of region, fleet, force, people, incidents, "
    "plan, "
    "scenario, climate, track, closures, timetable, patrols, drill";

}  // namespace

const std::vector<BrokenFile>& broken_files() {
  static const std::vector<BrokenFile> list{
      {"action-as-text.yaml",
       {"action-as-text.yaml:6:44: expected one key, one of " + kActions + "; got 'warn'"}},
      {"after-chinese.yaml", {"after-chinese.yaml:7:53: expected a whole number, got 'ten'"}},
      {"alert-without-scope.yaml", {"parts/no-scope.xml:2:2: 'scope' is missing"}},
      {"climate-of-one-month.yaml",
       {"climate-of-one-month.yaml:2:1: climate 'short': 'months' has 1, expected 12, January "
        "first"}},
      {"climate-unknown.yaml", {"climate-unknown.yaml:19:12: unknown climate 'tropical'"}},
      {"climate-with-a-script.yaml",
       {"climate-with-a-script.yaml:19:3: a climate makes all weather: give no 'zones' and no "
        "'file' with it"}},
      {"coastline-missing.yaml",
       {"coastline-missing.yaml:4:12: 'data/nowhere.geojson': is in no folder 'data' beside this "
        "file or above it"}},
      {"coastline-of-points.yaml",
       {"parts/points.geojson: feature 1: expected a Polygon or MultiPolygon, got 'Point'"}},
      {"region-at-sea.yaml",
       {"region-at-sea.yaml:9:41: must be at most 360 deg, got '400 deg'",
        "region-at-sea.yaml:12:50: unknown tide station 'gage'; did you mean 'gauge'?"}},
      {"tide-and-warnings.yaml",
       {"parts/lonely-track.yaml:1:1: track 'lonely': it needs at least two fixes",
        "parts/tide-and-warnings.yaml:8:9: unknown tidal constituent 'M3'; did you mean 'M2'?",
        "parts/tide-and-warnings.yaml:10:9: constituent 'S2' is given twice",
        "parts/tide-and-warnings.yaml:13:5: a warning needs at least one of wind, gust, wave, "
        "visibility",
        "parts/tide-and-warnings.yaml:15:5: zone 'offing': a stream follows the tide; name its "
        "'tide' station"}},
      {"track-pressure.yaml", {"track-pressure.yaml:6:66: must be at least 850 hPa, got '95 hPa'"}},
      {"typhoon-without-positions.yaml",
       {"parts/zone-anywhere.yaml:5:5: zone 'offing': 'position' is missing; a climate, a forecast "
        "file, a typhoon and alerts need one"}},
      {"warning-colour.yaml",
       {"parts/warning-colour-plan.yaml:5:49: unknown word 'purple'; expected one of blue, yellow, "
        "orange, red"}},
      {"weather-csv-units.yaml",
       {"parts/wrong-units.csv:1:6: expected the unit of 'wind' after it, in brackets: m/s, kn, "
        "km/h or Bft"}},
      {"weather-file-is-text.yaml",
       {"parts/not-a-forecast.nc: neither NetCDF nor GRIB by its first bytes"}},
      {"weather-file-missing.yaml",
       {"weather-file-missing.yaml:19:9: 'tomorrow.nc': there is no such file"}},
      {"weather-file-outside.yaml",
       {"weather-file-outside.yaml:19:9: '../small/region.yaml': leaves the scenario's folder; "
        "files are named relative to this one"}},
      {"alias.yaml", {"alias.yaml:4:27: aliases (*name) are not allowed; write the value out"}},
      {"anchor.yaml", {"anchor.yaml:4:27: anchors (&name) are not allowed; write the value out"}},
      {"bad-date.yaml",
       {"bad-date.yaml:7:8: expected a time with its offset such as '2023-05-31T09:00+08:00', "
        "got '2023-02-30T09:00+08:00'"}},
      {"bad-indentation.yaml",
       {"bad-indentation.yaml:6:4: not YAML: the indentation of this line fits nothing above it"}},
      {"bad-time-of-day.yaml",
       {"bad-time-of-day.yaml:10:9: expected a time of day such as '18:30', got '25:50'"}},
      {"beaufort-fraction.yaml",
       {"beaufort-fraction.yaml:9:20: expected " + kSpeed + ", got '7.5 Bft'"}},
      {"berths-out-of-range.yaml",
       {"berths-out-of-range.yaml:16:15: must be at most 200, got '2000'"}},
      {"bracket-in-the-middle.yaml",
       {"bracket-in-the-middle.yaml:5:5: a key must be a word; is a bracket or a quote not "
        "closed?"}},
      {"class-flies-to-a-berth.yaml",
       {"parts/class-flies-to-a-berth.yaml:3:5: craft class 'heron': what flies, and nothing "
        "else, needs a pad or hovers"}},
      {"class-without-draft.yaml",
       {"parts/class-without-draft.yaml:3:5: craft class 'raft': 'length' and 'draft' are "
        "required at sea"}},
      {"closed-without-opening.yaml",
       {"parts/closed-without-opening.yaml:4:5: place 'pier': it starts closed but has no "
        "'opening'"}},
      {"comma-missing.yaml",
       {"comma-missing.yaml:4:18: not YAML: a comma is missing here, or a bracket above is not "
        "closed"}},
      {"condition-as-text.yaml",
       {"condition-as-text.yaml:6:23: expected one key, one of " + kConditions + "; got 'always'"}},
      {"condition-none.yaml",
       {"condition-none.yaml:6:23: expected one key, one of " + kConditions +
        "; got an empty map"}},
      {"condition-two-keys.yaml",
       {"condition-two-keys.yaml:6:23: expected one key, one of " + kConditions +
        "; got a map with elapsed, clock"}},
      {"craft-too-long.yaml",
       {"parts/craft-too-long.yaml:3:5: craft 'ferry-2' of class 'long-ferry' cannot use its "
        "home 'old-pier': the craft is 31 m long, the berth takes 30 m"}},
      {"dash-without-blank.yaml",
       {"dash-without-blank.yaml:5:3: expected a list, got a map with -id"}},
      {"date-without-offset.yaml",
       {"date-without-offset.yaml:7:8: expected a time with its offset such as "
        "'2023-05-31T09:00+08:00', got '2023-06-01T09:00'"}},
      {"deck-on-foot.yaml",
       {"parts/deck-on-foot.yaml:3:5: team 't' goes on foot, so it has no vehicles for a deck"}},
      {"direction-out-of-range.yaml",
       {"direction-out-of-range.yaml:22:25: must be at most 360 deg, got '400 deg'"}},
      {"distribution-falling.yaml",
       {"distribution-falling.yaml:17:26: the values must not fall: least, (mode,) most"}},
      {"distribution-negative.yaml",
       {"distribution-negative.yaml:17:13: a time here cannot be negative"}},
      {"distribution-normal.yaml",
       {"distribution-normal.yaml:17:13: a normal distribution can be negative; use lognormal or "
        "triangular"}},
      {"distribution-parameters.yaml",
       {"distribution-parameters.yaml:17:25: expected a map with 'mean' and 'cv', got a map with "
        "mean"}},
      {"distribution-short.yaml",
       {"distribution-short.yaml:17:26: expected a list of 3 durations, got a list of 2"}},
      {"distribution-unknown.yaml",
       {"distribution-unknown.yaml:17:13: expected " + kDistribution + ", got a map with weibull"}},
      {"drill-contradictions.yaml",
       {"drill-contradictions.yaml:8:5: incident 'never': give 'at' or 'begins-when', one of "
        "the two",
        "drill-contradictions.yaml:11:5: inject 'both': give 'at' or 'when', one of the two",
        "drill-contradictions.yaml:12:5: inject 'neither': give 'at' or 'when', one of the "
        "two",
        "drill-contradictions.yaml:13:5: inject 'late': it comes 660 min after the start, "
        "the run ends after 600 min",
        "drill-contradictions.yaml:14:22: 'not' takes a list of one condition",
        "drill-contradictions.yaml:21:9: incident 'brawl' has an onset of its own; an inject "
        "begins one without 'at' and 'begins-when'",
        "drill-contradictions.yaml:22:9: 'village' has neither berths nor spots",
        "drill-contradictions.yaml:25:5: objective 'two': give 'measure' or 'time', one of "
        "the two",
        "drill-contradictions.yaml:26:5: objective 'none': give 'measure' or 'time', one of "
        "the two",
        "drill-contradictions.yaml:27:86: objective 'harder': 'partly' must be easier than "
        "'met', above 2 h, got '1 h'",
        "drill-contradictions.yaml:28:92: objective 'same': 'partly' must be easier than "
        "'met', below 80 %, got '80 %'",
        "drill-contradictions.yaml:29:68: objective 'unit': expected a number such as 3, got "
        "'2 h'",
        "drill-contradictions.yaml:30:70: objective 'bare': expected a time such as '35 "
        "min', got '20'",
        "drill-contradictions.yaml:31:80: nothing comes before the start; name what the time "
        "runs to",
        "drill-contradictions.yaml:32:76: give 'persons' or 'agency', not both",
        "drill-contradictions.yaml:33:72: incident 'brawl' is only contained: its type has "
        "no 'resolve'",
        "drill-contradictions.yaml:34:79: place 'village' is not a wharf"}},
      {"drill-in-a-drill.yaml",
       {"drill-in-a-drill.yaml:6:11: 'drill-of-a-plan.yaml' is a drill; a drill is not "
        "included"}},
      {"drill-of-a-plan.yaml",
       {"drill-of-a-plan.yaml:5:11: expected a scenario, 'plan.yaml' is a file of kind 'plan'"}},
      {"drill-without-people.yaml",
       {"drill-without-people.yaml:8:22: 'done' and 'overdue' are for plans: an inject knows "
        "no steps",
        "drill-without-people.yaml:11:5: objective 'cleared': 'clearance_100_s' is of people "
        "who are moved, and there are none"}},
      {"drill-without-scenario.yaml", {"drill-without-scenario.yaml:2:1: 'scenario' is missing"}},
      {"drill-words.yaml",
       {"drill-words.yaml:13:13: unknown objective 'contaned'; did you mean 'contained'?",
        "drill-words.yaml:14:18: unknown incident 'brawls'; did you mean 'brawl'?",
        "drill-words.yaml:14:28: unknown key 'damaged'; did you mean 'damage'?",
        "drill-words.yaml:14:79: 'for' is missing",
        "drill-words.yaml:15:9: inject 'call' is defined twice, first at drill-words.yaml:8",
        "drill-words.yaml:19:11: 'zh' is missing",
        "drill-words.yaml:22:61: unknown measure 'contaned_s'; did you mean 'contained_s'?",
        "drill-words.yaml:23:58: unknown key 'injects'; did you mean 'inject'?",
        "drill-words.yaml:23:115: unknown agency 'polise'; did you mean 'police'?"}},
      {"duplicate-id.yaml",
       {"duplicate-id.yaml:6:10: island 'home' is defined twice, first at duplicate-id.yaml:5"}},
      {"duplicate-id-elsewhere.yaml",
       {"duplicate-id-elsewhere.yaml:6:10: place 'village' is defined twice, first at "
        "shared/region.yaml:71"}},
      {"duplicate-key.yaml", {"duplicate-key.yaml:5:79: 'residents' is given twice"}},
      {"duplicate-plan.yaml",
       {"parts/duplicate-plan.yaml:1:7: plan 'ferry-them' is defined twice, first at "
        "shared/plan.yaml:1"}},
      {"duplicate-step.yaml",
       {"duplicate-step.yaml:7:10: step 'first' is defined twice, first at duplicate-step.yaml:6"}},
      {"duration-too-long.yaml",
       {"duration-too-long.yaml:15:17: expected a duration such as '35 min', '90 s' or '2 h', at "
        "most 366 d, got '730 d'"}},
      {"eight-mistakes.yaml",
       {"eight-mistakes.yaml:7:13: unknown word 'see'; expected one of sea, air; did you mean "
        "'sea'?",
        "eight-mistakes.yaml:8:12: expected a whole number, got 'many'",
        "eight-mistakes.yaml:9:12: expected " + kSpeed + ", got '12'",
        "eight-mistakes.yaml:10:27: unknown key 'gusts'; did you mean 'gust'?",
        "eight-mistakes.yaml:11:13: must be above 0 m, got '-28 m'",
        "eight-mistakes.yaml:17:5: 'turn-round' is given twice",
        "eight-mistakes.yaml:20:70: unknown place 'harbor'; did you mean 'harbour'?",
        "eight-mistakes.yaml:20:86: expected " + kDistribution + ", got 'soon'"}},
      {"empty.yaml", {"empty.yaml: the file is empty"}},
      {"epoch-too-long.yaml", {"epoch-too-long.yaml:19:10: must be at most 2 h, got '3 h'"}},
      {"escaped-control.yaml", {"escaped-control.yaml:3:12: " + kUnclean}},
      {"escort-over-the-sea.yaml",
       {"parts/escort-over-the-sea.yaml:7:10: group 'visitors' cannot walk to 'harbour': another "
        "island"}},
      {"failure-without-repair.yaml",
       {"parts/failure-without-repair.yaml:3:5: craft class 'heron': 'failure-every' and "
        "'repair' go together"}},
      {"far-too-deep.yaml", {"far-too-deep.yaml:2:265: nested too deep, at most 64 levels"}},
      {"first-key-second.yaml", {"first-key-second.yaml:2:1: " + kFirstKey}},
      {"fraction-of-a-person.yaml",
       {"fraction-of-a-person.yaml:7:12: expected a whole number, got '60.5'"}},
      {"group-from-a-village.yaml",
       {"group-from-a-village.yaml:13:5: group 'visitors': 'village' is not a wharf"}},
      {"group-on-another-island.yaml",
       {"group-on-another-island.yaml:13:5: group 'visitors': its lodging and its wharf are on "
        "different islands"}},
      {"gust-below-wind.yaml", {"gust-below-wind.yaml:23:11: gusts cannot be below the mean wind"}},
      {"hidden-character.yaml", {"hidden-character.yaml:3:20: " + kUnclean}},
      {"horizon-too-long.yaml",
       {"horizon-too-long.yaml:8:10: expected a duration such as '35 min', '90 s' or '2 h', at "
        "most 366 d, got '366.5 d'"}},
      {"in-waves-falling.yaml",
       {"parts/in-waves-falling.yaml:3:5: craft class 'heron': 'in-waves' must have rising "
        "heights"}},
      {"incident-after-the-end.yaml",
       {"incident-after-the-end.yaml:16:5: incident 'brawl': begins outside the run, "
        "2023-06-01T09:00+08:00 to 2023-06-01T19:00+08:00"}},
      {"incident-at-sea.yaml", {"incident-at-sea.yaml:16:5: incident 'brawl': 'midway' is at sea"}},
      {"incident-nowhere.yaml",
       {"incident-nowhere.yaml:16:5: incident 'brawl': 'places' is empty"}},
      {"incident-waits-for-a-step.yaml",
       {"incident-waits-for-a-step.yaml:16:95: 'done' and 'overdue' are for plans: an incident "
        "knows no steps"}},
      {"incident-with-two-onsets.yaml",
       {"incident-with-two-onsets.yaml:16:5: incident 'brawl': give 'at' or 'begins-when', one "
        "of the two"}},
      {"incident-types.yaml",
       {"parts/incident-types.yaml:4:5: incident type 'empty': 'levels' is empty",
        "parts/incident-types.yaml:5:5: incident type 'fire': 'after' and 'crowd' are for the "
        "levels after the first",
        "parts/incident-types.yaml:5:5: incident type 'fire': level IV does not rise above III; I "
        "is the highest",
        "parts/incident-types.yaml:5:5: incident type 'fire': level IV: give 'after', or 'heat' of "
        "a fire, or the size of a 'crowd'",
        "parts/incident-types.yaml:5:5: incident type 'fire': level II has 'heat', so the type "
        "needs 'fire'",
        "parts/incident-types.yaml:10:5: incident type 'search': level IV has 'work', and the type "
        "'search': give one of the two",
        "parts/incident-types.yaml:10:5: incident type 'search': 'hours' begin and end at the same "
        "time",
        "parts/incident-types.yaml:17:5: incident type 'cooling': level II: 'heat' must rise from "
        "level to level",
        "parts/incident-types.yaml:23:5: incident type 'riot': level III has 'work', and the type "
        "'search': give one of the two",
        "parts/incident-types.yaml:23:5: incident type 'riot': level III has 'work', but a crowd "
        "disperses: leave it out",
        "parts/incident-types.yaml:23:5: incident type 'riot': level II: 'crowd' must rise from "
        "level to level",
        "parts/incident-types.yaml:23:5: incident type 'riot': give 'crowd' or 'search', one of "
        "the "
        "two",
        "parts/incident-types.yaml:23:5: incident type 'riot': its 'crowd' is larger than its "
        "'limit'",
        "parts/incident-types.yaml:30:5: incident type 'quarrel': level III has 'crowd', so the "
        "type needs 'crowd'",
        "incident-types.yaml:16:5: incident 'brawl': 'late' goes with 'at'",
        "incident-types.yaml:16:5: incident 'brawl': 'ways-off' is for types with 'flees'"}},
      {"incident-without-onset.yaml",
       {"incident-without-onset.yaml:16:5: incident 'brawl': give 'at' or 'begins-when', one of "
        "the two"}},
      {"include-absolute.yaml",
       {"include-absolute.yaml:3:11: '/etc/passwd' leaves the scenario's folder; files are named "
        "relative to this one, inside 'broken'"}},
      {"include-broken.yaml",
       {"parts/include-broken.yaml:3:10: a key must be a word; is a bracket or a quote not "
        "closed?"}},
      {"include-cycle.yaml",
       {"parts/include-cycle.yaml:3:11: 'include-cycle.yaml' includes itself, directly or by way "
        "of others"}},
      {"include-empty.yaml", {"include-empty.yaml:3:11: 'empty.yaml': the file is empty"}},
      {"include-folder.yaml", {"include-folder.yaml:3:11: 'shared': not a file"}},
      {"include-in-plan.yaml",
       {"include-in-plan.yaml:3:10: a plan includes nothing; the scenario includes the plan"}},
      {"include-itself.yaml",
       {"include-itself.yaml:3:11: 'include-itself.yaml' includes itself, directly or by way of "
        "others"}},
      {"include-map.yaml", {"include-map.yaml:3:11: expected a file name, got a map with file"}},
      {"include-missing.yaml",
       {"include-missing.yaml:3:31: 'regions.yaml': there is no such file"}},
      {"include-outside.yaml",
       {"include-outside.yaml:3:11: '../small/region.yaml' leaves the scenario's folder; files "
        "are named relative to this one, inside 'broken'"}},
      {"include-scenario.yaml",
       {"include-scenario.yaml:3:11: 'horizon-too-long.yaml' is a scenario; a scenario is not "
        "included"}},
      {"include-text.yaml",
       {"include-text.yaml:3:10: expected a list of files, got 'shared/region.yaml'"}},
      {"infinite-length.yaml",
       {"infinite-length.yaml:10:13: expected a length such as '1.8 m', '2.2 km' or '12 nmi', "
        "got '.inf m'"}},
      {"leading-zero.yaml", {"leading-zero.yaml:7:12: expected a whole number, got '060'"}},
      {"level-as-number.yaml",
       {"level-as-number.yaml:6:62: unknown word '2'; expected one of I, II, III, IV"}},
      {"link-to-itself.yaml",
       {"parts/link-to-itself.yaml:4:5: link 'lane' leads from a place to itself"}},
      {"list-as-file.yaml", {"list-as-file.yaml:2:1: " + kFirstKey}},
      {"list-as-key.yaml",
       {"list-as-key.yaml:3:3: a key must be a word; is a bracket or a quote not closed?"}},
      {"map-for-list.yaml", {"map-for-list.yaml:5:3: expected a list, got a map with home"}},
      {"merge-key.yaml",
       {"merge-key.yaml:5:17: merge keys (<<) are not allowed; write the values out"}},
      {"missing-chinese-name.yaml", {"missing-chinese-name.yaml:5:22: 'zh' is missing"}},
      {"missing-key.yaml", {"missing-key.yaml:5:5: 'source' is missing"}},
      {"missing-unit.yaml", {"missing-unit.yaml:8:12: expected " + kSpeed + ", got '12'"}},
      {"name-as-text.yaml", {"name-as-text.yaml:5:22: expected a map with en, zh; got 'Home'"}},
      {"negative.yaml", {"negative.yaml:11:12: must be above 0 m, got '-1.8 m'"}},
      {"negative-count.yaml", {"negative-count.yaml:7:12: must be at least 0, got '-60'"}},
      {"no-plan.yaml", {"no-plan.yaml:2:1: no plan: a scenario includes at least one plan file"}},
      {"not-two.yaml", {"parts/not-two.yaml:6:11: 'not' takes a list of one condition"}},
      {"not-utf8.yaml", {"not-utf8.yaml:3:15: " + kUnclean}},
      {"nothing.yaml", {"nothing.yaml:5:53: expected a whole number, got nothing"}},
      {"number-as-words.yaml", {"number-as-words.yaml:7:12: expected a whole number, got 'sixty'"}},
      {"only-comments.yaml", {"only-comments.yaml: the file is empty"}},
      {"open-a-village.yaml", {"parts/open-a-village.yaml:7:10: place 'village' is not a wharf"}},
      {"pad-in-a-village.yaml",
       {"parts/pad-in-a-village.yaml:4:5: place 'green': 'pad' is only for helipads and "
        "airfields"}},
      {"party-too-large.yaml",
       {"parts/party-too-large.yaml:7:10: class 'ferry' seats 60, fewer than a party of group "
        "'visitors' (61)"}},
      {"position-off-the-earth.yaml",
       {"position-off-the-earth.yaml:14:15: expected a position such as '30.1925N 122.6840E', "
        "got '130.0000N 122.0000E'"}},
      {"position-swapped.yaml",
       {"position-swapped.yaml:14:15: expected a position such as '30.1925N 122.6840E', got "
        "'122.0000E 30.0000N'"}},
      {"position-without-letters.yaml",
       {"position-without-letters.yaml:14:15: expected a position such as '30.1925N 122.6840E', "
        "got '30.0000 122.0000'"}},
      {"quote-never-closed.yaml",
       {"quote-never-closed.yaml:5:5: a key must be a word; is a bracket or a quote not closed?"}},
      {"rate-without-persons.yaml",
       {"rate-without-persons.yaml:20:20: expected a rate such as '12 persons/min', got '20 "
        "/min'"}},
      {"patrols-wrong.yaml",
       {"parts/patrols.yaml:3:5: beat 'nobody': 'teams' is empty",
        "parts/patrols.yaml:3:5: beat 'nobody': 'places' is empty",
        "parts/patrols.yaml:3:5: beat 'nobody': 'hours' begin and end at the same time",
        "parts/patrols.yaml:5:5: beat 'over-sea': no way by land leads team 'home-police' from its "
        "home 'station' to 'village'",
        "parts/patrols.yaml:6:5: beat 'twice': team 'home-police' walks 'over-sea' already; a team "
        "has one beat, once",
        "patrols-wrong.yaml:17:5: incident 'vessel': its type has a 'register', which can foretell "
        "only what has an 'at'",
        "patrols-wrong.yaml:20:5: false alarms 'nowhere': by 'arrival': expected report, camera, "
        "patrol or drone",
        "patrols-wrong.yaml:20:5: false alarms 'nowhere': 'from' is empty"}},
      {"road-at-sea.yaml",
       {"parts/road-at-sea.yaml:4:5: link 'road': a road or path cannot end at sea"}},
      {"same-luck.yaml",
       {"parts/same-luck.yaml:4:5: the names of craft 'costarring' and 'liquid' give the same "
        "luck; rename one"}},
      {"sea-link-without-zone.yaml",
       {"parts/sea-link-without-zone.yaml:4:5: link 'lane': 'zone' is missing; sea links need "
        "one"}},
      {"second-document.yaml",
       {"second-document.yaml:6:1: a second document; one file holds one document"}},
      {"share-not-a-number.yaml",
       {"share-not-a-number.yaml:9:35: expected a share such as '35 %' or 0.35, got 'half'"}},
      {"share-out-of-range.yaml",
       {"share-out-of-range.yaml:9:35: must be at most 100 %, got '130 %'"}},
      {"shuttle-from-a-village.yaml",
       {"parts/shuttle-from-a-village.yaml:7:10: place 'village' is not a wharf"}},
      {"shuttle-to-nowhere.yaml", {"parts/shuttle-to-nowhere.yaml:7:10: 'to' is empty"}},
      {"shuttle-without-craft.yaml",
       {"parts/shuttle-without-craft.yaml:7:10: 'class' is empty: no craft would be used"}},
      {"spread-negative.yaml",
       {"spread-negative.yaml:19:46: a standard deviation cannot be negative"}},
      {"stage-too-long.yaml",
       {"parts/stage-too-long.yaml:7:10: class 'ferry' cannot use 'village': it is not a wharf"}},
      {"step-without-trigger.yaml", {"step-without-trigger.yaml:6:5: 'when' is missing"}},
      {"sunset-before-sunrise.yaml",
       {"sunset-before-sunrise.yaml:2:1: 'sunset' must be later than 'sunrise'"}},
      {"syntax-error.yaml",
       {"syntax-error.yaml:4:11: a key must be a word; is a bracket or a quote not closed?"}},
      {"tab-indentation.yaml",
       {"tab-indentation.yaml:6:1: not YAML: a tab cannot indent; use blanks"}},
      {"tag.yaml",
       {"tag.yaml:4:8: tags are not allowed, got 'tag:yaml.org,2002:python/object:os.system'"}},
      {"casualties-wrong.yaml",
       {"parts/casualties-wrong.yaml:8:9: 'triage' is for casualties, which group 'visitors' are "
        "not",
        "parts/casualties-wrong.yaml:9:9: 'per-period' goes with the rule 'most-saved', and only "
        "with it",
        "casualties-wrong.yaml:15:5: group 'hurt': 'scores' are of 6 persons, not of 8",
        "casualties-wrong.yaml:15:5: group 'hurt': of casualties each is a party: 'party' is 1"}},
      {"losses-wrong.yaml",
       {"losses-wrong.yaml:19:5: loss 'dark': of a bridge give 'bridge' alone, of power or "
        "communications 'island' alone",
        "losses-wrong.yaml:20:5: loss 'lane': 'lane-west' is a lane at sea",
        "losses-wrong.yaml:21:5: loss 'silent': without communications messages go by runner; give "
        "the force 'command: {runner: ...}'"}},
      {"on-call-wrong.yaml",
       {"parts/on-call-wrong.yaml:3:5: team 't': 'months' of 'on-call' are 1 to 12",
        "parts/on-call-wrong.yaml:3:5: team 't': 'hours' of 'on-call' begin and end at the same "
        "time",
        "parts/on-call-wrong.yaml:3:5: team 't': 'on-call' changes nothing: give 'answers' or "
        "'call-out'"}},
      {"relief-without-end.yaml",
       {"parts/relief-without-end.yaml:7:10: 'handover' is as long as 'after': nobody would ever "
        "be "
        "relieved"}},
      {"team-at-sea.yaml", {"parts/team-at-sea.yaml:3:5: team 't': its home 'midway' is at sea"}},
      {"text-for-entity.yaml",
       {"text-for-entity.yaml:4:11: expected a map with id, name, residents, source; got 'home'"}},
      {"text-with-colon.yaml",
       {"text-with-colon.yaml:7:23: not YAML: a key cannot stand here; text that holds ': ' goes "
        "in quotes"}},
      {"times-fall.yaml",
       {"times-fall.yaml:23:11: times must rise: 2023-06-01T08:00+08:00 does not come after "
        "2023-06-01T09:00+08:00"}},
      {"too-deep.yaml", {"too-deep.yaml:2:72: nested too deep, at most 64 levels"}},
      {"too-many-keys.yaml", {"too-many-keys.yaml:202:1: too many keys, at most 200 in a map"}},
      {"unheard-of-condition.yaml",
       {"unheard-of-condition.yaml:6:24: unknown key 'full-moon'; expected one of " + kConditions}},
      {"unheard-of-key.yaml",
       {"unheard-of-key.yaml:5:59: unknown key 'gdp'; expected one of id, name, residents, "
        "source"}},
      {"unheard-of-unit.yaml",
       {"unheard-of-unit.yaml:10:13: expected a length such as '1.8 m', '2.2 km' or '12 nmi', "
        "got '92 ft'"}},
      {"unknown-action.yaml",
       {"unknown-action.yaml:6:45: unknown key 'mobilize'; did you mean 'mobilise'?"}},
      {"unknown-agency.yaml",
       {"parts/unknown-agency.yaml:5:81: unknown agency 'pollice'; did you mean 'police'?"}},
      {"unknown-class.yaml",
       {"unknown-class.yaml:5:57: unknown craft class 'fery'; did you mean 'ferry'?"}},
      {"unknown-colour.yaml",
       {"unknown-colour.yaml:6:51: unknown word 'purple'; expected one of blue, yellow, orange, "
        "red"}},
      {"unknown-condition.yaml",
       {"unknown-condition.yaml:6:24: unknown key 'elasped'; did you mean 'elapsed'?"}},
      {"unknown-first-key.yaml", {"unknown-first-key.yaml:2:1: " + kFirstKey}},
      {"unknown-group.yaml",
       {"parts/unknown-group.yaml:5:47: unknown group 'vistors'; did you mean 'visitors'?"}},
      {"unknown-incident.yaml",
       {"parts/unknown-incident.yaml:5:34: unknown incident 'brwl'; did you mean 'brawl'?"}},
      {"unknown-incident-type.yaml",
       {"unknown-incident-type.yaml:16:50: unknown incident type 'riot'"}},
      {"unknown-island.yaml",
       {"unknown-island.yaml:5:14: unknown island 'awy'; did you mean 'away'?"}},
      {"unknown-key.yaml", {"unknown-key.yaml:5:59: unknown key 'sourse'; did you mean 'source'?"}},
      {"unknown-place.yaml",
       {"unknown-place.yaml:5:70: unknown place 'harbor'; did you mean 'harbour'?"}},
      {"unknown-step.yaml", {"parts/unknown-step.yaml:6:31: unknown step 'call-out'"}},
      {"unknown-word.yaml",
       {"unknown-word.yaml:6:13: unknown word 'see'; expected one of sea, air; did you mean "
        "'sea'?"}},
      {"unknown-zone.yaml",
       {"unknown-zone.yaml:12:11: unknown zone 'sond'; did you mean 'sound'?"}},
      {"usable-village.yaml", {"parts/usable-village.yaml:6:11: place 'village' is not a wharf"}},
      {"weather-empty.yaml", {"weather-empty.yaml:20:7: a series needs at least one value"}},
      {"weather-in-a-village.yaml",
       {"parts/weather-in-a-village.yaml:6:11: place 'village' has no weather zone"}},
      {"weather-of-two-kinds.yaml",
       {"parts/weather-of-two-kinds.yaml:6:11: give exactly one of wind-above, wave-above, "
        "visibility-below"}},
      {"weather-twice.yaml", {"weather-twice.yaml:21:7: weather of zone 'sound' is given twice"}},
      {"wharf-without-island.yaml",
       {"parts/wharf-without-island.yaml:4:5: place 'pier': 'island' is missing"}},
      {"wharf-without-wharf.yaml",
       {"parts/wharf-without-wharf.yaml:4:5: place 'pier': 'wharf' is missing; a wharf or "
        "beach needs one"}},
      {"wharf-without-zone.yaml",
       {"parts/wharf-without-zone.yaml:4:5: place 'pier': 'zone' is missing; wharves, pads and "
        "points at sea need one"}},
      {"wrong-unit.yaml", {"wrong-unit.yaml:8:12: expected " + kSpeed + ", got '12 km'"}},
      {"yes-for-true.yaml", {"yes-for-true.yaml:9:34: expected true or false, got 'yes'"}},
      {"zero-speed.yaml", {"zero-speed.yaml:8:12: must be above 0 m/s, got '0 kn'"}},
      {"zone-without-weather.yaml",
       {"zone-without-weather.yaml:2:1: no weather for zone 'ocean': it needs a series under "
        "weather, zones"}},
  };
  return list;
}

std::filesystem::path broken_folder() { return SKERRY_SOURCE_DIR "/tests/data/broken/"; }

std::string relative_to_broken_folder(std::string text) {
  const std::string folder = broken_folder().string();
  for (std::size_t at = text.find(folder); at != text.npos; at = text.find(folder, at))
    text.erase(at, folder.size());
  return text;
}

}  // namespace skerry::test

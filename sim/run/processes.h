#pragma once

#include "sim/run/run.h"

#include <optional>

namespace skerry {

/// The events of a run, by the process they belong to.
enum class EventKind : std::uint32_t {
  horizon,
  epoch,
  craft_ready,
  craft_arrives,
  craft_fails,
  craft_repaired,
  turned_round,
  party_aboard,
  dwelt,
  team_over,
  unloaded,
  refuelled,
  duty_ends,
  rested,
  leaves_station,
  team_ready,
  team_arrives,
  party_comes,
  party_sets_off,
  party_arrives,
  wharf_opens,
  wharf_damaged,
  wharf_repaired,
  sailing_due,
  sailing_overdue,
  incident_begins,
  incident_detected,
  incident_worked_off,
  incident_escalates,
  crowd_changes,
  suspects_flee,
  life_ends,
  hours_change,
  review_done,
  incident_foretold,
  beat_begins,
  patrol_comes,
  patrol_goes,
  false_alarm,
  looked,
  search_breaks_off,
  team_tires,
  inject_due,
  inject_over,
  craft_mended,
  team_fit,
  service_lost,
  service_restored,
  message_arrives,
  casualty_dies
};

/// Whether two orders are of one kind and about the same things.
bool is_same_order(const Order& a, const Order& b);

/// What happens inside a world: one file per process. A view of a run, made for each call.
class Processes {
 public:
  explicit Processes(Run& run) : run_(run), scenario_(run.setup_->scenario), world_(run.world_) {}

  void begin();
  void happen(const Event& event);
  std::optional<Refusal> apply(const Order& order);
  void settle_all();
  bool judge_injects(Causes causes);

 private:
  // -- orders.cpp
  std::optional<Refusal> obey(const Order& order);
  std::optional<Refusal> check(const Order& order) const;
  std::optional<Refusal> check_ferry(const Ferry& order) const;
  void carry_out(const Order& order);
  void record_order(RecordKind kind, const Order& order, std::uint32_t c, double value = 0.0);

  // -- craft.cpp: notice, voyages, holding for weather, break-down
  void begin_trip(Id<Craft> craft, TripKind trip, Id<Place> from, Id<Place> to);
  void next_leg(Id<Craft> craft);
  void try_to_depart(Id<Craft> craft);
  Excess hindrance(Id<Craft> craft, Id<Place> target) const;
  void hold(Id<Craft> craft, Id<Place> target, const Excess& limit);
  void release_held_craft();
  void get_under_way(Id<Craft> craft, Duration passage);
  void craft_arrives(Id<Craft> craft);
  void craft_fails(Id<Craft> craft);
  void drift(Id<Craft> craft);
  void craft_repaired(Id<Craft> craft);
  void set_free(Id<Craft> craft);
  void change(Id<Craft> craft, CraftDoing doing);
  void settle_craft(Id<Craft> craft);
  Stage stage_of(Id<Craft> craft) const;

  // -- refuge.cpp: craft that the weather overtakes
  struct Refuge {
    Id<Place> place;
    Duration time;
  };
  void seek_refuge();
  Refuge nearest_refuge(Id<Craft> craft, Id<Place> target) const;
  bool can_land_at(const CraftState& craft, Id<Place> place) const;
  bool is_calm_at(Id<Craft> craft, Id<Place> place) const;
  void turn(Id<Craft> craft, const Refuge& refuge, const Excess& limit);

  // -- fuel.cpp
  void settle_fuel(Id<Craft> craft);
  bool find_fuel(Id<Craft> craft);
  bool tanks_last(Id<Craft> craft, const Refuge& there) const;
  void lacks_fuel(Id<Craft> craft);
  bool is_fit_to_board(Id<Craft> craft);
  void call_for_fuel(Id<Craft> craft);
  void refuel(Id<Craft> craft);
  void refuelled(Id<Craft> craft);

  // -- duty.cpp: of crews
  void begin_duty(Id<Craft> craft);
  bool is_off_duty(const CraftState& craft) const { return world_.now >= craft.duty_ends; }
  void duty_ends(Id<Craft> craft);
  void give_up(Id<Craft> craft);
  void rest(Id<Craft> craft);
  void rested(Id<Craft> craft);

  // -- aloft.cpp: what flies and has nowhere to come down; hoists
  bool can_stay(Id<Craft> craft) const;
  bool all_wait_for(Id<Craft> craft) const;
  Excess hoist_hindrance(Id<Craft> craft, Id<Place> place) const;
  void begin_hoist(Id<Craft> craft);
  Refuge nearest_landing(Id<Craft> craft) const;
  bool turns_away(Id<Craft> craft) const;
  void divert(Id<Craft> craft, const Excess& limit);
  void go_and_land(Id<Craft> craft);
  void weather_aloft();

  // -- drone.cpp
  void hover(Id<Craft> craft);
  void take_station(Id<Craft> craft);
  void leave_station(Id<Craft> craft);

  // -- berth.cpp: the queue for berths, who gets which, casting off
  void join_queue(Id<Craft> craft);
  void leave_queue(Id<Craft> craft);
  void recall(Id<Craft> craft);
  void serve_queue(Id<Place> place);
  std::optional<std::size_t> free_berth(Id<Craft> craft, Id<Place> place) const;
  int berths_left(Id<Place> place, std::size_t size) const;
  int urgency(Id<Craft> craft, Discipline discipline) const;
  int to_handle(Id<Craft> craft) const;
  void take_berth(Id<Craft> craft, std::size_t size);
  void give_up_berth(Id<Craft> craft);
  void leave_berth(Id<Craft> craft);
  void clear_berths(Id<Place> place);
  void cast_off(Id<Craft> craft);

  // -- beach.cpp: running ashore, and lying dry until the water is back
  bool in_tide_window(Id<Place> place) const;
  bool is_aground(Id<Craft> craft) const;
  Excess lack_of_water(Id<Craft> craft) const;
  void water_is_back();

  // -- damage.cpp
  void wharf_damaged(const BerthLoss& damage);
  void wharf_repaired(const BerthLoss& damage);
  void clear_lost_berths(Id<Place> place);
  int berths_hit(const BerthLoss& damage) const;

  // -- wharf.cpp: the tide, opening, closing by weather and by order
  bool usable(Id<Place> place) const;
  Stage stage_while_unusable(Id<Place> place) const;
  bool floats(Id<Craft> craft, Id<Place> place) const;
  void weather_at_wharves();
  void tide_at_wharf(Id<Place> place);
  void open(Id<Place> place);
  void close(Id<Place> place);
  void wharf_opens(Id<Place> place);
  void crew_changed(Id<Place> place);
  void stop_work(Id<Place> place);
  void usability_changed(Id<Place> place);
  void settle_all_who_wait(Id<Place> place);
  Stage quay_stage(Id<Place> place) const;

  // -- gangway.cpp: boarding and landing of people
  void turned_round(Id<Craft> craft);
  void begin_boarding(Id<Craft> craft);
  void board_next_party(Id<Craft> craft);
  void party_aboard(Id<Craft> craft);
  void leave_with_whoever_is_aboard(Id<Craft> craft);
  void interrupt(Id<Craft> craft);
  void put_back_on_quay(Id<Craft> craft);
  void unloaded(Id<Craft> craft);
  void land_parties(Id<Craft> craft, int persons);
  void land(std::uint32_t party, Id<Place> at);
  void settle_quay(Id<Place> place);

  // -- timetable.cpp: sailings
  const std::vector<Call>& calls_of(const CraftState& craft) const;
  void await_sailing(Id<Craft> craft);
  void sailing_due(Id<Craft> craft, std::uint32_t which);
  bool can_make(Id<Craft> craft, const std::vector<Call>& calls) const;
  void sailing_overdue(Id<Craft> craft, std::uint32_t which);
  bool takes(const CraftState& craft, const Party& party) const;
  void wait_to_sail(Id<Craft> craft);
  void call_made(Id<Craft> craft);
  void leave_timetable(Id<Craft> craft);

  // -- landing.cpp: teams and their vehicles over gangway and ramp, one team after another
  void board_teams(Id<Craft> craft);
  void board_next_team(Id<Craft> craft);
  void land_teams(Id<Craft> craft);
  void land_next_team(Id<Craft> craft);
  void cross(Id<Craft> craft, Id<Team> team);
  void team_over(Id<Craft> craft);
  void stop_crossing(Id<Craft> craft);
  void sail_with_teams_aboard(Id<Craft> craft);
  std::optional<Id<Team>> next_to_cross(Id<Craft> craft, TeamDoing side, bool last_named) const;

  // -- team.cpp: call-out, march, posts, scenes
  void mobilise(Id<Team> team, std::optional<Id<Incident>> incident);
  void team_ready(Id<Team> team);
  void task(Id<Team> team, Id<Incident> incident);
  void send(Id<Team> team, Id<Place> to, std::optional<Id<Incident>> incident);
  std::optional<Id<Place>> nearest_scene(Id<Team> team, Id<Place> from,
                                         Id<Incident> incident) const;
  void muster(Id<Team> team);
  void try_to_march(Id<Team> team);
  void release_held_teams();
  void team_arrives(Id<Team> team);
  void count(Id<Team> team, int persons, std::array<std::int32_t, kCapabilities>& can) const;
  void take_post(Id<Team> team);
  void leave_post(Id<Team> team);
  void release_from_craft(Id<Team> team);
  void settle_team(Id<Team> team);
  Stage stage_of(const TeamState& team) const;
  bool shores_are_shut(const TeamState& team) const;
  Stage stage_of_passenger(const TeamState& team) const;

  // -- casualties.cpp
  void begin_casualties(Id<Group> group);
  int score_now(std::uint32_t party) const;
  void casualty_dies(std::uint32_t party);
  std::uint32_t first_by_triage(const Triage& triage, std::uint32_t first, const CraftState& craft,
                                std::uint32_t& before) const;

  // -- losses.cpp: bridges, power, communications; messages by runner
  void service_lost(Id<Loss> loss);
  void service_restored(Id<Loss> loss);
  bool is_lost(LossOf what, Id<Place> at) const;
  bool is_cut_off(Id<Place> place) const;
  std::optional<Id<Place>> goes_to(const Order& order) const;
  std::optional<Refusal> send_by_runner(const Order& order);
  void tell(Id<Incident> incident, Sensor by);

  // -- scene.cpp: who works on a scene: led, allowed and not too tired
  void join_scene(Id<Team> team);
  void leave_scene(Id<Team> team);
  void lead(Id<Team> team);
  void lead_more(Id<Incident> incident);
  int most_led() const;
  bool is_closed_to(Id<Incident> incident, Id<Team> team) const;
  void withdraw_the_barred(Id<Incident> incident);
  void begin_shift(Id<Team> team);
  void team_tires(Id<Team> team);

  // -- patrol.cpp: beats; what those who are somewhere see
  struct Standing {
    Id<Place> place;
    SimTime since;  ///< from then on: now or later
  };
  bool is_on_duty(Id<Beat> beat) const;
  void begin_beats();
  void beat_begins(Id<Beat> beat);
  void walk_beat(Id<Team> team);
  void patrol_comes(Id<Team> team);
  void patrol_goes(Id<Team> team);
  void end_patrol(Id<Team> team);
  void resume_beat(Id<Team> team);
  Standing nearer_end(const TeamState& team) const;
  void turn_off(Id<Team> team);
  void set_out(Id<Team> team);
  bool has_in_sight(Id<Team> team, Id<Incident> incident) const;
  bool cameras_work(Id<Place> place) const;
  double coverage(Id<Incident> incident) const;
  void seen(Id<Incident> incident, Sensor by);
  void known_after(Id<Incident> incident, Sensor by, Duration time);
  void look_around(Id<Place> place, Sensor by);
  void seen_at_onset(Id<Incident> incident);

  // -- alarm.cpp: false ones
  void begin_alarms();
  void next_alarm(Id<FalseAlarms> alarms, std::uint32_t number);
  void false_alarm(Id<FalseAlarms> alarms, std::uint32_t number);
  void raise_alarm(Id<FalseAlarms> alarms, std::uint32_t number);
  std::optional<Id<Team>> soonest_to_look(Id<Place> place) const;
  void look(Id<Team> team);
  void looked(Id<Team> team);

  // -- inject.cpp: of a drill
  void begin_injects();
  void inject_due(Id<Inject> inject);
  void give(Id<Inject> inject);
  void inject_over(Id<Inject> inject, std::uint32_t effect);
  void break_down(Id<Craft> craft, Duration time);
  void craft_mended(Id<Craft> craft);
  bool is_out(const CraftState& craft) const { return world_.now < craft.out_until; }
  void take_away(Id<Team> team, Duration time);
  void fall_out(Id<Team> team);
  void team_fit(Id<Team> team);
  bool is_unfit(const TeamState& team) const { return world_.now < team.unfit_until; }

  // -- people.cpp: coming, queueing, walking elsewhere, shelter
  void party_comes(std::uint32_t party);
  void party_sets_off(std::uint32_t party);
  void join_quay(std::uint32_t party, Id<Place> place);
  void take_from_quay(std::uint32_t party, std::uint32_t before);
  void leave_quay(std::uint32_t party);
  void stop_walking(std::uint32_t party);
  void direct(Id<Group> group, Id<Place> to);
  void respond(std::uint32_t party, Id<Place> to);
  void shelter(Id<Group> group, Id<Place> at);
  void change_waiting(const Party& party, int persons);
  void change_coming(const Party& party, int persons);
  void spent_by_party(const Party& party, Stage stage);

  // -- plume.cpp
  void plume_begins(Id<Incident> incident);
  void plume_moves(Id<Incident> incident);

  // -- search_at_sea.cpp
  Id<Zone> zone_of_search(Id<Incident> incident) const;
  bool is_searched_for(Id<Incident> incident) const;
  bool searches(Id<Craft> craft, Id<Incident> incident) const;
  void goes_adrift(Id<Incident> incident);
  void drift_on(Id<Incident> incident);
  double sweeping(Id<Craft> craft, Id<Incident> incident) const;
  double finding_rate(Id<Incident> incident) const;
  void begin_search(Id<Craft> craft);
  void break_off_search(Id<Craft> craft, const Excess& limit);
  Refuge nearest_fuel(Id<Craft> craft) const;
  void leave_search(Id<Craft> craft);
  void weather_at_search();
  void found_at_sea(Id<Incident> incident);
  void give_up_hope(Id<Incident> incident);
  std::optional<Refusal> check_search(const SearchAtSea& order) const;
  void search_for(const SearchAtSea& order);

  // -- incident.cpp: onset, detection, escalation, containment, flight, lives, resolution
  void judge_onsets();
  void incident_begins(Id<Incident> incident);
  void incident_detected(Id<Incident> incident, Sensor by);
  void work_done(Id<Incident> incident);
  void await_escalation(Id<Incident> incident);
  void escalate(Id<Incident> incident);
  void await_crowd(Id<Incident> incident);
  void crowd_changes(Id<Incident> incident);
  void suspects_flee(Id<Incident> incident);
  void life_ends(Id<Incident> incident);
  void hours_change(Id<Incident> incident);
  void begin_review(Id<Incident> incident);
  void review_done(Id<Incident> incident);
  void force_changed(Id<Incident> incident);
  void ways_off_changed(Id<Place> place);
  void settle_incident(Id<Incident> incident);
  void end_incident(Id<Incident> incident);
  void release(Id<Team> team);
  Duration lives_for(Id<Incident> incident, std::uint32_t person) const;
  double met(Id<Incident> incident) const;
  double open_ways(Id<Incident> incident) const;
  bool is_active(Id<Incident> incident) const;
  double luck(Id<Incident> incident, Purpose purpose, std::uint32_t index = 0) const;
  Duration time_drawn(Id<Incident> incident, const Distribution& distribution, Purpose purpose,
                      std::uint32_t index = 0) const;
  const IncidentType& type_of(Id<Incident> incident) const {
    return scenario_.incident_types[scenario_.incidents[incident].type];
  }

  // -- run.cpp
  void record(RecordKind kind, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0,
              double value = 0.0) {
    run_.recorder_.take({world_.now, value, kind, a, b, c});
  }
  void schedule(SimTime at, Phase phase, EventKind kind, std::uint32_t subject,
                std::uint32_t generation = 0) {
    world_.calendar.schedule({at, 0, static_cast<std::uint32_t>(kind), subject, generation}, phase);
  }
  void raise(Cause cause) { run_.causes_ = run_.causes_ | cause; }
  void settle(Interval& interval, Whose whose, Stage stage, int persons);
  void epoch_begins();
  void tell_of_warnings();

  const CraftClass& class_of(Id<Craft> craft) const {
    return scenario_.fleet.classes[scenario_.fleet.craft[craft].craft_class];
  }

  Run& run_;
  const Scenario& scenario_;
  World& world_;
};

}  // namespace skerry

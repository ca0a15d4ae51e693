#include "sim/run/run.h"

#include "sim/run/processes.h"

namespace skerry {

Accounts accounts(const World& world) {
  Accounts result;
  for (const Party& party : world.parties) {
    switch (party.doing) {
      case PartyDoing::moved:
        result.moved += party.persons;
        break;
      case PartyDoing::refused:
        result.refused += party.persons;
        break;
      case PartyDoing::sheltered:
        result.sheltered += party.persons;
        break;
      case PartyDoing::lost:
        result.lost += party.persons;
        break;
      default:
        result.waiting += party.persons;
    }
  }
  return result;
}

const char* text(Refusal refusal) {
  switch (refusal) {
    case Refusal::team_not_ready:
      return "the team has not been called out";
    case Refusal::team_committed:
      return "the team is on its way, aboard or at work elsewhere";
    case Refusal::craft_busy:
      return "the craft is on another trip";
    case Refusal::no_route:
      return "no way leads there";
    case Refusal::does_not_fit:
      return "the craft cannot use a place named";
    case Refusal::too_many:
      return "more persons or vehicles than the craft takes";
    case Refusal::not_a_wharf:
      return "the place is not a wharf";
    case Refusal::already_so:
      return "it would change nothing";
    case Refusal::out_of_range:
      return "the way is beyond what the fuel of the craft lasts for";
    case Refusal::off_duty:
      return "the crew of the craft rests, or its duty would end before the trip";
    case Refusal::nothing_to_see:
      return "no camera covers the incident";
    case Refusal::not_allowed:
      return "teams of this agency may not work at the incident as bad as it is";
    case Refusal::cannot_search:
      return "the craft is not fit to search the sea, or nobody is to be searched for there";
  }
  return "";
}

Run::Run(const Setup& setup, const Weather& weather, RunKey key, bool keep_records,
         Information information)
    : setup_(&setup),
      weather_(&weather),
      key_(key),
      information_(information),
      recorder_(setup.scenario, keep_records) {
  Processes(*this).begin();
}

std::optional<Occasion> Run::advance(SimTime until) {
  if (over_) return std::nullopt;
  Processes processes(*this);
  while (true) {
    // Orders of this moment, or its last event, may have raised causes: the moment is complete
    // when nothing more happens in it.
    const SimTime next = world_.calendar.next().at;
    if (causes_ != 0 && next > world_.now) {
      if (processes.judge_injects(causes_)) continue;
      break;
    }
    if (next > until) {
      world_.now = std::max(world_.now, until);
      causes_ = causes_ | Cause::timer;
      break;
    }
    const Event event = world_.calendar.take();
    world_.now = event.at;
    ++world_.events;
    if (static_cast<EventKind>(event.kind) == EventKind::horizon) {
      over_ = true;
      return std::nullopt;
    }
    processes.happen(event);
  }
  const Occasion occasion{world_.now, causes_};
  causes_ = 0;
  return occasion;
}

std::optional<Refusal> Run::apply(const Order& order) { return Processes(*this).apply(order); }

void Run::finish() {
  Processes(*this).settle_all();
  recorder_.finish(world_.now);
}

void Processes::begin() {
  world_.craft = Table<Craft, CraftState>(scenario_.fleet.craft.size());
  world_.teams = Table<Team, TeamState>(scenario_.force.teams.size());
  world_.places = Table<Place, PlaceState>(scenario_.region.places.size());
  world_.incidents = Table<Incident, IncidentState>(scenario_.incidents.size());
  world_.plumes = Table<Incident, std::vector<std::uint8_t>>(scenario_.incidents.size());
  world_.adrift = Table<Incident, std::vector<Drifter>>(scenario_.incidents.size());
  for (const Id<Craft> id : world_.craft.ids()) {
    world_.craft[id].at = scenario_.fleet.craft[id].home;
    world_.craft[id].tanks = class_of(id).endurance.value_or(Duration{0});
  }
  for (const Id<Team> id : world_.teams.ids()) world_.teams[id].at = scenario_.force.teams[id].home;
  for (const Id<Place> id : run_.setup_->wharves) {
    const Wharf& wharf = *scenario_.region.places[id].wharf;
    PlaceState& place = world_.places[id];
    place.open = !wharf.starts_closed;
    if (wharf.opening) place.work_left_s = in_seconds(wharf.opening->work);
    place.usable = run_.weather_->lets_land(0, id) && in_tide_window(id);
  }
  world_.groups = Table<Group, GroupState>(scenario_.groups.size());
  world_.presence.resize(std::size_t{scenario_.region.places.size()} * scenario_.groups.size());
  for (const Id<Group> id : scenario_.groups.ids()) {
    const Group& group = scenario_.groups[id];
    world_.groups[id].remaining = group.persons;
    world_.first_party_of_group.push_back(static_cast<std::uint32_t>(world_.parties.size()));
    for (int i = 0; i < parties(group); ++i) {
      Party party;
      party.at = group.lodging;
      party.bound = group.leaves_from;
      party.group = id.index();
      party.persons = std::min(group.party, group.persons - i * group.party);
      const auto index = static_cast<std::uint32_t>(world_.parties.size());
      world_.parties.push_back(party);
      schedule(kStart + draw(group.comes, run_.key_, Purpose::comes, run_.setup_->group_luck[id],
                             static_cast<std::uint32_t>(i)),
               Phase::arrivals, EventKind::party_comes, index);
    }
    if (group.casualties) begin_casualties(id);
  }
  world_.first_party_of_group.push_back(static_cast<std::uint32_t>(world_.parties.size()));
  for (const Id<Incident> id : scenario_.incidents.ids()) {
    const Incident& incident = scenario_.incidents[id];
    if (!incident.at) continue;
    Duration onset = incident.at->utc - scenario_.start.utc;
    if (incident.late) onset += time_drawn(id, *incident.late, Purpose::onset);
    onset = std::max(onset, Duration{0});
    schedule(kStart + onset, Phase::environment, EventKind::incident_begins, id.index());
    const auto& foretold = type_of(id).foretold;
    if (foretold && luck(id, Purpose::crew_register) < foretold->chance)
      schedule(kStart + std::max(onset - foretold->lead, Duration{0}), Phase::observation,
               EventKind::incident_foretold, id.index());
  }
  for (const Sailing& sailing : scenario_.timetable.sailings)
    world_.craft[sailing.craft].in_service = true;
  for (const Id<Craft> id : scenario_.fleet.craft.ids()) await_sailing(id);
  for (const Id<Damage> id : scenario_.damage.ids())
    schedule(kStart + scenario_.damage[id].at, Phase::arrivals, EventKind::wharf_damaged,
             id.index());
  for (const Id<Loss> id : scenario_.losses.ids())
    schedule(kStart + scenario_.losses[id].at, Phase::environment, EventKind::service_lost,
             id.index());
  schedule(scenario_.end(), Phase::observation, EventKind::horizon, 0);
  if (run_.weather_->epochs() > 1 && run_.weather_->begin_of(1) <= scenario_.end())
    schedule(run_.weather_->begin_of(1), Phase::environment, EventKind::epoch, 1);
  begin_injects();
  begin_beats();
  begin_alarms();
  judge_onsets();
  tell_of_warnings();
  raise(Cause::start);
}

void Processes::happen(const Event& event) {
  const Id<Craft> craft{event.subject};
  const Id<Team> team{event.subject};
  const Id<Place> place{event.subject};
  const Id<Incident> incident{event.subject};
  const auto stale = [&](std::uint32_t generation) { return generation != event.generation; };
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::horizon:
      return;
    case EventKind::epoch:
      world_.epoch = static_cast<int>(event.subject);
      return epoch_begins();
    case EventKind::craft_ready:
      if (stale(world_.craft[craft].generation)) return;
      world_.craft[craft].ready = true;
      record(RecordKind::craft_ready, craft.index());
      begin_duty(craft);
      return next_leg(craft);
    case EventKind::craft_arrives:
      return stale(world_.craft[craft].generation) ? void() : craft_arrives(craft);
    case EventKind::craft_fails:
      return stale(world_.craft[craft].generation) ? void() : craft_fails(craft);
    case EventKind::craft_repaired:
      return stale(world_.craft[craft].generation) ? void() : craft_repaired(craft);
    case EventKind::turned_round:
      return stale(world_.craft[craft].generation) ? void() : turned_round(craft);
    case EventKind::party_aboard:
      return stale(world_.craft[craft].generation) ? void() : party_aboard(craft);
    case EventKind::dwelt:
      return stale(world_.craft[craft].generation) ? void() : leave_with_whoever_is_aboard(craft);
    case EventKind::team_over:
      return stale(world_.craft[craft].generation) ? void() : team_over(craft);
    case EventKind::unloaded:
      return stale(world_.craft[craft].generation) ? void() : unloaded(craft);
    case EventKind::refuelled:
      return stale(world_.craft[craft].generation) ? void() : refuelled(craft);
    case EventKind::duty_ends:
      return duty_ends(craft);
    case EventKind::rested:
      return stale(world_.craft[craft].generation) ? void() : rested(craft);
    case EventKind::leaves_station:
      return stale(world_.craft[craft].generation) ? void() : leave_station(craft);
    case EventKind::search_breaks_off:
      return stale(world_.craft[craft].generation)
                 ? void()
                 : break_off_search(craft, {Hindrance::fuel, in_seconds(class_of(craft).reserve)});
    case EventKind::team_ready:
      return stale(world_.teams[team].generation) ? void() : team_ready(team);
    case EventKind::team_arrives:
      return stale(world_.teams[team].generation) ? void() : team_arrives(team);
    case EventKind::party_comes:
      return party_comes(event.subject);
    case EventKind::party_sets_off:
      return stale(world_.parties[event.subject].generation) ? void()
                                                             : party_sets_off(event.subject);
    case EventKind::party_arrives: {
      Party& party = world_.parties[event.subject];
      if (stale(party.generation)) return;
      change_coming(party, -party.persons);
      spent_by_party(party, Stage::march);
      return join_quay(event.subject, party.bound);
    }
    case EventKind::wharf_opens:
      return stale(world_.places[place].generation) ? void() : wharf_opens(place);
    case EventKind::wharf_damaged: {
      const Damage& damage = scenario_.damage[Id<Damage>{event.subject}];
      wharf_damaged(damage);
      return schedule(world_.now + damage.repair, Phase::arrivals, EventKind::wharf_repaired,
                      event.subject);
    }
    case EventKind::wharf_repaired:
      return wharf_repaired(scenario_.damage[Id<Damage>{event.subject}]);
    case EventKind::sailing_due:
      return sailing_due(craft, event.generation);
    case EventKind::sailing_overdue:
      return sailing_overdue(craft, event.generation);
    case EventKind::incident_begins:
      return incident_begins(incident);
    case EventKind::incident_detected:
      return incident_detected(incident, static_cast<Sensor>(event.generation));
    case EventKind::incident_foretold:
      return incident_detected(incident, Sensor::crew_register);
    case EventKind::incident_worked_off:
      return stale(world_.incidents[incident].generation) ? void() : work_done(incident);
    case EventKind::incident_escalates:
      return stale(world_.incidents[incident].generation) ? void() : escalate(incident);
    case EventKind::crowd_changes:
      return stale(world_.incidents[incident].generation) ? void() : crowd_changes(incident);
    case EventKind::suspects_flee:
      return stale(world_.incidents[incident].generation) ? void() : suspects_flee(incident);
    case EventKind::life_ends:
      return life_ends(incident);
    case EventKind::hours_change:
      return hours_change(incident);
    case EventKind::review_done:
      return review_done(incident);
    case EventKind::beat_begins:
      return beat_begins(Id<Beat>{event.subject});
    case EventKind::patrol_comes:
      return stale(world_.teams[team].generation) ? void() : patrol_comes(team);
    case EventKind::patrol_goes:
      return stale(world_.teams[team].generation) ? void() : patrol_goes(team);
    case EventKind::false_alarm:
      return false_alarm(Id<FalseAlarms>{event.subject}, event.generation);
    case EventKind::inject_due:
      return inject_due(Id<Inject>{event.subject});
    case EventKind::inject_over:
      return inject_over(Id<Inject>{event.subject}, event.generation);
    case EventKind::craft_mended:
      return craft_mended(craft);
    case EventKind::team_fit:
      return team_fit(team);
    case EventKind::looked:
      return stale(world_.teams[team].generation) ? void() : looked(team);
    case EventKind::casualty_dies:
      return casualty_dies(event.subject);
    case EventKind::service_lost:
      return service_lost(Id<Loss>{event.subject});
    case EventKind::service_restored:
      return service_restored(Id<Loss>{event.subject});
    case EventKind::message_arrives: {
      Message& message = world_.messages[event.subject];
      message.is_there = true;
      obey(Order{message.order});
      return raise(Cause::team);
    }
    case EventKind::team_tires:
      return stale(world_.teams[team].shift) ? void() : team_tires(team);
  }
}

void Processes::epoch_begins() {
  weather_at_wharves();
  release_held_craft();
  release_held_teams();
  seek_refuge();
  weather_aloft();
  weather_at_search();
  for (const Id<Incident> id : world_.incidents.ids()) plume_moves(id);
  tell_of_warnings();
  judge_onsets();
  raise(Cause::weather);
  if (run_.people_changed_) raise(Cause::people);
  run_.people_changed_ = false;
  const int next = world_.epoch + 1;
  if (next < run_.weather_->epochs() && run_.weather_->begin_of(next) <= scenario_.end())
    schedule(run_.weather_->begin_of(next), Phase::environment, EventKind::epoch,
             static_cast<std::uint32_t>(next));
}

void Processes::tell_of_warnings() {
  for (const Id<Zone> zone : scenario_.region.zones.ids()) {
    const auto now = run_.weather_->warning(world_.epoch, zone);
    if (world_.epoch > 0 && now == run_.weather_->warning(world_.epoch - 1, zone)) continue;
    if (world_.epoch == 0 && !now) continue;
    record(RecordKind::warning_changed, zone.index(),
           now ? 1 + static_cast<std::uint32_t>(*now) : 0);
  }
}

void Processes::settle(Interval& interval, Whose whose, Stage stage, int persons) {
  if (interval.persons > 0 && world_.now > interval.since)
    record(RecordKind::spent, static_cast<std::uint32_t>(interval.stage),
           static_cast<std::uint32_t>(whose), interval.persons,
           in_seconds(world_.now - interval.since));
  interval = {world_.now, stage, static_cast<std::uint32_t>(persons)};
}

void Processes::settle_all() {
  for (const Id<Craft> id : world_.craft.ids()) {
    settle_craft(id);
    settle(world_.craft[id].aboard, Whose::evacuees, Stage::under_way, 0);
    settle(world_.craft[id].to_search, Whose::responders, Stage::under_way, 0);
  }
  for (const Id<Incident> id : world_.incidents.ids())
    if (world_.incidents[id].begun) {
      settle_incident(id);
      if (type_of(id).search_at_sea) give_up_hope(id);
    }
  for (const Id<Team> id : world_.teams.ids())
    settle(world_.teams[id].time, Whose::responders, Stage::craft, 0);
  for (const Id<Place> id : run_.setup_->wharves)
    settle(world_.places[id].quay, Whose::evacuees, Stage::craft, 0);
  for (const Party& party : world_.parties) {
    if (party.doing == PartyDoing::responding) spent_by_party(party, Stage::response);
    if (party.doing == PartyDoing::walking) spent_by_party(party, Stage::march);
    if (party.doing == PartyDoing::boarding) spent_by_party(party, Stage::loading);
  }
}

}  // namespace skerry

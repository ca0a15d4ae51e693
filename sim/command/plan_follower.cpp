#include "sim/command/plan_follower.h"

#include <algorithm>

namespace skerry {

PlanFollower::PlanFollower(const Setup& setup, Id<Plan> plan)
    : setup_(&setup),
      plan_(&setup.scenario.plans[plan]),
      dispatcher_(setup),
      steps_(plan_->steps.size()),
      waiting_(*plan_, setup.scenario),
      open_(plan_->steps.size()) {}

void PlanFollower::decide(const Picture& picture, const Occasion& occasion,
                          std::vector<Order>& orders) {
  const SimTime now = picture.now();
  // The alarm rings, too, when something else happens at that very moment.
  const Causes causes = now >= wake_ ? occasion.causes | Cause::timer : occasion.causes;
  trigger(picture, causes);
  for (auto next = open_.next(0); next; next = open_.next(next->index() + 1)) {
    const Id<Step> id = *next;
    const Step& step = plan_->steps[id];
    StepState& state = steps_[id];
    if (!state.ordered_at) {
      if (now < *state.triggered_at + plan_->command_delay) continue;
      state.ordered_at = now;
      // Levels only rise: I is the highest and the smallest number.
      if (step.level && (!level_ || *step.level < *level_)) {
        level_ = step.level;
        orders.push_back(DeclareLevel{*step.level});
      }
      perform(step.actions, picture, orders);
      continue;  // whether it worked shows at a later occasion
    }
    if (is_complete(step, picture)) {
      state.complete = true;
      open_.remove(id);
      waiting_.completed(id);
      trigger(picture, causes);
    } else if (step.otherwise && !state.fallen_back &&
               now >= *state.triggered_at + step.otherwise->after) {
      state.fallen_back = true;
      perform(step.otherwise->actions, picture, orders);
    }
  }
  dispatcher_.dispatch(picture, causes, orders);
  set_alarm(now);
}

void PlanFollower::trigger(const Picture& picture, Causes causes) {
  const IdSet<Step>& judged = waiting_.to_judge(causes);
  for (auto id = judged.next(0); id; id = judged.next(id->index() + 1)) {
    if (!holds(plan_->steps[*id].when, picture, &steps_)) continue;
    steps_[*id].triggered_at = picture.now();
    waiting_.triggered(*id, steps_);
    open_.add(*id);
  }
}

void PlanFollower::set_alarm(SimTime now) {
  wake_ = waiting_.next_due(now);
  if (dispatcher_.wake() > now) wake_ = std::min(wake_, dispatcher_.wake());
  for (auto id = open_.next(0); id; id = open_.next(id->index() + 1)) {
    const Step& step = plan_->steps[*id];
    const StepState& state = steps_[*id];
    if (!state.ordered_at) {
      // At once where there is no delay to wait for.
      wake_ = std::min(wake_, std::max(now, *state.triggered_at + plan_->command_delay));
    } else if (step.otherwise && !state.fallen_back) {
      const SimTime late = *state.triggered_at + step.otherwise->after;
      if (late > now) wake_ = std::min(wake_, late);
    }
  }
}

void PlanFollower::perform(const std::vector<Action>& actions, const Picture& picture,
                           std::vector<Order>& orders) {
  for (const Action& action : actions) perform(action, picture, orders);
}

void PlanFollower::perform(const Action& action, const Picture& picture,
                           std::vector<Order>& orders) {
  struct Visitor {
    PlanFollower& follower;
    const Picture& picture;
    std::vector<Order>& orders;

    void operator()(const MobiliseAction& a) { follower.mobilise(a, picture, orders); }
    void operator()(const OpenAction& a) {
      orders.push_back(OpenWharf{a.place});
      const auto& opening = follower.setup_->scenario.region.places[a.place].wharf->opening;
      if (opening) follower.dispatcher_.post(a.place, opening->useful, std::nullopt);
    }
    void operator()(const CloseAction& a) { orders.push_back(CloseWharf{a.place}); }
    void operator()(const EscortAction& a) { orders.push_back(Direct{a.group, a.to}); }
    void operator()(const ShelterAction& a) { orders.push_back(Shelter{a.group, a.at}); }
    void operator()(const ShuttleAction& a) { follower.dispatcher_.add(a); }
    void operator()(const StopShuttleAction& a) { follower.dispatcher_.stop_shuttles(a.group); }
    void operator()(const PostAction& a) {
      follower.dispatcher_.post(a.at, a.persons, a.capability);
    }
    void operator()(const SendAction& a) { follower.dispatcher_.send(a, picture, orders); }
    void operator()(const StageAction& a) { follower.dispatcher_.stage(a, picture, orders); }
    void operator()(const RequestAction& a) {
      follower.level_ = a.level;
      orders.push_back(DeclareLevel{a.level});
    }
    void operator()(const WarnAction& a) { orders.push_back(Warn{a.colour}); }
    void operator()(const ReviewAction& a) { orders.push_back(BeginReview{a.incident}); }
    void operator()(const RelieveAction& a) { follower.dispatcher_.relieve(a); }
    void operator()(const SearchAction& a) { follower.dispatcher_.search(a); }
    void operator()(const StandDownAction& a) {
      follower.dispatcher_.stand_down(a, picture, orders);
    }
  };
  std::visit(Visitor{*this, picture, orders}, action.value);
}

void PlanFollower::mobilise(const MobiliseAction& action, const Picture& picture,
                            std::vector<Order>& orders) {
  for (const Id<Team> id : setup_->scenario.force.teams.ids())
    if (is_meant(action, id) && picture.team(id).doing == TeamDoing::home)
      orders.push_back(Mobilise{id, std::nullopt});
}

bool PlanFollower::is_meant(const MobiliseAction& action, Id<Team> id) const {
  const Scenario& s = setup_->scenario;
  const Team& team = s.force.teams[id];
  return means(action.agencies, team.agency) && s.region.places[team.home].island == action.island;
}

bool PlanFollower::is_complete(const Step& step, const Picture& picture) const {
  return std::all_of(step.actions.begin(), step.actions.end(),
                     [&](const Action& action) { return is_complete(action, picture); });
}

bool PlanFollower::is_complete(const Action& action, const Picture& picture) const {
  if (const auto* a = std::get_if<OpenAction>(&action.value)) return picture.place(a->place).open;
  if (const auto* a = std::get_if<CloseAction>(&action.value)) return !picture.place(a->place).open;
  if (const auto* a = std::get_if<ShuttleAction>(&action.value))
    return picture.remaining(a->group) == 0;
  if (const auto* a = std::get_if<SendAction>(&action.value))
    return dispatcher_.is_delivered(*a, picture);
  if (const auto* a = std::get_if<PostAction>(&action.value))
    return picture.place(a->at).can[static_cast<std::size_t>(a->capability)] >= a->persons;
  if (const auto* a = std::get_if<SearchAction>(&action.value))
    return picture.contained(a->incident) || picture.over(a->incident);
  if (const auto* a = std::get_if<MobiliseAction>(&action.value)) {
    for (const Id<Team> id : setup_->scenario.force.teams.ids()) {
      const TeamDoing doing = picture.team(id).doing;
      if (is_meant(*a, id) && (doing == TeamDoing::home || doing == TeamDoing::called))
        return false;
    }
  }
  return true;  // the others are done once ordered
}

void Recorded::decide(const Picture& picture, const Occasion&, std::vector<Order>& orders) {
  while (next_ < journal_.size() && journal_[next_].at == picture.now() &&
         journal_[next_].after_events == picture.events())
    orders.push_back(journal_[next_++].order);
}

}  // namespace skerry

#include "tests/support/ferry_instance.h"

#include "tests/support/cases.h"

#include <algorithm>
#include <cmath>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kScene = 0;  // the place where all are landed
constexpr std::uint32_t kPorts = 3;  // the places after it; then where carriers lie

Duration minutes(double value) { return Duration{static_cast<std::int64_t>(value * 60'000)}; }

}  // namespace

FerryInstance::FerryInstance(std::uint32_t number, std::uint32_t loads, std::uint32_t carriers) {
  Dice dice(number);
  places_ = 1 + kPorts + carriers;
  struct Position {
    double x, y;
  };
  std::vector<Position> positions;
  for (std::uint32_t place = 0; place < places_; ++place)
    positions.push_back({dice.between(0, 30), dice.between(0, 30)});
  problem.now = kStart + minutes(dice.between(0, 600));
  const bool in_order = dice.chance(0.3);  // earlier loads weigh more
  for (std::uint32_t i = 0; i < loads; ++i) {
    problem.loads.add({dice.whole(4, 24),
                       {dice.chance(0.3) ? dice.between(10, 40) : 0.0},
                       in_order && i < loads / 2 ? 2.0 : 1.0});
    where_.push_back({1 + static_cast<std::uint32_t>(dice.whole(0, kPorts - 1)),
                      problem.now + (dice.chance(0.5) ? 0min : minutes(dice.between(0, 90))),
                      minutes(dice.between(0, 20))});
  }
  for (std::uint32_t c = 0; c < carriers; ++c) {
    const double knots = dice.one_of<double>({8, 11, 25, 35, 140});
    problem.carriers.add(
        {dice.whole(8, 60),
         {dice.chance(0.5) ? dice.between(20, 80) : 0.0},
         {problem.now + (dice.chance(0.6) ? 0min : minutes(dice.between(0, 60))), 1 + kPorts + c}});
    turn_round_.push_back(minutes(dice.between(2, 15)));
    for (std::uint32_t i = 0; i < loads; ++i) suits_.push_back(dice.chance(0.85) ? 1 : 0);
    for (const Position& a : positions)
      for (const Position& b : positions)
        sailing_.push_back(minutes(std::hypot(a.x - b.x, a.y - b.y) / knots * 60));
  }
}

std::optional<Availability> FerryInstance::carry(Id<Carrier> carrier, const Availability& from,
                                                 const Trip& loads,
                                                 std::span<SimTime> arrives) const {
  const std::uint32_t port = where_[loads.front().index()].port;
  const auto sailing = [&](std::uint32_t a, std::uint32_t b) {
    return sailing_[(carrier.index() * places_ + a) * places_ + b];
  };
  SimTime sails = from.at + sailing(from.place, port) + turn_round_[carrier.index()];
  for (const Id<Load> load : loads) {
    const Where& where = where_[load.index()];
    if (where.port != port || suits_[carrier.index() * where_.size() + load.index()] == 0)
      return std::nullopt;
    sails = std::max(sails, where.ready);
  }
  const SimTime lands = sails + sailing(port, kScene) + turn_round_[carrier.index()];
  for (std::size_t i = 0; i < loads.size(); ++i)
    arrives[i] = lands + where_[loads[i].index()].last_mile;
  return Availability{lands, kScene};
}

}  // namespace skerry::test

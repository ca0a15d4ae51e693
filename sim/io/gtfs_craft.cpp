#include "sim/io/gtfs_craft.h"

#include <boost/dynamic_bitset.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

namespace skerry::io::gtfs {
namespace {

using Days = boost::dynamic_bitset<>;
using std::chrono::days;

constexpr days kMostDays{20 * 366};

/// The days of each service, counted from the first on which any runs.
std::vector<Days> days_in_order(std::span<const Service> services) {
  std::optional<Date> first, last;
  const auto reach = [&](const std::optional<Date>& date) {
    if (!date) return;
    if (!first || *date < *first) first = date;
    if (!last || *date > *last) last = date;
  };
  for (const Service& service : services) {
    reach(service.from);
    reach(service.until);
    for (const Date date : service.also) reach(date);
  }
  std::vector<Days> result(services.size());
  if (!first) return result;
  const days count = std::min(last->day - first->day + days{1}, kMostDays);
  for (std::size_t i = 0; i < services.size(); ++i) {
    result[i].resize(static_cast<std::size_t>(count.count()));
    for (days day{0}; day < count; ++day)
      result[i][static_cast<std::size_t>(day.count())] =
          runs_on(services[i], Date{first->day + day});
  }
  return result;
}

class Chaining {
 public:
  Chaining(std::span<const Passage> passages, std::span<const Service> services,
           std::chrono::seconds lay)
      : passages_(passages), days_(days_in_order(services)), lay_(lay) {}

  std::vector<Roster> craft() {
    std::vector<std::size_t> order(passages_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return passages_[a].departs < passages_[b].departs;
    });
    for (const std::size_t passage : order)
      if (!passages_[passage].block.empty()) give_to_block(passage);
    for (const std::size_t passage : order)
      if (passages_[passage].block.empty()) give(passage);
    return std::move(craft_);
  }

 private:
  enum class Fit { no, idle, there };

  void give_to_block(std::size_t passage) {
    const auto [at, added] = blocks_.try_emplace(
        std::tuple(passages_[passage].agency, passages_[passage].block), craft_.size());
    if (added)
      craft_.push_back(
          {passages_[passage].agency, passages_[passage].block, passages_[passage].from, {}});
    craft_[at->second].passages.push_back(passage);
  }

  void give(std::size_t passage) {
    Roster* best = nullptr;
    for (Roster& craft : craft_) {
      if (!craft.block.empty() || craft.agency != passages_[passage].agency) continue;
      const Fit fit = fit_of(passage, craft);
      if (fit == Fit::there) {
        best = &craft;
        break;
      }
      if (fit == Fit::idle && best == nullptr && craft.home == passages_[passage].from)
        best = &craft;
    }
    if (best == nullptr) {
      craft_.push_back({passages_[passage].agency, "", passages_[passage].from, {}});
      best = &craft_.back();
    }
    best->passages.push_back(passage);
  }

  /// Whether a craft, whose passages all leave earlier in the day, can sail `passage` besides.
  Fit fit_of(std::size_t passage, const Roster& craft) const {
    const Passage& next = passages_[passage];
    Days open = days_[next.service];  // days on which nothing was found before it
    Fit fit = Fit::idle;
    for (auto it = craft.passages.rbegin(); it != craft.passages.rend(); ++it) {
      const Passage& other = passages_[*it];
      if (clash_of_other_days(other, next)) return Fit::no;
      if (!open.intersects(days_[other.service])) continue;
      if (other.to != next.from || other.arrives + lay_ > next.departs) return Fit::no;
      fit = Fit::there;
      open -= days_[other.service];
    }
    return fit;
  }

  /// Whether one is still under way when the other leaves on a later day: times reach past 24:00.
  bool clash_of_other_days(const Passage& a, const Passage& b) const {
    for (int later = 1; later <= 3; ++later) {
      const days shift{later};
      if (a.arrives + lay_ > b.departs + shift && meet(a.service, b.service, later)) return true;
      if (b.arrives + lay_ > a.departs + shift && meet(b.service, a.service, later)) return true;
    }
    return false;
  }

  /// Whether `second` runs so many days after a day of `first`.
  bool meet(std::size_t first, std::size_t second, int later) const {
    return (days_[first] << static_cast<std::size_t>(later)).intersects(days_[second]);
  }

  std::span<const Passage> passages_;
  std::vector<Days> days_;
  std::chrono::seconds lay_;
  std::vector<Roster> craft_;
  std::map<std::tuple<std::string, std::string>, std::size_t> blocks_;
};

}  // namespace

std::vector<Roster> craft_for(std::span<const Passage> passages, std::span<const Service> services,
                              std::chrono::seconds lay) {
  return Chaining(passages, services, lay).craft();
}

std::vector<std::size_t> days_of(std::span<const Service> services) {
  std::vector<std::size_t> result;
  for (const Days& days_on : days_in_order(services)) result.push_back(days_on.count());
  return result;
}

}  // namespace skerry::io::gtfs

#include "sim/report/trace.h"

#include "sim/base/fingerprint.h"
#include "sim/base/require.h"
#include "sim/model/order.h"
#include "sim/report/wording.h"
#include "sim/run/run.h"
#include "sim/weather/weather.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace skerry {
namespace {

/// What a number of a record stands for.
enum class Is {
  nothing,
  craft,
  team,
  place,
  incident,
  group,
  party,
  order,
  subject,
  refusal,
  hindrance,
  stage,
  whose,
  level,
  colour,
  zone,
  warning,
  sailing,
  beat,
  loss,
  alarms,
  sensor,
  inject
};

struct Shape {
  RecordKind kind;
  const char* id;
  Is a, b, c;
  const char* en;  ///< {a} {b} {c} {v} in the text
  const char* zh;
};

constexpr std::array kShapes{
    Shape{RecordKind::order_given, "order_given", Is::order, Is::subject, Is::nothing,
          "order: {a} {b}", "命令：{a} {b}"},
    Shape{RecordKind::order_refused, "order_refused", Is::order, Is::subject, Is::refusal,
          "order refused: {a} {b}: {c}", "命令被拒：{a} {b}：{c}"},
    Shape{RecordKind::incident_began, "incident_began", Is::incident, Is::nothing, Is::nothing,
          "{a} begins", "{a} 发生"},
    Shape{RecordKind::incident_detected, "incident_detected", Is::incident, Is::sensor, Is::nothing,
          "{a} is known ({b})", "{a} 发现（{b}）"},
    Shape{RecordKind::incident_contained, "incident_contained", Is::incident, Is::nothing,
          Is::nothing, "{a} is contained", "{a} 已控制"},
    Shape{RecordKind::team_called, "team_called", Is::team, Is::nothing, Is::nothing,
          "{a} is called out", "{a} 集结令下达"},
    Shape{RecordKind::team_ready, "team_ready", Is::team, Is::nothing, Is::nothing,
          "{a} stands ready, {v} persons", "{a} 集结完毕，{v} 人"},
    Shape{RecordKind::team_set_off, "team_set_off", Is::team, Is::place, Is::nothing,
          "{a} sets off for {b}", "{a} 出发前往 {b}"},
    Shape{RecordKind::team_arrived, "team_arrived", Is::team, Is::place, Is::nothing,
          "{a} arrives at {b}", "{a} 到达 {b}"},
    Shape{RecordKind::team_on_scene, "team_on_scene", Is::team, Is::incident, Is::nothing,
          "{a} is on scene ({b}): {v} persons there now", "{a} 到场（{b}），现场共 {v} 人"},
    Shape{RecordKind::team_boarded, "team_boarded", Is::team, Is::craft, Is::nothing,
          "{a} is aboard {b}", "{a} 登上 {b}"},
    Shape{RecordKind::team_landed, "team_landed", Is::team, Is::craft, Is::place,
          "{a} lands from {b} at {c}", "{a} 从 {b} 在 {c} 登岸"},
    Shape{RecordKind::craft_ready, "craft_ready", Is::craft, Is::nothing, Is::nothing,
          "{a} is ready", "{a} 备便"},
    Shape{RecordKind::craft_departed, "craft_departed", Is::craft, Is::place, Is::place,
          "{a} leaves {b} for {c}, {v} aboard", "{a} 离开 {b} 驶往 {c}，载 {v} 人"},
    Shape{RecordKind::craft_arrived, "craft_arrived", Is::craft, Is::place, Is::nothing,
          "{a} arrives off {b}", "{a} 抵达 {b}"},
    Shape{RecordKind::craft_berthed, "craft_berthed", Is::craft, Is::place, Is::nothing,
          "{a} lies alongside at {b}", "{a} 靠泊 {b}"},
    Shape{RecordKind::craft_held, "craft_held", Is::craft, Is::place, Is::hindrance,
          "{a} cannot set out for {b}: {c}", "{a} 无法驶往 {b}：{c}"},
    Shape{RecordKind::craft_failed, "craft_failed", Is::craft, Is::nothing, Is::nothing,
          "{a} breaks down", "{a} 发生故障"},
    Shape{RecordKind::craft_repaired, "craft_repaired", Is::craft, Is::nothing, Is::nothing,
          "{a} is repaired", "{a} 修复"},
    Shape{RecordKind::craft_free, "craft_free", Is::craft, Is::place, Is::nothing,
          "{a} is free at {b}", "{a} 在 {b} 待命"},
    Shape{RecordKind::wharf_opened, "wharf_opened", Is::place, Is::nothing, Is::nothing,
          "{a} is open", "{a} 启用"},
    Shape{RecordKind::wharf_closed, "wharf_closed", Is::place, Is::nothing, Is::nothing,
          "{a} is closed by order", "{a} 奉命关闭"},
    Shape{RecordKind::wharf_shut, "wharf_shut", Is::place, Is::nothing, Is::hindrance,
          "{a} is shut: {c}", "{a} 停靠中止：{c}"},
    Shape{RecordKind::wharf_usable, "wharf_usable", Is::place, Is::nothing, Is::nothing,
          "{a} is usable again", "{a} 恢复停靠"},
    Shape{RecordKind::party_came, "party_came", Is::party, Is::place, Is::group,
          "{a} of {c} waits at {b}: {v} persons there now", "{c} {a} 在 {b} 等候，现共 {v} 人"},
    Shape{RecordKind::party_set_off, "party_set_off", Is::party, Is::place, Is::group,
          "{a} of {c} walks to {b}", "{c} {a} 步行前往 {b}"},
    Shape{RecordKind::party_boarded, "party_boarded", Is::party, Is::craft, Is::group,
          "{a} of {c} is aboard {b}", "{c} {a} 登上 {b}"},
    Shape{RecordKind::party_moved, "party_moved", Is::party, Is::place, Is::group,
          "{a} of {c} is landed at {b}", "{c} {a} 送达 {b}"},
    Shape{RecordKind::party_refused, "party_refused", Is::party, Is::nothing, Is::group,
          "{a} of {c} refuses to go", "{c} {a} 拒绝转移"},
    Shape{RecordKind::party_sheltered, "party_sheltered", Is::party, Is::place, Is::group,
          "{a} of {c} is sheltered at {b}", "{c} {a} 安置于 {b}"},
    Shape{RecordKind::spent, "spent", Is::stage, Is::whose, Is::nothing, "", ""},
    Shape{RecordKind::level_declared, "level_declared", Is::level, Is::nothing, Is::nothing,
          "response level {a}", "启动 {a} 级响应"},
    Shape{RecordKind::warned, "warned", Is::colour, Is::nothing, Is::nothing, "warning: {a}",
          "发布 {a} 预警"},
    Shape{RecordKind::crew_at_work, "crew_at_work", Is::place, Is::nothing, Is::nothing,
          "{v} persons at work to open {a}", "{v} 人正在启用 {a}"},
    Shape{RecordKind::craft_released, "craft_released", Is::craft, Is::nothing, Is::nothing, "",
          ""},
    Shape{RecordKind::craft_turned, "craft_turned", Is::craft, Is::place, Is::hindrance,
          "{a} turns and runs to {b}: {c}", "{a} 改航避风至 {b}：{c}"},
    Shape{RecordKind::warning_changed, "warning_changed", Is::zone, Is::warning, Is::nothing,
          "{a}: weather warning {b}", "{a}：气象预警 {b}"},
    Shape{RecordKind::wharf_damaged, "wharf_damaged", Is::place, Is::nothing, Is::nothing,
          "{a} is damaged: {v} berths out of use", "{a} 受损：{v} 个泊位停用"},
    Shape{RecordKind::wharf_repaired, "wharf_repaired", Is::place, Is::nothing, Is::nothing,
          "{a} is repaired: {v} berths back in use", "{a} 修复：{v} 个泊位恢复使用"},
    Shape{RecordKind::party_put_back, "party_put_back", Is::party, Is::place, Is::group,
          "{a} of {c} is put back on the quay at {b}: {v} persons there now",
          "{c} {a} 退回 {b} 等候，现共 {v} 人"},
    Shape{RecordKind::team_left, "team_left", Is::team, Is::craft, Is::place,
          "{a} is left at {c}: {b} sails without it", "{a} 滞留 {c}：{b} 未搭载即离开"},
    Shape{RecordKind::incident_escalated, "incident_escalated", Is::incident, Is::nothing,
          Is::level, "{a} rises to level {c}", "{a} 升级为 {c} 级"},
    Shape{RecordKind::incident_resolved, "incident_resolved", Is::incident, Is::nothing,
          Is::nothing, "{a} is resolved", "{a} 处置完毕"},
    Shape{RecordKind::incident_fled, "incident_fled", Is::incident, Is::nothing, Is::nothing,
          "{a}: the suspects got away", "{a}：嫌疑人逃脱"},
    Shape{RecordKind::harm_done, "harm_done", Is::incident, Is::nothing, Is::nothing, "", ""},
    Shape{RecordKind::life_lost, "life_lost", Is::incident, Is::nothing, Is::nothing,
          "{a}: a life is lost", "{a}：一人死亡"},
    Shape{RecordKind::crowd_changed, "crowd_changed", Is::incident, Is::nothing, Is::nothing,
          "{a}: {v} in the crowd", "{a}：人群 {v} 人"},
    Shape{RecordKind::team_waits_to_be_led, "team_waits_to_be_led", Is::team, Is::incident,
          Is::nothing, "{a} stands by at {b}: nobody can lead more teams there",
          "{a} 在 {b} 待命：指挥幅度已满"},
    Shape{RecordKind::team_led, "team_led", Is::team, Is::incident, Is::nothing,
          "{a} is led and works at {b}", "{a} 纳入指挥，投入 {b}"},
    Shape{RecordKind::team_tired, "team_tired", Is::team, Is::nothing, Is::nothing,
          "{a} is tired: does {v} of its work", "{a} 疲劳，工作效能降至 {v}"},
    Shape{RecordKind::team_withdrawn, "team_withdrawn", Is::team, Is::incident, Is::nothing,
          "{a} is withdrawn from {b}: too dangerous for it", "{a} 因风险升级撤离 {b}"},
    Shape{RecordKind::service_lost, "service_lost", Is::loss, Is::nothing, Is::nothing, "{a}: lost",
          "{a}：中断"},
    Shape{RecordKind::service_restored, "service_restored", Is::loss, Is::nothing, Is::nothing,
          "{a}: restored", "{a}：恢复"},
    Shape{RecordKind::message_sent, "message_sent", Is::order, Is::subject, Is::nothing,
          "a runner takes an order: {a} {b}", "通信中断，派通信员传令：{a} {b}"},
    Shape{RecordKind::casualty_died, "casualty_died", Is::party, Is::place, Is::group,
          "{a} of {c} cannot be saved any more", "{c} {a} 已无法挽救"},
    Shape{RecordKind::review_begun, "review_begun", Is::incident, Is::nothing, Is::nothing,
          "{a}: recordings are looked through", "{a}：开始调阅监控录像"},
    Shape{RecordKind::review_done, "review_done", Is::incident, Is::nothing, Is::nothing,
          "{a}: the recordings leave {v} of the search", "{a}：监控录像使搜索量降至 {v}"},
    Shape{RecordKind::team_released, "team_released", Is::team, Is::incident, Is::nothing,
          "{a} is released from {b}", "{a} 撤出 {b}"},
    Shape{RecordKind::craft_refuels, "craft_refuels", Is::craft, Is::place, Is::nothing,
          "{a} refuels at {b}", "{a} 在 {b} 加油"},
    Shape{RecordKind::craft_refuelled, "craft_refuelled", Is::craft, Is::place, Is::nothing,
          "{a} has full tanks at {b}", "{a} 在 {b} 加满燃料"},
    Shape{RecordKind::craft_rests, "craft_rests", Is::craft, Is::place, Is::nothing,
          "the crew of {a} rests at {b}", "{a} 机组（船员）在 {b} 休息"},
    Shape{RecordKind::craft_rested, "craft_rested", Is::craft, Is::place, Is::nothing,
          "the crew of {a} has rested at {b}", "{a} 机组（船员）在 {b} 休息完毕"},
    Shape{RecordKind::hoist_begun, "hoist_begun", Is::craft, Is::place, Is::nothing,
          "{a} hoists at {b}", "{a} 在 {b} 绞车作业"},
    Shape{RecordKind::hoist_broken_off, "hoist_broken_off", Is::craft, Is::place, Is::hindrance,
          "{a} breaks off hoisting at {b}: {c}", "{a} 在 {b} 中止绞车作业：{c}"},
    Shape{RecordKind::drone_on_station, "drone_on_station", Is::craft, Is::place, Is::nothing,
          "{a} is on station over {b}", "{a} 到达 {b} 上空值守"},
    Shape{RecordKind::drone_left, "drone_left", Is::craft, Is::place, Is::nothing,
          "{a} leaves its station over {b}", "{a} 离开 {b} 上空返航"},
    Shape{RecordKind::sailing_cancelled, "sailing_cancelled", Is::craft, Is::sailing, Is::nothing,
          "{a}: sailing {b} is cancelled", "{a}：班次 {b} 取消"},
    Shape{RecordKind::left_timetable, "left_timetable", Is::craft, Is::nothing, Is::nothing,
          "{a} is ordered off its timetable", "{a} 奉命停止按班期航行"},
    Shape{RecordKind::inject_given, "inject_given", Is::inject, Is::nothing, Is::nothing,
          "inject: {a}", "导调：{a}"},
    Shape{RecordKind::team_unfit, "team_unfit", Is::team, Is::place, Is::nothing,
          "{a} is out of action at {b}", "{a} 在 {b} 失去行动能力"},
    Shape{RecordKind::team_fit, "team_fit", Is::team, Is::place, Is::nothing,
          "{a} is fit again at {b}", "{a} 在 {b} 恢复行动"},
    Shape{RecordKind::patrol_walks, "patrol_walks", Is::team, Is::place, Is::beat,
          "{a} walks on to {b} ({c})", "{a} 巡往 {b}（{c}）"},
    Shape{RecordKind::patrol_visits, "patrol_visits", Is::team, Is::place, Is::beat,
          "{a} stands at {b} ({c})", "{a} 在 {b} 值守（{c}）"},
    Shape{RecordKind::patrol_left, "patrol_left", Is::team, Is::beat, Is::nothing,
          "{a} leaves its beat {b}", "{a} 离开巡线 {b}"},
    Shape{RecordKind::patrol_goes_home, "patrol_goes_home", Is::team, Is::beat, Is::nothing,
          "{a} goes home from its beat {b}", "{a} 自巡线 {b} 返回驻地"},
    Shape{RecordKind::patrol_ended, "patrol_ended", Is::team, Is::beat, Is::nothing,
          "{a} is off duty ({b})", "{a} 下勤（{b}）"},
    Shape{RecordKind::false_alarm, "false_alarm", Is::alarms, Is::place, Is::sensor,
          "alarm: {a} at {b} ({c})", "警情：{a}，{b}（{c}）"},
    Shape{RecordKind::team_looks, "team_looks", Is::team, Is::place, Is::nothing,
          "{a} is sent to look at {b}", "{a} 前往 {b} 核查"},
    Shape{RecordKind::team_looked, "team_looked", Is::team, Is::place, Is::nothing,
          "{a} has looked at {b}: a false alarm", "{a} 核查 {b}：误报"},
    Shape{RecordKind::alarm_unanswered, "alarm_unanswered", Is::alarms, Is::place, Is::nothing,
          "{a} at {b}: nobody is free to look", "{a}，{b}：无人可派"},
    Shape{RecordKind::plume_comes, "plume_comes", Is::incident, Is::place, Is::nothing,
          "{a}: the plume comes over {b}", "{a}：泄漏气团波及 {b}"},
    Shape{RecordKind::plume_goes, "plume_goes", Is::incident, Is::place, Is::nothing,
          "{a}: the plume leaves {b}", "{a}：泄漏气团离开 {b}"},
    Shape{RecordKind::search_begun, "search_begun", Is::craft, Is::incident, Is::nothing,
          "{a} begins to search ({b})", "{a} 开始海上搜寻（{b}）"},
    Shape{RecordKind::search_broken_off, "search_broken_off", Is::craft, Is::incident,
          Is::hindrance, "{a} breaks off its search ({b}): {c}", "{a} 中止搜寻（{b}）：{c}"},
    Shape{RecordKind::found_at_sea, "found_at_sea", Is::incident, Is::nothing, Is::nothing,
          "{a}: found, {v} alive", "{a}：已找到，{v} 人生还"},
};

struct OrderWords {
  const char* en;
  const char* zh;
  Is subject;
};
/// In the order of the alternatives of Order.
constexpr std::array kOrders{OrderWords{"call out", "集结", Is::team},
                             OrderWords{"march", "行进", Is::team},
                             OrderWords{"ferry teams by", "运送队伍", Is::craft},
                             OrderWords{"fetch people by", "接运人员", Is::craft},
                             OrderWords{"stand by", "待命", Is::craft},
                             OrderWords{"open", "启用", Is::place},
                             OrderWords{"close", "关闭", Is::place},
                             OrderWords{"redirect", "引导", Is::group},
                             OrderWords{"shelter", "安置", Is::group},
                             OrderWords{"declare level", "宣布响应级别", Is::level},
                             OrderWords{"warn", "发布预警", Is::colour},
                             OrderWords{"release", "撤出", Is::team},
                             OrderWords{"review recordings", "调阅录像", Is::incident},
                             OrderWords{"search the sea by", "海上搜寻", Is::craft}};
static_assert(kOrders.size() == std::variant_size_v<Order>);

/// What was met: `wind 21.3 m/s (9 Bft)`.
std::string hindrance(Hindrance what, double value, Language language) {
  const Wording w{language};
  const std::string_view words = hindrance_words(what, w);
  switch (what) {
    case Hindrance::wind:
    case Hindrance::gust:
      return fmt::format("{} {}", words, wind_text(Speed{value}, w));
    case Hindrance::wave:
    case Hindrance::tide:
      return fmt::format("{} {:.1f} m", words, value);
    case Hindrance::visibility:
    case Hindrance::ceiling:
      return fmt::format("{} {:.0f} m", words, value);
    default:
      return std::string(words);
  }
}

constexpr const char* kWarnings[][2] = {
    {"blue", "蓝色"}, {"yellow", "黄色"}, {"orange", "橙色"}, {"red", "红色"}};
constexpr const char* kLevels[] = {"", "I", "II", "III", "IV"};

/// In files, in English, in Chinese.
constexpr const char* kSensorWords[][3] = {{"report", "report", "群众报警"},
                                           {"camera", "camera", "视频监控"},
                                           {"patrol", "patrol", "巡逻"},
                                           {"drone", "drone", "无人机"},
                                           {"register", "crew register", "船员报备"},
                                           {"arrival", "those who came", "到场人员"},
                                           {"certainty", "perfect information", "完全信息"}};
static_assert(std::size(kSensorWords) == kSensors);

class Words {
 public:
  Words(const Scenario& scenario, const Record& record, Language language, bool ids)
      : s_(scenario), record_(record), language_(language), ids_(ids) {}

  std::string operator()(Is what, std::uint32_t n) const {
    switch (what) {
      case Is::nothing:
        return "";
      case Is::craft:
        return named(s_.fleet.craft[Id<Craft>{n}]);
      case Is::team:
        return named(s_.force.teams[Id<Team>{n}]);
      case Is::place:
        return named(s_.region.places[Id<Place>{n}]);
      case Is::incident:
        return named(s_.incidents[Id<Incident>{n}]);
      case Is::group:
        return named(s_.groups[Id<Group>{n}]);
      case Is::party:
        return Wording{language_}.format("party {}", "第{}批", n + 1);
      case Is::order:
        return language_ == Language::zh ? kOrders[n].zh : kOrders[n].en;
      case Is::subject:
        return (*this)(kOrders[record_.a].subject, n);
      case Is::refusal:
        return text(static_cast<Refusal>(n));
      case Is::hindrance:
        return hindrance(static_cast<Hindrance>(n), record_.value, language_);
      case Is::stage:
        return kStageNames[n];
      case Is::whose:
        return n == 0 ? "evacuees" : "responders";
      case Is::level:
        return kLevels[n];
      case Is::colour:
        return kWarnings[n][language_ == Language::zh ? 1 : 0];
      case Is::zone:
        return named(s_.region.zones[Id<Zone>{n}]);
      case Is::beat:
        return named(s_.beats[Id<Beat>{n}]);
      case Is::loss:
        return named(s_.losses[Id<Loss>{n}]);
      case Is::alarms:
        return named(s_.false_alarms[Id<FalseAlarms>{n}]);
      case Is::sensor:
        return kSensorWords[n][ids_ ? 0 : language_ == Language::zh ? 2 : 1];
      case Is::sailing:
        return named(s_.timetable.sailings[Id<Sailing>{n}]);
      case Is::inject: {
        const Inject& inject = s_.drill.injects[Id<Inject>{n}];
        return ids_ ? inject.id : text(inject.text, language_);
      }
      case Is::warning:
        if (n > 0) return (*this)(Is::colour, n - 1);
        return std::string(Wording{language_}("lifted", "解除"));
    }
    return "";
  }

 private:
  std::string named(const Named& thing) const {
    return ids_ ? thing.id : text(thing.name, language_);
  }
  static const char* text(Refusal refusal) { return skerry::text(refusal); }
  static const std::string& text(const Label& label, Language language) {
    return skerry::text(label, language);
  }

  const Scenario& s_;
  const Record& record_;
  Language language_;
  bool ids_;
};

const Shape& shape_of(RecordKind kind) {
  for (const Shape& shape : kShapes)
    if (shape.kind == kind) return shape;
  throw_bug("every kind of record has a shape", std::source_location::current());
}

}  // namespace

std::string trace_line(const Record& record, const Scenario& scenario, Language language) {
  const Shape& shape = shape_of(record.kind);
  if (*shape.en == 0) return "";
  const Words words(scenario, record, language, false);
  const std::string what = fmt::format(
      fmt::runtime(language == Language::zh ? shape.zh : shape.en),
      fmt::arg("a", words(shape.a, record.a)), fmt::arg("b", words(shape.b, record.b)),
      fmt::arg("c", words(shape.c, record.c)), fmt::arg("v", fmt::format("{:.0f}", record.value)));
  return fmt::format("{}  {:<9} {}", elapsed_text(record.at, true),
                     clock_text(scenario.start, record.at), what);
}

std::string records_json_lines(const std::vector<Record>& records, const Scenario& scenario,
                               const std::string& plan, RunKey key) {
  const nlohmann::ordered_json head{{"scenario", scenario.id},
                                    {"plan", plan},
                                    {"seed", key.seed},
                                    {"replication", key.replication},
                                    {"build", build_description()},
                                    {"math_fingerprint", hex(math_fingerprint())}};
  std::string result = head.dump() + "\n";
  for (const Record& record : records) {
    const Shape& shape = shape_of(record.kind);
    const Words words(scenario, record, Language::en, true);
    nlohmann::ordered_json line{{"t_s", in_seconds(record.at)}, {"kind", shape.id}};
    const auto put = [&](const char* name, Is what, std::uint32_t n) {
      if (what == Is::nothing) return;
      if (what == Is::party)
        line[name] = n;
      else
        line[name] = words(what, n);
    };
    put("a", shape.a, record.a);
    put("b", shape.b, record.b);
    put("c", shape.c, record.c);
    if (shape.kind == RecordKind::spent) line["persons"] = record.c;
    if (record.value != 0.0) line["value"] = record.value;
    result += line.dump() + "\n";
  }
  return result;
}

}  // namespace skerry

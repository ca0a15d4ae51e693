#include "sim/report/plan_check_report.h"

#include "sim/report/wording.h"

#include <fmt/format.h>

#include <cmath>

namespace skerry {
namespace {

std::string joined(const std::vector<std::string>& things, std::size_t from, Wording w) {
  std::vector<std::string> rest;
  for (std::size_t i = from; i < things.size(); ++i) rest.push_back("'" + things[i] + "'");
  return enumeration(rest, w);
}

/// `12`, and on average `10.8`.
std::string number(double value) {
  return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:.1f}", value);
}

std::string minutes_text(double minutes) { return duration_text(Seconds{minutes * 60}); }

/// `12 with 'armed'`.
std::string persons(double count, const std::string& capability, Wording w) {
  if (capability.empty()) return w.format("{0} persons", "{0}人", number(count));
  return w.format("{0} with '{1}'", "{0}名具备'{1}'能力的人", number(count), capability);
}

std::string in_weathers(const PlanFault& f, Wording w) {
  const std::string longest = duration_text(Seconds{in_seconds(f.longest)});
  if (f.weathers == 1) return w.format("for {0} at a stretch", "连续{0}", longest);
  return w.format("for 6 h or more in {0} of {1} weathers drawn, at most {2}",
                  "在抽取的{1}种天气中有{0}种连续6小时以上，最长{2}", f.weathers_held, f.weathers,
                  longest);
}

/// What is wrong and, after a semicolon, what to do.
std::string words(const PlanFault& f, Wording w) {
  const auto thing = [&](std::size_t i) {
    return i < f.things.size() ? f.things[i] : std::string{};
  };
  switch (f.kind) {
    case FaultKind::incident_never_begins:
      return w.format(
          "never triggered: incident '{0}' cannot begin in this scenario; wait for something that "
          "can happen",
          "永远不会触发：事件'{0}'在本想定中不会发生；请改用可能成立的条件", thing(0));
    case FaultKind::level_not_reached:
      return w.format(
          "never triggered: incident '{0}' cannot reach level {1}, its highest is {2}; ask for "
          "level {2}",
          "永远不会触发：事件'{0}'达不到{1}级，最高为{2}级；请改为{2}级", thing(0), thing(1),
          thing(2));
    case FaultKind::nobody_can_flee:
      return w.format(
          "never triggered: nobody can get away in incident '{0}', its type has no 'flees'; leave "
          "the step out",
          "永远不会触发：事件'{0}'中无人可逃，其类型没有'flees'；请删去该步骤", thing(0));
    case FaultKind::cannot_be_resolved:
      return w.format(
          "never triggered: incident '{0}' has no 'resolve', it only gets contained; wait for "
          "'contained'",
          "永远不会触发：事件'{0}'没有'resolve'，只能控制；请改用'contained'", thing(0));
    case FaultKind::after_the_end:
      return w.format(
          "never triggered: it would be {0} after the start, and the scenario ends after {1}; "
          "choose an earlier time or a longer horizon",
          "永远不会触发：要在开始后{0}，而想定{1}后结束；请提前时间或延长想定",
          minutes_text(f.asked), minutes_text(f.there));
    case FaultKind::too_many_assembled:
      return w.format(
          "never triggered: waits for {1} persons on island '{0}', where the plan can assemble {2} "
          "at most; call out more, or wait for {2}",
          "永远不会触发：要求'{0}'岛集结{1}人，按本预案最多{2}人；请动员更多人或改为{2}人",
          thing(0), number(f.asked), number(f.there));
    case FaultKind::too_many_on_scene:
      return w.format(
          "never triggered: waits for {1} on the scene of '{0}', where the plan brings {2} at "
          "most; send more, or wait for fewer",
          "永远不会触发：要求'{0}'现场有{1}，按本预案最多{2}人；请增派或降低人数", thing(0),
          persons(f.asked, thing(1), w), number(f.there));
    case FaultKind::group_too_small:
      return w.format(
          "never triggered: waits for {1} of group '{0}', which has {2}; wait for fewer",
          "永远不会触发：要求群体'{0}'有{1}人等候，而该群体共{2}人；请降低人数", thing(0),
          number(f.asked), number(f.there));
    case FaultKind::nobody_moves_group:
      return w.format(
          "never triggered: waits until {1} of group '{0}' are left, but nothing moves them; add a "
          "'shuttle'",
          "永远不会触发：要等群体'{0}'剩{1}人，但没有任何步骤运送他们；请加入'shuttle'", thing(0),
          number(f.asked));
    case FaultKind::stays_closed:
      return w.format(
          "'{0}' is closed at the start and no step opens it; add {{open: {0}}} to an earlier step",
          "'{0}'开始时关闭，且没有步骤启用它；请在之前的步骤加入{{open: {0}}}", thing(0));
    case FaultKind::too_few_craft:
      return w.format(
          "never triggered: waits for {1} free craft of class '{0}', and there are {2}; wait for "
          "{2} or fewer",
          "永远不会触发：要求'{0}'类有{1}艘（架）可用，而总共只有{2}；请降低数量", thing(0),
          number(f.asked), number(f.there));
    case FaultKind::class_never_grounded:
      return w.format(
          "never triggered: no weather grounds class '{0}', it has no limits; wait for the weather "
          "itself",
          "永远不会触发：'{0}'类没有限制条件，任何天气都不停航；请改用天气条件", thing(0));
    case FaultKind::contradiction:
      return std::string(
          w("never triggered: what it waits for cannot hold at once; use 'any', or drop one",
            "永远不会触发：所等条件不可能同时成立；请改用'any'或删去其一"));
    case FaultKind::waits_for_dead_step:
      return w.format(
          "never triggered: it waits for step '{0}', which can never be triggered; mend that one "
          "first",
          "永远不会触发：它等待的步骤'{0}'永远不会触发；请先改正该步骤", thing(0));
    case FaultKind::wait_for_each_other:
      return w.format(
          "never triggered: {0} wait for each other; let one of them begin by something else",
          "永远不会触发：{0}相互等待；请让其中之一由其他条件触发", joined(f.things, 0, w));
    case FaultKind::weather_never:
      return f.weathers == 1
                 ? std::string(w("never triggered: the weather of the scenario is never so; lower "
                                 "the value, or leave the step out",
                                 "永远不会触发：本想定的天气从不如此；请降低数值或删去该步骤"))
                 : w.format(
                       "is not triggered in any of {0} weathers drawn, which are never so; lower "
                       "the value, if it matters here",
                       "在抽取的{0}种天气中都不会触发；如在本想定中需要，请降低数值", f.weathers);
    case FaultKind::too_few_persons:
      return w.format(
          "asks for {0}, but {1} could come at most, with what must stay at home; add islands, "
          "agencies or craft, or ask for {1}",
          "要求{0}，但扣除留守后最多能来{1}人；请增加岛屿、单位或运力，或改为{1}人",
          persons(f.asked, "", w), number(f.there));
    case FaultKind::too_few_persons_expected:
      return w.format(
          "asks for {0}; of all who could come {1} answer a call on average; add islands or "
          "agencies, or ask for fewer",
          "要求{0}；能来的人中平均只有{1}人应召；请增加岛屿或单位，或降低人数",
          persons(f.asked, "", w), number(f.there));
    case FaultKind::too_few_capable:
      return w.format(
          "needs {0}, but {1} could come at most; add islands, agencies or craft, or need fewer",
          "需要{0}，但最多能来{1}人；请增加岛屿、单位或运力，或降低需要",
          persons(f.asked, thing(0), w), number(f.there));
    case FaultKind::too_few_capable_expected:
      return w.format(
          "needs {0}; of all who could come {1} answer a call on average; add islands or agencies, "
          "or need fewer",
          "需要{0}；能来的人中平均只有{1}人应召；请增加岛屿或单位，或降低需要",
          persons(f.asked, thing(0), w), number(f.there));
    case FaultKind::no_way_there:
      return w.format(
          "nobody it means has a way to '{0}': no road leads there, no craft named can carry "
          "them, or they may not work there; name craft that fit, or other agencies",
          "所派人员无法到达'{0}'"
          "：没有道路，所列运力无法运送，或不得参与处置；请列出合适的运力或单位",
          thing(0));
    case FaultKind::nobody_to_call:
      return w.format("calls nobody: no team of those agencies is on island '{0}'; name others",
                      "无人可动员：'{0}'岛没有这些单位的队伍；请改列其他单位", thing(0));
    case FaultKind::too_few_to_post:
      return w.format(
          "posts {1} at '{0}', but {2} could be on that island at most; send more there, or post "
          "fewer",
          "要求'{0}'有{1}值守，但该岛最多有{2}人；请增派或降低人数", thing(0),
          persons(f.asked, thing(1), w), number(f.there));
    case FaultKind::nothing_to_review:
      return w.format(
          "there is nothing to look through for '{0}': no camera sees it, or its type has no "
          "'review'; leave it out",
          "'{0}'没有可调阅的录像：现场无摄像头，或其类型没有'review'；请删去", thing(0));
    case FaultKind::class_cannot_use:
      return w.format(
          "class '{0}' cannot use '{1}': too short, too shallow, no ramp or no pad; name another "
          "class or wharf",
          "'{0}'类不能使用'{1}'：泊位长度、水深、坡道或机坪不符；请改列其他类别或码头", thing(0),
          thing(1));
    case FaultKind::class_cannot_land:
      return w.format(
          "class '{0}' can land nowhere on island '{1}': too short, too shallow, no ramp or no "
          "pad; name another class",
          "'{0}'类在'{1}'岛无处可靠：泊位长度、水深、坡道或机坪不符；请改列其他类别", thing(0),
          thing(1));
    case FaultKind::no_craft_of_class:
      return w.format("there is no craft of class '{0}'; leave it out, or add one to the fleet",
                      "没有'{0}'类的船艇或飞机；请删去或加入船队", thing(0));
    case FaultKind::class_has_no_room:
      return w.format("class '{0}' has no room for any team that is meant; name a larger class",
                      "'{0}'类容不下所派的任何队伍；请改列更大的类别", thing(0));
    case FaultKind::no_steps:
      return std::string(w("the plan has no steps; add one", "预案没有步骤；请加入"));
    case FaultKind::group_is_held:
      return f.instead.empty()
                 ? w.format(
                       "group '{0}' is held: weather shuts {1} or the craft named {2}; add a "
                       "'shelter', or move them before",
                       "群体'{0}'受阻：天气使{1}或所列船艇停用，{2}；请加入'shelter'或提前转移",
                       thing(0), joined(f.things, 1, w), in_weathers(f, w))
                 : w.format(
                       "group '{0}' is held: weather shuts {1} or the craft named {2}; '{3}', "
                       "which the plan does not name, would be usable in most of them",
                       "群体'{0}'受阻：天气使{1}或所列船艇停用，{2}；预案未列的'{3}'多半可用",
                       thing(0), joined(f.things, 1, w), in_weathers(f, w), f.instead);
    case FaultKind::force_is_held:
      return w.format(
          "when it is triggered, no force may reach '{0}': weather shuts all of {1} {2}; name "
          "other "
          "craft, or send before",
          "触发时力量可能无法到达'{0}'：天气使{1}全部停用，{2}；请改列其他运力或提前派出", thing(0),
          joined(f.things, 1, w), in_weathers(f, w));
    case FaultKind::depends_on_craft:
      return w.format(
          "depends on one craft alone, '{0}', the only one of class '{1}'; name a second class",
          "只靠一艘（架）'{0}'，它是'{1}'类中唯一的；请再列一类", thing(0), thing(1));
    case FaultKind::depends_on_wharf:
      return f.instead.empty()
                 ? w.format("'{1}' depends on '{0}' alone; nothing else there takes these craft",
                            "'{1}'只靠'{0}'；当地没有其他可用之处", thing(0), thing(1))
                 : w.format("'{1}' depends on '{0}' alone; '{2}' takes these craft, too",
                            "'{1}'只靠'{0}'；'{2}'也可供这些船艇使用", thing(0), thing(1),
                            f.instead);
    case FaultKind::depends_on_team:
      return thing(1).empty()
                 ? w.format("depends on one team alone, '{0}'; add an agency or an island",
                            "只靠一支队伍'{0}'；请增加单位或岛屿", thing(0))
                 : w.format(
                       "depends on one team alone for '{1}', '{0}'; add an agency or an island",
                       "'{1}'能力只靠一支队伍'{0}'；请增加单位或岛屿", thing(0), thing(1));
  }
  return {};
}

}  // namespace

std::string plan_check_report(const std::vector<PlanFault>& faults, Language language) {
  const Wording w{language};
  std::string result;
  for (const PlanFault& f : faults) {
    std::string message(f.is_certain ? w("error: ", "错误：") : w("warning: ", "警告："));
    if (!f.step.empty()) message += w.format("step '{}': ", "步骤'{}'：", f.step);
    result += text(Problem{f.at, message + words(f, w)}) + '\n';
  }
  return result;
}

}  // namespace skerry

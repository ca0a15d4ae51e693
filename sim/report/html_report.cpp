#include "sim/report/html_report.h"

#include "sim/base/fingerprint.h"
#include "sim/report/charts.h"
#include "sim/report/html.h"
#include "sim/report/tables.h"
#include "sim/report/verdict.h"
#include "sim/report/wording.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light; }
body { margin: 0 auto; padding: 28px 24px 60px; max-width: 940px; color: #222; background: #fff;
  font: 15px/1.55 "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK SC", "Source Han Sans SC",
  "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", SimSun, sans-serif; }
header p { margin: 0; color: #666; }
h1 { margin: 0 0 2px; font-size: 27px; line-height: 1.25; }
h2 { margin: 38px 0 8px; padding-bottom: 4px; border-bottom: 2px solid #222; font-size: 19px; }
.lead { margin: 20px 0 10px; padding: 14px 18px; border-left: 6px solid #0072B2;
  background: #f1f6fa; font-size: 19px; line-height: 1.45; }
.reasons { margin: 0; padding-left: 22px; }
.reasons li { margin: 3px 0; }
.note { color: #666; font-size: 13.5px; }
p.note { margin: 4px 0 10px; }
figure { margin: 10px 0 14px; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; font-size: 14px;
  font-family: inherit; }
svg text { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
svg .in { stroke: none; font-size: 13px; }
svg .s { font-size: 12.5px; }
svg .b { font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-size: 14px;
  font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
th { text-align: left; font-weight: 600; vertical-align: bottom; }
td, th { padding: 4px 7px; vertical-align: baseline; }
thead th { border-bottom: 1px solid #222; font-size: 13px; color: #444; }
tbody tr { break-inside: avoid; border-bottom: 1px solid #eee; }
tbody th[colspan] { padding-top: 12px; }
tbody th[colspan] .note { font-weight: 400; margin-left: 8px; }
.n { text-align: right; white-space: nowrap; }
.i { color: #666; font-size: 13px; white-space: nowrap; }
td.i { text-align: left; padding-left: 0; }
td:first-child { min-width: 7em; }
.better, .worse, .unclear, .equal { white-space: nowrap; }
.better { color: #006b4c; font-weight: 600; }
.worse { color: #a63c00; font-weight: 600; }
.unclear, .equal { color: #666; }
.total { font-weight: 700; border-top: 1px solid #222; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 8px 0; }
dt { color: #666; }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: 12.5px/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
.files { font-size: 13px; }
.files td { padding: 1px 8px 1px 0; }
@page { size: A4; margin: 14mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  .lead { font-size: 13pt; background: none; border: 1px solid #0072B2; border-left-width: 6px; }
  h2, p.note { break-after: avoid; }
  h2 { margin-top: 22px; }
  table { font-size: 8.5pt; }
  thead th { font-size: 8pt; }
  td, th { padding: 2px 4px; }
  .i { font-size: 7.5pt; }
  tbody { break-inside: avoid; }
}
)";

/// How many entities say where their numbers come from, and how many name an assumption.
struct Sources {
  int all = 0;
  int assumed = 0;

  template <class Entities>
  void count(const Entities& entities) {
    for (const auto& entity : entities) {
      ++all;
      if (entity.source.find("assumption") != std::string::npos) ++assumed;
    }
  }
};

Sources count_sources(const Scenario& s) {
  Sources sources;
  sources.count(s.region.islands);
  sources.count(s.region.places);
  sources.count(s.region.links);
  sources.count(s.fleet.classes);
  sources.count(s.fleet.craft);
  sources.count(s.force.teams);
  sources.count(s.groups);
  sources.count(s.incident_types);
  sources.count(s.beats);
  sources.count(s.false_alarms);
  return sources;
}

std::string cell(std::string_view text, std::string_view attributes = {}) {
  return text_element("td", text, attributes);
}
std::string number_cell(std::string_view text) { return cell(text, "class=\"n\""); }

/// Writes the page of one comparison, a section a function.
class Page {
 public:
  Page(const Setup& setup, const Comparison& comparison, Language language)
      : setup_(setup), scenario_(setup.scenario), comparison_(comparison), w_{language} {}

  std::string html() {
    header();
    for (const MeasureGroup& group : measure_groups(setup_, comparison_, w_.language))
      measures(group);
    curves();
    differences();
    nightfall();
    for (const PictureTable& table : picture_tables(setup_, comparison_, w_.language))
      picture(table);
    for (const LedgerTable& table : ledger_tables(comparison_)) ledger(table);
    accounts();
    weather();
    assumptions();
    explanations();
    return document();
  }

 private:
  std::string document() const {
    std::string head =
        "<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
    head += text_element("title", w_(scenario_.name)) + "\n" + element("style", kStyle) + "\n";
    return "<!DOCTYPE html>\n<html lang=\"" + std::string(w_("en", "zh-CN")) + "\">\n<head>\n" +
           head + "</head>\n<body>\n" + body_ + "</body>\n</html>\n";
  }

  void add(std::string_view html) { (body_ += html) += '\n'; }
  void section(std::string_view title) { add(text_element("h2", title)); }
  void note(std::string_view text) { add(text_element("p", text, "class=\"note\"")); }
  void figure(const std::string& drawing) { add(element("figure", drawing)); }
  const std::string& name(std::size_t plan) const {
    return plan_name(setup_, comparison_, plan, w_.language);
  }
  std::string replications() const { return count_text(comparison_.replications); }
  /// What the headline is, with a capital or without: `all cleared`.
  const std::string& headline_name() const { return w_(info(headline(scenario_)).name); }

  void header() {
    std::vector<std::string> plans;
    for (std::size_t plan = 0; plan < comparison_.plans.size(); ++plan)
      plans.push_back(fmt::format("{} {}", plan + 1, name(plan)));
    std::string top = text_element("h1", w_(scenario_.name));
    top += text_element(
        "p", w_.format("{} · start {} · {} replications · plans: {}",
                       "{} · 开始时间 {} · 推演{}次 · 方案：{}", w_(scenario_.region.name),
                       start_text(scenario_.start), replications(), enumeration(plans, w_)));
    add(element("header", top));
    add(text_element("p", verdict(setup_, comparison_, w_.language), "class=\"lead\""));
    std::string items;
    for (const std::string& reason : reasons(setup_, comparison_, w_.language))
      items += text_element("li", reason);
    if (!items.empty()) add(element("ul", items, "class=\"reasons\""));
  }

  bool compares() const { return comparison_.plans.size() > 1; }

  void measures(const MeasureGroup& group) {
    section(group.name);
    std::string head = text_element("th", w_("plan", "方案")) +
                       text_element("th", w_("mean", "均值"), "class=\"n\"") +
                       text_element("th", w_("95 % interval", "95%置信区间"));
    if (compares())
      head += text_element("th", w_("against plan 1", "与方案1相比"), "class=\"n\"") +
              text_element("th", w_("95 % interval", "95%置信区间")) +
              text_element("th", w_("so it is", "判断")) +
              text_element("th", w_.format("best in, of {}", "最优（{}次中）", replications()),
                           "class=\"n\"");
    head += text_element("th", w_("worst tenth", "最差一成"), "class=\"n\"");
    std::string bodies;
    for (const MeasureTable& table : group.tables) bodies += measure_body(table);
    add(element("table", element("thead", element("tr", head)) + bodies));
  }

  std::string measure_body(const MeasureTable& table) const {
    std::string title = escaped(table.name);
    if (!table.note.empty()) title += text_element("span", table.note, "class=\"note\"");
    std::string rows = element("tr", element("th", title, "colspan=\"8\""));
    for (std::size_t plan = 0; plan < table.rows.size(); ++plan)
      rows += element("tr", measure_cells(plan, table.rows[plan]));
    return element("tbody", rows);
  }

  std::string measure_cells(std::size_t plan, const MeasureRow& row) const {
    std::string cells = cell(fmt::format("{} {}", plan + 1, row.plan)) +
                        number_cell(row.mean.value) + cell(row.mean.interval, "class=\"i\"");
    if (compares()) {
      cells += number_cell(row.difference.value) + cell(row.difference.interval, "class=\"i\"");
      cells += row.baseline
                   ? cell("")
                   : cell(judgement_word(row.judgement, w_.language),
                          fmt::format("class=\"{}\"", judgement_word(row.judgement, Language::en)));
      cells += number_cell(row.best);
    }
    return cells + number_cell(row.worst_tenth);
  }

  void curves() {
    const std::string drawing = reached_curves(setup_, comparison_, w_.language);
    if (drawing.empty()) return;
    section(w_.format("How soon: {}", "多快：{}", headline_name()));
    note(w_(
        "In how many of 100 replications it had come to that by each time. Further left is "
        "sooner; a curve that stays below 100 did not always get there.",
        "到各时刻已实现的次数（每100次推演）。越靠左越早；未升至100的曲线表示并非每次都能实现。"));
    figure(drawing);
  }

  void differences() {
    const std::string drawing = difference_plot(setup_, comparison_, w_.language);
    if (drawing.empty()) return;
    section(w_.format("Against plan 1, {}: {}", "与方案1（{}）相比：{}", name(0), headline_name()));
    note(
        w_("Every plan met the same weather and the same luck, replication by replication. Dot: "
           "mean difference. Thick bar: 95 % interval of that mean. Thin line: the middle 90 of "
           "100 replications.",
           "各方案逐次面对相同的天气和相同的偶然因素。圆点：平均差值；粗条：该均值的95%置信区间；"
           "细线：100次推演中居中的90次。"));
    figure(drawing);
  }

  void nightfall() {
    const std::string drawing = nightfall_dots(setup_, comparison_, w_.language);
    if (drawing.empty()) return;
    const SimTime dusk = first_time_at(scenario_.start, scenario_.sunset);
    section(w_.format("Everybody moved by nightfall ({})", "天黑前（{}）全部疏散",
                      clock_words(scenario_.start, dusk, w_)));
    note(w_("Of 50 such days, a dot each.", "设想50个这样的日子，每天一点；实心表示实现。"));
    figure(drawing);
  }

  void ledger(const LedgerTable& table) {
    section(table.whose == Whose::evacuees
                ? w_("Where the time of those to be moved went", "待疏散人员的时间去向")
                : w_("Where the responders' time went", "增援人员的时间去向"));
    note(
        w_("Minutes per person, mean over all replications; stages in the order in which they "
           "come.",
           "人均分钟数（全部推演的均值），各环节按先后排列。"));
    figure(ledger_bars(setup_, comparison_, table, w_.language));
    std::string head = text_element("th", w_("minutes per person", "人均分钟"));
    for (std::size_t plan = 0; plan < comparison_.plans.size(); ++plan)
      head += text_element("th", fmt::format("{} {}", plan + 1, name(plan)), "class=\"n\"");
    std::string rows;
    for (std::size_t s = 0; s < table.stages.size(); ++s)
      rows += ledger_row(stage_words(table.stages[s], w_), table.minutes[s], {});
    rows += ledger_row(w_("in all", "合计"), table.totals, "class=\"total\"");
    add(element("table", element("thead", element("tr", head)) + element("tbody", rows)));
  }

  static std::string ledger_row(std::string_view words, const std::vector<double>& minutes,
                                std::string_view attributes) {
    std::string cells = cell(words);
    for (const double value : minutes) cells += number_cell(minutes_text(value));
    return element("tr", cells, attributes);
  }

  void picture(const PictureTable& table) {
    section(w_.format("What the picture costs: {}", "信息不完备的代价：{}", table.name));
    note(
        w_("With what is reported and forecast, against perfect information: incidents known at "
           "once, the weather to come, no false alarms. The cost is the mean of the differences, "
           "replication by replication.",
           "实际态势（上报与预报）与完全信息（即时知悉事件、未来天气，无误报）相比；代价为逐次推演"
           "之差的均值。"));
    std::string head = text_element("th", w_("plan", "方案"));
    for (const std::string_view word :
         {w_("with the picture", "实际态势"), w_("perfect information", "完全信息"),
          w_("cost", "代价"), w_("95 % interval", "95%区间")})
      head += text_element("th", word, "class=\"n\"");
    std::string body;
    for (std::size_t plan = 0; plan < table.rows.size(); ++plan) {
      const PictureRow& row = table.rows[plan];
      body += element("tr", cell(fmt::format("{} {}", plan + 1, row.plan)) + number_cell(row.seen) +
                                number_cell(row.known) + number_cell(row.cost.value) +
                                number_cell(row.cost.interval));
    }
    add(element("table", element("thead", element("tr", head)) + element("tbody", body)));
  }

  void accounts() {
    const auto rows = account_rows(setup_, comparison_, w_.language);
    if (rows.empty()) return;
    section(w_("Who was where in the end", "最终人员去向"));
    note(w_("Persons, mean over all replications; each row adds up.",
            "人数（全部推演的均值），每行相加等于合计。"));
    std::string head = text_element("th", w_("plan", "方案"));
    for (const std::string& word : account_words(w_.language))
      head += text_element("th", word, "class=\"n\"");
    head += text_element("th", w_("all there", "合计"), "class=\"n\"");
    std::string body;
    for (std::size_t plan = 0; plan < rows.size(); ++plan) {
      std::string cells = cell(fmt::format("{} {}", plan + 1, rows[plan].plan));
      for (const int persons : rows[plan].persons) cells += number_cell(count_text(persons));
      body += element(
          "tr", cells + element("td", element("b", count_text(rows[plan].there)), "class=\"n\""));
    }
    add(element("table", element("thead", element("tr", head)) + element("tbody", body)));
  }

  void weather() {
    const std::string drawing = weather_chart(setup_, w_.language);
    if (drawing.empty()) return;
    section(w_("The weather that is expected", "预期天气"));
    note(weather_source_words(scenario_, w_));
    figure(drawing);
  }

  void assumptions() {
    const Sources sources = count_sources(scenario_);
    section(w_("What this rests on", "依据与假设"));
    add(text_element(
        "p",
        w_.format("{} of the {} entries of these files (islands, places, links, craft, teams, "
                  "groups, incident types, beats, false alarms) rest at least in part on an "
                  "assumption. Replace those "
                  "that matter before a decision rests on them.",
                  "这些文件共有{1}"
                  "个条目（岛屿、地点、线路、船机、队伍、人群、事件类型、巡线、误报），其中{0}个"
                  "至少部分出于假设。据此决策之前，请先替换其中的关键数据。",
                  count_text(sources.assumed), count_text(sources.all))));
    std::string facts;
    fact(facts, w_("weather and event", "天气与事件来源"), scenario_.source);
    fact(facts, w_("seed", "随机种子"), std::to_string(comparison_.seed));
    fact(facts, w_("replications", "推演次数"), replications());
    fact(facts, w_("program", "程序"), build_description());
    fact(facts, w_("mathematics", "数学库指纹"), hex(math_fingerprint()));
    add(element("dl", facts));
    std::string rows;
    for (const Scenario::File& file : scenario_.files)
      rows += element("tr", cell(file.path) + element("td", element("code", hex(file.checksum))));
    add(element("table",
                element("thead", element("tr", text_element("th", w_("file", "文件")) +
                                                   text_element("th", w_("checksum", "校验和")))) +
                    element("tbody", rows),
                "class=\"files\""));
  }

  static void fact(std::string& facts, std::string_view term, std::string_view value) {
    facts += text_element("dt", term) + text_element("dd", value);
  }

  void explanations() {
    section(w_("How to read this", "如何阅读本报告"));
    const std::string_view lines[] = {
        w_("A replication is one possible course of events: other weather within what the forecast "
           "allows, other luck. All plans meet the same ones, so what differs is the plans' doing.",
           "一次推演是事态的一种可能进程：在预报允许的范围内天气不同、偶然因素不同。各方案面对相同"
           "的推演，"
           "因此差别来自方案本身。"),
        w_("95 % interval: if the whole study were done again and again, 95 of 100 such intervals "
           "would hold the true mean of the model. It says how well the mean is known, not how "
           "much "
           "single days differ; that is what the worst tenth and the curves show.",
           "95%"
           "置信区间：若反复进行整项研究，100个这样的区间中约有95个包含模型的真实均值。它说明均值的"
           "可靠"
           "程度，而不是各次之间的差异；后者见“最差一成”和曲线图。"),
        w_("Worst tenth: one replication in ten is at least as bad as this. A dash: in so many of "
           "them it never happened.",
           "最差一成：十次推演中有一次至少这样差。横线表示其中多次未能实现。"),
        w_("Best in: in how many replications no other plan was better; where plans are equal, all "
           "of them count. Several plans are compared at once, so trust a narrow lead less.",
           "最优：没有其他方案更好的推演次数，并列均计入。同时比较多个方案时，对微弱优势应更谨慎"
           "。"),
        w_("Not in this result: what is in none of the files above. The model knows no panic, no "
           "second event and no order that nobody planned.",
           "本结果不包括上述文件未写明的内容：模型不含恐慌、次生事件，也不含计划之外的命令。")};
    std::string items;
    for (const std::string_view line : lines) items += text_element("li", line);
    add(element("ul", items, "class=\"reasons\""));
  }

  const Setup& setup_;
  const Scenario& scenario_;
  const Comparison& comparison_;
  Wording w_;
  std::string body_;
};

}  // namespace

std::string html_report(const Setup& setup, const Comparison& comparison, Language language) {
  return Page(setup, comparison, language).html();
}

}  // namespace skerry

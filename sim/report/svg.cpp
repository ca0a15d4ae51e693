#include "sim/report/svg.h"

#include "sim/base/text.h"
#include "sim/report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace skerry {
namespace {

std::string stroke_attributes(const Stroke& stroke) {
  std::string result =
      fmt::format("stroke=\"{}\" stroke-width=\"{:.3g}\"", stroke.colour, stroke.width);
  if (!stroke.dash.empty()) result += fmt::format(" stroke-dasharray=\"{}\"", stroke.dash);
  return result;
}

}  // namespace

void Svg::line(SvgPoint from, SvgPoint to, const Stroke& stroke) {
  body_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n",
                       from.x, from.y, to.x, to.y, stroke_attributes(stroke));
}

void Svg::polyline(const std::vector<SvgPoint>& points, const Stroke& stroke) {
  body_ += "<polyline points=\"";
  for (const SvgPoint& p : points) body_ += fmt::format("{:.1f},{:.1f} ", p.x, p.y);
  body_ +=
      fmt::format("\" fill=\"none\" stroke-linejoin=\"round\" {}/>\n", stroke_attributes(stroke));
}

void Svg::rectangle(SvgPoint corner, double width, double height, std::string_view fill,
                    std::string_view attributes) {
  body_ += fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" {}/>\n",
      corner.x, corner.y, std::max(0.0, width), std::max(0.0, height), fill, attributes);
}

void Svg::circle(SvgPoint centre, double radius, std::string_view fill, const Stroke& stroke) {
  body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" {}/>\n",
                       centre.x, centre.y, radius, fill, stroke_attributes(stroke));
}

void Svg::text(SvgPoint at, std::string_view text, Anchor anchor, std::string_view fill,
               std::string_view attributes) {
  const char* where = anchor == Anchor::start    ? "start"
                      : anchor == Anchor::middle ? "middle"
                                                 : "end";
  body_ +=
      fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" fill=\"{}\" {}>{}</text>\n",
                  at.x, at.y, where, fill, attributes, escaped(text));
}

std::string Svg::finished(std::string_view title, std::string_view description) const {
  return fmt::format(
      "<svg viewBox=\"0 0 {:.0f} {:.0f}\" "
      "role=\"img\"><title>{}</title><desc>{}</desc>\n{}</svg>\n",
      width_, height_, escaped(title), escaped(description), body_);
}

double tick_distance(double span, int wanted) {
  if (!(span > 0)) return 1;
  const double rough = span / wanted;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= rough) return factor * power;
  return 10 * power;
}

double hour_distance(double hours, int wanted) {
  for (const double distance : {0.25, 0.5, 1.0, 2.0, 3.0, 6.0, 12.0, 24.0})
    if (hours / distance <= wanted) return distance;
  return 24 * std::ceil(hours / 24 / wanted);
}

double text_width(std::string_view text, double font_size) {
  return static_cast<double>(display_width(text)) * font_size * 0.5;
}

Stroke plan_stroke(std::size_t plan) {
  static constexpr Stroke kStrokes[] = {{"#444444", 2.4, "7 4"}, {"#0072B2", 2.4, ""},
                                        {"#D55E00", 2.4, "2 3"}, {"#009E73", 2.4, "10 3 2 3"},
                                        {"#CC79A7", 2.4, "5 2"}, {"#E69F00", 2.4, "12 4"},
                                        {"#56B4E9", 2.4, "4 4"}};
  return kStrokes[plan % std::size(kStrokes)];
}

}  // namespace skerry

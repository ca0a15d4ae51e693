#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skerry {

struct SvgPoint {
  double x = 0.0;
  double y = 0.0;
};

enum class Anchor { start, middle, end };

/// How a line is drawn: `dash` as in SVG, empty for a solid one.
struct Stroke {
  std::string_view colour = "#222";
  double width = 1.0;
  std::string_view dash = {};
};

/// A hand-written drawing of fixed size, in pixels at full width; it shrinks with the page.
/// Texts are escaped.
class Svg {
 public:
  Svg(double width, double height) : width_(width), height_(height) {}

  void line(SvgPoint from, SvgPoint to, const Stroke& stroke);
  void polyline(const std::vector<SvgPoint>& points, const Stroke& stroke);
  void rectangle(SvgPoint corner, double width, double height, std::string_view fill,
                 std::string_view attributes = {});
  void circle(SvgPoint centre, double radius, std::string_view fill, const Stroke& stroke);
  /// With a white rim, so that it can be read across lines. `attributes` such as `class="b"`.
  void text(SvgPoint at, std::string_view text, Anchor anchor = Anchor::start,
            std::string_view fill = "#222", std::string_view attributes = {});

  double width() const { return width_; }

  /// The finished element, with a title and a description for those who cannot see it.
  std::string finished(std::string_view title, std::string_view description) const;

 private:
  double width_;
  double height_;
  std::string body_;
};

/// A linear axis from values to pixels.
struct Axis {
  double low = 0.0;
  double high = 1.0;
  double begin = 0.0;  ///< pixel of `low`
  double end = 1.0;    ///< pixel of `high`
  double operator()(double value) const {
    return begin + (value - low) / (high - low) * (end - begin);
  }
};

/// A round distance between ticks, so that about `wanted` of them fit into `span`.
double tick_distance(double span, int wanted);
/// The same in hours: 0.25, 0.5, 1, 2, 3, 6, 12 or 24 and whole days.
double hour_distance(double hours, int wanted);

/// Width in pixels that `text` takes at a font size, roughly.
double text_width(std::string_view text, double font_size);

/// The colour and dash of the plan at a place in the comparison: Okabe and Ito's palette, the
/// baseline dark grey. They repeat after seven.
Stroke plan_stroke(std::size_t plan);

}  // namespace skerry

#pragma once

#include "sim/weather/fog.h"
#include "sim/weather/normals.h"
#include "sim/weather/score_table.h"
#include "sim/weather/var.h"

#include <array>
#include <span>
#include <vector>

namespace skerry {

/// The autoregression of the four scores at one place over `step`, with the climate's correlation
/// as its stationary covariance. Throws InputError when `check_climate` finds anything, or when the
/// climate gives an hourly matrix and `step` is not a whole number of hours.
Autoregression score_process(const Climate& climate, Duration step);

/// The least eigenvalue of the covariance of the innovations at all sites. Below zero there is no
/// such weather: the scores cannot be so like each other and last so unlike lengths of time.
double least_innovation(const Climate& climate, std::span<const GeneratorSite> sites,
                        Duration step);

/// Makes weather that has the climate's distributions month by month, lasts as long and hangs
/// together between elements and sites: normal scores that follow a vector autoregression, each
/// turned into its element by the month's distribution. Correlation is that of sites times that of
/// elements; all sites share one climate and one memory.
///
/// Known weakness of such models (Monbet, Ailliot and Prevosto 2007): calm and storm look alike
/// upside down, so that the lengths of weather windows are right only roughly.
class WeatherGenerator {
 public:
  /// `step`: of the fields to come. Throws InputError on a climate that no weather can have.
  WeatherGenerator(const Climate& climate, std::vector<GeneratorSite> sites,
                   Duration step = std::chrono::hours{1});

  /// Fills all but tide and stream of `out`, which says when, how often and for how many sites
  /// (those of the constructor). A pure function of the key, the site, the sites before it and the
  /// row, given when row 0 is.
  void generate(RunKey key, Fields& out) const;

  /// Fills them with the middle of the climate: every score at its median, and no fog.
  void expected(Fields& out) const;

 private:
  struct Month {
    ScoreTable wave, period, visibility;
    float wind_scale, wind_from, wave_from, spread;
  };
  struct Block;
  template <class Visit>
  void for_each_block(const Fields& out, Visit visit) const;
  static Month make_month(const Climate& climate, const ClimateMonth& month);
  void draw(RunKey key, const Block& block, Eigen::MatrixXf& scores) const;
  void evolve(const Block& block, Eigen::MatrixXf& scores, Eigen::Matrix4Xf& last) const;
  void fill(const Block& block, const std::vector<LocalHour>& hours, std::uint32_t site,
            const float* scores, Fields& out) const;

  Duration step_;
  Duration offset_;
  std::vector<std::uint32_t> entities_;
  Eigen::MatrixXf sites_root_;
  Eigen::Matrix4f start_root_, root_, phi_;
  ScoreTable wind_;  ///< of scale 1
  float gust_factor_;
  std::vector<float> daily_wind_;
  std::vector<Month> months_;
  FogProcess fog_;
};

}  // namespace skerry

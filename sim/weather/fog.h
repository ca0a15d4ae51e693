#pragma once

#include "sim/model/climate.h"
#include "sim/weather/fields.h"
#include "sim/weather/marginals.h"
#include "sim/weather/normals.h"

#include <array>
#include <vector>

namespace skerry {

/// Visibility below this is fog, m.
inline constexpr double kFogVisibility = 1000.0;

/// Fog as a Markov chain of two states in continuous time: what the process below comes to without
/// hours, months and winds, with exponential lengths. Rates are per hour.
struct TwoStateFog {
  double onset = 0.0;
  double end = 1.0;

  /// The share of the time with fog.
  double share() const { return onset / (onset + end); }
  /// Chance of fog `hours` after clear air, and after fog.
  double fog_after_clear(double hours) const;
  double fog_after_fog(double hours) const;
  /// Correlation of the state with itself `hours` later.
  double autocorrelation(double hours) const;
};

/// The chain with so many events in a year of 8,766 h, of this mean length. Throws InputError when
/// they do not fit into a year.
TwoStateFog two_state_fog(double events, Seconds mean_length);

/// The visibility of a fog at a normal score: lognormal, cut at 1 km. Metres.
double fog_visibility(const FogClimate& fog, double score);

/// Fog at a number of sites: a semi-Markov process. In clear air fog begins at the rate of the
/// month, the local hour and the wind (none in a strong one, more in a moist one); it has a
/// lognormal length on a clock that runs fast in the clearing hours, and one visibility. Sites
/// share onsets of the same step, lengths and visibilities by Gaussian copulas.
class FogProcess {
 public:
  /// `step`: of the fields to come. The climate is one in which `check_climate` finds nothing.
  /// Throws InputError when the fogs do not fit into a year.
  FogProcess(const Climate& climate, const std::vector<GeneratorSite>& sites, Duration step);

  /// Lays fog over `fields`, whose wind is there already: lowers visibility and ceiling.
  void cover(RunKey key, Fields& fields) const;

 private:
  struct Onset {
    float dry, moist;  ///< latent values below which fog begins
  };
  void calibrate(const Climate& climate);
  Onset onset(const Climate& climate, std::size_t month, std::size_t hour) const;
  void latent(RunKey key, Eigen::MatrixXf& values) const;
  float shared(RunKey key, Purpose purpose, std::size_t site, int row) const;
  bool begins(const Fields& fields, std::uint32_t site, int row, const Onset& onset,
              float value) const;
  double length(RunKey key, std::size_t site, int row) const;
  int lay(RunKey key, Fields& fields, const std::vector<LocalHour>& hours, std::uint32_t site,
          int row) const;
  void cover_site(RunKey key, Fields& fields, const std::vector<LocalHour>& hours,
                  std::uint32_t site, const float* latent) const;

  FogClimate fog_;
  Duration offset_;
  double step_hours_;
  std::vector<std::uint32_t> entities_;
  Eigen::MatrixXf root_;
  std::array<double, 24> clearing_{};  ///< speed of the clock of lengths
  std::array<double, 24> share_{};     ///< of the time with fog, over the year
  std::array<std::array<Onset, 24>, 12> onsets_{};
  std::array<std::array<float, 24>, 12> standing_{};  ///< latent value of fog at the first row
};

}  // namespace skerry

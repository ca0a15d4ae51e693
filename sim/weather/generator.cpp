#include "sim/weather/generator.h"

#include "sim/base/input_error.h"
#include "sim/base/require.h"
#include "sim/base/units.h"

#include <Eigen/Eigenvalues>
#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <utility>

namespace skerry {
namespace {

constexpr double kLeast = -1e-12;  // of an eigenvalue that rounding may have taken below zero

// The lowest broken cloud: assumptions, until there is a source for clouds.
constexpr double kGale = 13.9;          // m/s
constexpr double kGaleCeiling = 450;    // m
constexpr double kClearCeiling = 3000;  // m

Eigen::MatrixXd matrix(const std::vector<std::vector<double>>& rows) {
  Eigen::MatrixXd result(kScores, kScores);
  for (std::size_t i = 0; i < kScores; ++i)
    for (std::size_t j = 0; j < kScores; ++j)
      result(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = rows[i][j];
  return result;
}

Eigen::MatrixXd transition(const ScoreClimate& scores, Duration step) {
  Eigen::MatrixXd phi = Eigen::MatrixXd::Identity(kScores, kScores);
  if (!scores.memory.empty()) {
    for (std::size_t i = 0; i < kScores; ++i)
      phi.diagonal()[static_cast<Eigen::Index>(i)] =
          std::exp(-in_seconds(step) / in_seconds(scores.memory[i]));
    return phi;
  }
  constexpr Duration kHour = std::chrono::hours{1};
  if (step % kHour != Duration{0})
    throw InputError(fmt::format(
        "a climate with an 'hourly' matrix is for steps of whole hours, not {}; give 'memory'",
        text(step)));
  for (Duration at{0}; at < step; at += kHour) phi *= matrix(scores.hourly);
  return phi;
}

Eigen::MatrixXd site_correlation(std::span<const GeneratorSite> sites, Length reach) {
  const Eigen::MatrixXd root = site_root(sites, reach).cast<double>();
  return root * root.transpose();
}

/// The climate, if there can be weather of it.
const Climate& checked(const Climate& climate, Duration step) {
  const Autoregression process = score_process(climate, step);
  const double correlation = least_eigenvalue(matrix(climate.scores.correlation));
  if (correlation < kLeast)
    throw InputError(fmt::format(
        "climate '{}': 'correlation' is none (least eigenvalue {:.6f}): two scores that are like a "
        "third must be like each other",
        climate.id, correlation));
  const double innovation = least_eigenvalue(process.innovation);
  if (innovation < kLeast)
    throw InputError(fmt::format(
        "climate '{}': scores so alike cannot last so unlike lengths of time (least eigenvalue of "
        "the innovations {:.6f}); bring their memories together or lower their correlation",
        climate.id, innovation));
  return climate;
}

float wrapped(float angle) {
  constexpr float kTurn = 2 * std::numbers::pi_v<float>;
  const auto turns = static_cast<float>(static_cast<int>(angle / kTurn));
  const float rest = angle - turns * kTurn;
  return rest < 0 ? std::max(rest + kTurn, 0.0f) : rest;
}

}  // namespace

Autoregression score_process(const Climate& climate, Duration step) {
  if (auto problems = check_climate(climate); !problems.empty())
    throw InputError(std::move(problems));
  const Eigen::MatrixXd correlation = matrix(climate.scores.correlation);
  const Eigen::MatrixXd phi = transition(climate.scores, step);
  return yule_walker(correlation, phi * correlation);
}

double least_innovation(const Climate& climate, std::span<const GeneratorSite> sites,
                        Duration step) {
  const double place = least_eigenvalue(score_process(climate, step).innovation);
  // Of a product of Kronecker: each eigenvalue is one of the one times one of the other.
  const Eigen::MatrixXd between = site_correlation(sites, climate.scores.reach);
  return place * (place < 0 ? -least_eigenvalue(-between) : least_eigenvalue(between));
}

/// Rows that are made together, all in one month: few enough to stay in the nearest cache.
struct WeatherGenerator::Block {
  int begin = 0;
  int rows = 0;
  static constexpr int kMost = 64;
};

WeatherGenerator::Month WeatherGenerator::make_month(const Climate& climate,
                                                     const ClimateMonth& m) {
  const Lognormal wave = lognormal_of(m.wave.si, m.wave_cv);
  const auto height = [&](double z) { return std::exp(wave.location + wave.spread * z); };
  const auto visibility = [&](double z) {
    // Less would be fog, which is a process of its own.
    return std::max(m.visibility.si * std::exp(climate.visibility_spread * z), kFogVisibility);
  };
  return {ScoreTable(height),
          ScoreTable([&](double z) { return wave_period(m, height(z)); }),
          ScoreTable(visibility),
          static_cast<float>(weibull_scale(m.wind.si, climate.wind_shape)),
          static_cast<float>(m.wind_from.radians),
          static_cast<float>(m.wave_from.radians),
          static_cast<float>(direction_spread(m.steadiness))};
}

WeatherGenerator::WeatherGenerator(const Climate& climate, std::vector<GeneratorSite> sites,
                                   Duration step)
    : step_(step),
      offset_(climate.offset),
      sites_root_(site_root(sites, checked(climate, step).scores.reach)),
      wind_([&](double z) { return weibull_value(z, climate.wind_shape); }),
      gust_factor_(static_cast<float>(climate.gust_factor)),
      daily_wind_(daily_wind(climate)),
      fog_(climate, sites, step) {
  const Autoregression process = score_process(climate, step);
  phi_ = process.phi.cast<float>();
  start_root_ = lower_root(matrix(climate.scores.correlation)).cast<float>();
  root_ = lower_root(process.innovation).cast<float>();
  for (const GeneratorSite& site : sites) entities_.push_back(name_hash(site.id));
  for (const ClimateMonth& month : climate.months) months_.push_back(make_month(climate, month));
}

/// Independent values: one draw gives the four of a site and a row.
void WeatherGenerator::draw(RunKey key, const Block& block, Eigen::MatrixXf& scores) const {
  for (std::size_t site = 0; site < entities_.size(); ++site) {
    float* to = scores.col(static_cast<Eigen::Index>(site)).data();
    for (int row = 0; row < block.rows; ++row, to += kScores)
      normals_of(words(key, Purpose::scores, entities_[site],
                       static_cast<std::uint32_t>(block.begin + row)),
                 to);
  }
}

/// Turns innovations that hang together between sites into scores, row after row.
void WeatherGenerator::evolve(const Block& block, Eigen::MatrixXf& scores,
                              Eigen::Matrix4Xf& last) const {
  for (Eigen::Index site = 0; site < scores.cols(); ++site) {
    Eigen::Map<Eigen::Matrix4Xf> rows(scores.col(site).data(), 4, block.rows);
    Eigen::Vector4f z = last.col(site);
    for (Eigen::Index row = 0; row < block.rows; ++row) {
      const Eigen::Vector4f noise = rows.col(row);
      if (block.begin + row == 0)
        z.noalias() = start_root_ * noise;
      else
        z = (phi_ * z + root_ * noise).eval();
      rows.col(row) = z;
    }
    last.col(site) = z;
  }
}

/// Turns the scores of a site into its elements.
void WeatherGenerator::fill(const Block& block, const std::vector<LocalHour>& hours,
                            std::uint32_t site, const float* scores, Fields& out) const {
  const LocalHour* clock = hours.data() + block.begin;
  const Month& month = months_[static_cast<std::size_t>(clock->month)];
  const auto column = [&](Element element) { return out[element].column(site) + block.begin; };
  const auto each = [&](Element element, Score score, const auto& value) {
    double* to = column(element);
    const float* from = scores + static_cast<std::size_t>(score);
    for (int row = 0; row < block.rows; ++row) to[row] = value(from[4 * row]);
  };
  each(Element::wind, Score::wind, [&](float z) { return month.wind_scale * wind_(z); });
  each(Element::wave, Score::wave, month.wave);
  each(Element::period, Score::wave, month.period);
  each(Element::visibility, Score::visibility, month.visibility);
  each(Element::wind_from, Score::direction,
       [&](float z) { return wrapped(month.wind_from + month.spread * z); });
  each(Element::wave_from, Score::direction,
       [&](float z) { return wrapped(month.wave_from + month.spread * z); });
  double* wind = column(Element::wind);
  double* gust = column(Element::gust);
  double* ceiling = column(Element::ceiling);
  for (int row = 0; row < block.rows; ++row) {
    wind[row] *= daily_wind_[static_cast<std::size_t>(clock[row].hour)];
    gust[row] = gust_factor_ * wind[row];
    ceiling[row] = wind[row] >= kGale ? kGaleCeiling : kClearCeiling;
  }
  std::fill_n(column(Element::rain), block.rows, 0.0);
}

template <class Visit>
void WeatherGenerator::for_each_block(const Fields& out, Visit visit) const {
  require(out.step == step_ && out.sites == entities_.size(),
          "fields have the steps and the sites of their generator");
  const std::vector<LocalHour> hours = local_hours(out, offset_);
  const auto month = [&](int row) { return hours[static_cast<std::size_t>(row)].month; };
  for (Block block; block.begin < out.rows; block.begin += block.rows) {
    block.rows = 1;
    while (block.rows < Block::kMost && block.begin + block.rows < out.rows &&
           month(block.begin + block.rows) == month(block.begin))
      ++block.rows;
    visit(block, hours);
  }
}

void WeatherGenerator::generate(RunKey key, Fields& out) const {
  const auto columns = static_cast<Eigen::Index>(out.sites);
  Eigen::MatrixXf scores(4 * Block::kMost, columns);
  Eigen::Matrix4Xf last = Eigen::Matrix4Xf::Zero(4, columns);
  for_each_block(out, [&](const Block& block, const std::vector<LocalHour>& hours) {
    draw(key, block, scores);
    correlate(scores.topRows(4 * block.rows), sites_root_);
    evolve(block, scores, last);
    for (std::uint32_t site = 0; site < out.sites; ++site)
      fill(block, hours, site, scores.col(site).data(), out);
  });
  fog_.cover(key, out);
}

void WeatherGenerator::expected(Fields& out) const {
  const std::vector<float> middle(4 * Block::kMost, 0.0f);
  for_each_block(out, [&](const Block& block, const std::vector<LocalHour>& hours) {
    for (std::uint32_t site = 0; site < out.sites; ++site)
      fill(block, hours, site, middle.data(), out);
  });
}

}  // namespace skerry

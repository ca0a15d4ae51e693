#pragma once

#include "sim/base/quantity.h"
#include "sim/base/random.h"
#include "sim/geo/position.h"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <string>

namespace skerry {

/// A place for which weather is generated. Its draws are named by its id.
struct GeneratorSite {
  std::string id;
  Position position;
};

/// The standard normal value at probability (word + 1/2) / 2^32; never falls as `word` rises, but
/// for errors below 1e-5. By quadratic interpolation in a table, 32 pieces to an octave of the
/// probability, so exact to the last of 2^32 values in both tails.
float normal_of(std::uint32_t word);

/// The four normal values of one draw.
void normals_of(const PhiloxWords& draw, float* to);

/// The four words of one named draw.
PhiloxWords words(RunKey key, Purpose purpose, std::uint32_t entity, std::uint32_t index);

/// Root of the correlations e^(-distance / reach) between sites, as rows of weights of the sites up
/// to each: values of a site depend on those before it in the list, never on those after.
Eigen::MatrixXf site_root(std::span<const GeneratorSite> sites, Length reach);

/// Turns columns of independent values, one column a site, into correlated ones. Each value is
/// summed in one fixed order, whatever the number of rows and of sites.
void correlate(Eigen::Ref<Eigen::MatrixXf> columns, const Eigen::MatrixXf& root);

}  // namespace skerry

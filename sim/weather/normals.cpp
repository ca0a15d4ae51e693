#include "sim/weather/normals.h"

#include "sim/base/distribution.h"
#include "sim/weather/var.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace skerry {
namespace {

constexpr int kPieceBits = 5;  // 32 pieces to an octave
constexpr std::uint32_t kShift = 23 - kPieceBits;
constexpr std::uint32_t kLowest = std::bit_cast<std::uint32_t>(0.5f) >> kShift;  // of 1/2 to 2^31
constexpr std::size_t kPieces = std::size_t{33} << kPieceBits;

/// z = a + b t + c t^2 at p = x 2^-32, x from 1/2 to 2^31, where t runs from 0 to 1 over the piece.
struct Piece {
  float a, b, c;
};

/// The parabola through the ends and the middle of the piece from `x` to `x + width`.
Piece parabola(double x, double width) {
  const auto z = [](double at) { return at >= 0x1p31 ? 0.0 : normal_quantile(at * 0x1p-32); };
  const double z0 = z(x), z1 = z(x + width / 2), z2 = z(x + width);
  return {static_cast<float>(z0), static_cast<float>(-3 * z0 + 4 * z1 - z2),
          static_cast<float>(2 * z0 - 4 * z1 + 2 * z2)};
}

std::array<Piece, kPieces> make_pieces() {
  std::array<Piece, kPieces> pieces{};
  for (std::size_t i = 0; i < kPieces; ++i) {
    const auto bits = static_cast<std::uint32_t>((kLowest + i) << kShift);
    const auto next = static_cast<std::uint32_t>((kLowest + i + 1) << kShift);
    const double x = std::bit_cast<float>(bits);
    if (x < 0x1p31) pieces[i] = parabola(x, std::bit_cast<float>(next) - x);
  }
  return pieces;
}

const std::array<Piece, kPieces> kTable = make_pieces();

/// Without a branch: half of the words are upper ones, and no processor can guess which.
inline float score(std::uint32_t word) {
  const auto upper = static_cast<std::uint32_t>(static_cast<std::int32_t>(word) >> 31);
  const std::uint32_t lower = word ^ upper;                                     // by symmetry
  const float x = static_cast<float>(static_cast<std::int32_t>(lower)) + 0.5f;  // in [1/2, 2^31)
  const auto bits = std::bit_cast<std::uint32_t>(std::min(x, 0x1.fffffep30f));
  const Piece& piece = kTable[(bits >> kShift) - kLowest];
  const auto within = static_cast<std::int32_t>(bits & ((1u << kShift) - 1));
  const float t = static_cast<float>(within) * (1.0f / (1u << kShift));
  const float z = piece.a + t * (piece.b + t * piece.c);
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(z) ^ (upper & 0x80000000u));
}

}  // namespace

float normal_of(std::uint32_t word) { return score(word); }

void normals_of(const PhiloxWords& draw, float* to) {
  for (std::size_t i = 0; i < draw.size(); ++i) to[i] = score(draw[i]);
}

PhiloxWords words(RunKey key, Purpose purpose, std::uint32_t entity, std::uint32_t index) {
  return philox({index, static_cast<std::uint32_t>(purpose), entity, key.replication},
                {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)});
}

Eigen::MatrixXf site_root(std::span<const GeneratorSite> sites, Length reach) {
  const auto count = static_cast<Eigen::Index>(sites.size());
  Eigen::MatrixXd correlation(count, count);
  const auto place = [&](Eigen::Index i) { return sites[static_cast<std::size_t>(i)].position; };
  for (Eigen::Index i = 0; i < count; ++i)
    for (Eigen::Index j = 0; j < count; ++j)
      correlation(i, j) = std::exp(-(distance(place(i), place(j)) / reach));
  return lower_root(correlation).cast<float>();
}

void correlate(Eigen::Ref<Eigen::MatrixXf> columns, const Eigen::MatrixXf& root) {
  // From the last, so that those before still hold their independent values.
  for (Eigen::Index i = columns.cols(); i-- > 0;) {
    auto site = columns.col(i);
    site *= root(i, i);
    Eigen::Index j = 0;
    for (; j + 4 <= i; j += 4)
      site += root(i, j) * columns.col(j) + root(i, j + 1) * columns.col(j + 1) +
              root(i, j + 2) * columns.col(j + 2) + root(i, j + 3) * columns.col(j + 3);
    for (; j < i; ++j) site += root(i, j) * columns.col(j);
  }
}

}  // namespace skerry

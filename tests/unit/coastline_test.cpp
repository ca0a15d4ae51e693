#include "sim/geo/coastline.h"

#include <gtest/gtest.h>

#include <cmath>

namespace skerry {
namespace {

// One degree of latitude on the sphere of 6,371,008.8 m.
constexpr double kDegree = 111195.0797;

/// A square island, `half` metres from its middle to each side, about 0N 0E, where a degree of
/// longitude is as long as one of latitude.
Coastline::Ring square(double east, double north, double half) {
  const auto corner = [&](double x, double y) {
    return Position{(north + y * half) / kDegree, (east + x * half) / kDegree};
  };
  return {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)};
}

Position metres(double east, double north) { return {north / kDegree, east / kDegree}; }

TEST(Coastline, KnowsLandFromWater) {
  const Coastline coast({square(0, 0, 1000), square(5000, 0, 500)});
  EXPECT_TRUE(coast.is_land(metres(0, 0)));
  EXPECT_TRUE(coast.is_land(metres(999, -999)));
  EXPECT_FALSE(coast.is_land(metres(1001, 0)));
  EXPECT_TRUE(coast.is_land(metres(5100, 100)));
  EXPECT_FALSE(coast.is_land(metres(3000, 0)));
}

TEST(Coastline, MeasuresTheFreeFetchByDirection) {
  // 1,000 m west of an island whose side is 2,000 m long, and north of another 4,000 m off.
  const Coastline coast({square(2000, 0, 1000), square(0, -5000, 1000)});
  const Fetches fetches = coast.fetches(metres(0, 0));
  EXPECT_NEAR(fetches[18].si, 1000, 1);                       // east: its side
  EXPECT_NEAR(fetches[14].si, 1000 / std::cos(M_PI / 9), 1);  // 70 deg, along it
  EXPECT_NEAR(fetches[36].si, 4000, 4);                       // south
  EXPECT_EQ(fetches[0].si, kOpenWater.si);                    // north: open
  EXPECT_EQ(fetches[54].si, kOpenWater.si);                   // west
  EXPECT_NEAR(fetches[9].si, 1000 * std::sqrt(2.0), 2);       // 45 deg: its corner
  EXPECT_EQ(fetches[8].si, kOpenWater.si);                    // 40 deg: past it
}

TEST(Coastline, SeesLandThatLiesAcrossNorth) {
  const Coastline coast({square(0, 3000, 1000)});
  const Fetches fetches = coast.fetches(metres(0, 0));
  EXPECT_NEAR(fetches[0].si, 2000, 2);
  EXPECT_NEAR(fetches[1].si, 2000 / std::cos(M_PI / 36), 2);
  EXPECT_NEAR(fetches[71].si, 2000 / std::cos(M_PI / 36), 2);
  EXPECT_EQ(fetches[36].si, kOpenWater.si);
}

TEST(Coastline, IsOpenBeyondTheFetchThatMatters) {
  const Coastline coast({square(0, 40000, 5000)});
  EXPECT_EQ(coast.fetches(metres(0, 0))[0].si, kOpenWater.si);
}

TEST(Coastline, FindsTheNearestCoast) {
  const Coastline coast({square(0, 0, 1000)});
  EXPECT_NEAR(coast.to_coast(metres(1300, 0), {5000}).si, 300, 0.5);
  EXPECT_NEAR(coast.to_coast(metres(1300, 1400), {5000}).si, 500, 0.5);  // 3-4-5 to the corner
  EXPECT_EQ(coast.to_coast(metres(9000, 0), {5000}).si, 5000);
}

TEST(Coastline, LiesOffAWharfInTheOpenestWater) {
  // The wharf is on the south side: the open water is to the south.
  const Coastline coast({square(0, 0, 1000)});
  const auto water = coast.water_off(metres(0, -1000), {150});
  ASSERT_TRUE(water);
  EXPECT_NEAR(water->latitude * kDegree, -1150, 0.5);
  EXPECT_NEAR(water->longitude * kDegree, 0, 0.5);
  EXPECT_FALSE(coast.water_off(metres(0, 0), {150}));  // land all round
}

}  // namespace
}  // namespace skerry

#include "sim/base/units.h"

#include <gtest/gtest.h>

#include <numbers>
#include <string>

namespace skerry {
namespace {

using namespace std::chrono_literals;

template <class Q>
double si(const char* text) {
  const auto parsed = parse_quantity<Q>(text);
  return parsed ? parsed->si : -999;
}

TEST(Units, OfLength) {
  EXPECT_DOUBLE_EQ(si<Length>("1.8 m"), 1.8);
  EXPECT_DOUBLE_EQ(si<Length>("2.2 km"), 2200);
  EXPECT_DOUBLE_EQ(si<Length>("12 nmi"), 22224);
}

TEST(Units, OfSpeed) {
  EXPECT_DOUBLE_EQ(si<Speed>("6 m/s"), 6);
  EXPECT_DOUBLE_EQ(si<Speed>("36 km/h"), 10);
  EXPECT_DOUBLE_EQ(si<Speed>("9 kn"), 4.63);  // 9 x 1852 m in an hour
}

TEST(Units, OfBeaufortAreTheFormulaOfTheWmo) {
  EXPECT_NEAR(si<Speed>("6 Bft"), 0.836 * 14.696938456699069, 1e-12);  // 6 x sqrt 6
  EXPECT_DOUBLE_EQ(si<Speed>("4 Bft"), 6.688);
  EXPECT_EQ(si<Speed>("0 Bft"), 0);
}

TEST(Units, OfBeaufortLieWithinTheForcesPublished) {
  // Lower edges of the WMO's table, m/s.
  const double edges[] = {0, 0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7};
  for (int force = 1; force < 12; ++force) {
    EXPECT_GE(beaufort(force).si, edges[force]) << force;
    EXPECT_LT(beaufort(force).si, edges[force + 1]) << force;
    EXPECT_EQ(nearest_beaufort(beaufort(force)), force);
  }
}

TEST(Units, OfBeaufortAreWholeForcesTo17) {
  for (const char* text : {"7.5 Bft", "-1 Bft", "18 Bft", "Bft"})
    EXPECT_FALSE(parse_quantity<Speed>(text)) << text;
}

TEST(Units, OfRate) {
  EXPECT_DOUBLE_EQ(si<Rate>("2 persons/s"), 2);
  EXPECT_DOUBLE_EQ(si<Rate>("12 persons/min"), 0.2);
  EXPECT_DOUBLE_EQ(si<Rate>("720 persons/h"), 0.2);
}

TEST(Units, OfAreaAndAngle) {
  EXPECT_DOUBLE_EQ(si<Area>("60 m2"), 60);
  EXPECT_DOUBLE_EQ(parse_quantity<Angle>("180 deg")->radians, std::numbers::pi);
  EXPECT_DOUBLE_EQ(in_degrees(degrees(157)), 157);
}

TEST(Units, OfDuration) {
  EXPECT_EQ(parse_quantity<Duration>("250 ms"), Duration{250});
  EXPECT_EQ(parse_quantity<Duration>("90 s"), Duration{90s});
  EXPECT_EQ(parse_quantity<Duration>("1.5 min"), Duration{90s});
  EXPECT_EQ(parse_quantity<Duration>("2 h"), Duration{2h});
  EXPECT_EQ(parse_quantity<Duration>("1 d"), Duration{24h});
  EXPECT_EQ(parse_quantity<Duration>("-45 min"), Duration{-45min});
}

TEST(Units, OfDurationEndAfterALeapYear) {
  EXPECT_TRUE(parse_quantity<Duration>("366 d"));
  EXPECT_FALSE(parse_quantity<Duration>("366.1 d"));
  EXPECT_FALSE(parse_quantity<Duration>("1000000000000000000000 d"));
}

TEST(Units, MayFollowTheNumberWithoutABlank) {
  EXPECT_DOUBLE_EQ(si<Length>("12nmi"), 22224);
  EXPECT_DOUBLE_EQ(si<Length>("-1.5 m"), -1.5);
}

TEST(Units, MustBeGiven) {
  for (const char* text : {"35", "", " ", "m", "0"})
    EXPECT_FALSE(parse_quantity<Length>(text)) << text;
}

TEST(Units, MustBeOfTheRightKind) {
  EXPECT_FALSE(parse_quantity<Length>("35 kn"));
  EXPECT_FALSE(parse_quantity<Speed>("35 km"));
  EXPECT_FALSE(parse_quantity<Duration>("35 m"));
  EXPECT_FALSE(parse_quantity<Rate>("12 /min"));
  EXPECT_FALSE(parse_quantity<Area>("12 m"));
  EXPECT_FALSE(parse_quantity<Angle>("1 rad"));
}

TEST(Units, AreSpelledExactly) {
  for (const char* text : {"35 KN", "35 Kn", "35 knots", "35 kn.", "35 kn 2", "35 kn ", " 35 kn"})
    EXPECT_FALSE(parse_quantity<Speed>(text)) << text;
}

TEST(Units, FollowAPlainDecimalNumber) {
  for (const char* text :
       {"1e3 m", "0x10 m", "inf m", "nan m", "+5 m", "1,5 m", "--5 m", "1.2.3 m", ". m"})
    EXPECT_FALSE(parse_quantity<Length>(text)) << text;
}

TEST(Share, IsAPercentageOrAFraction) {
  EXPECT_DOUBLE_EQ(*parse_share("35 %"), 0.35);
  EXPECT_DOUBLE_EQ(*parse_share("35%"), 0.35);
  EXPECT_DOUBLE_EQ(*parse_share("0.35"), 0.35);
  for (const char* text : {"", "%", "half", "35 % ", "35 percent", "% 35"})
    EXPECT_FALSE(parse_share(text)) << text;
}

TEST(UnitText, ReadsBackAsTheSame) {
  EXPECT_EQ(text(Length{1852}), "1852 m");
  EXPECT_EQ(text(Duration{90min}), "90 min");
  EXPECT_EQ(text(Duration{90s}), "90 s");
  EXPECT_EQ(text(Duration{90}), "90 ms");
  EXPECT_EQ(parse_quantity<Speed>(text(Speed{9 * kKnot})), (Speed{9 * kKnot}));
  EXPECT_EQ(parse_quantity<Length>(text(Length{0.1})), (Length{0.1}));
}

TEST(Quantity, OfOneKindDividedByAnotherIsAThird) {
  const Seconds time = Length{1852} / Speed{kKnot};
  EXPECT_DOUBLE_EQ(time.si, 3600);
  EXPECT_DOUBLE_EQ(Length{3} / Length{2}, 1.5);
}

}  // namespace
}  // namespace skerry

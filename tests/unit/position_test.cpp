#include "sim/geo/position.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace skerry {
namespace {

constexpr double kRadius = 6371008.8;
constexpr double kPi = std::numbers::pi;

TEST(Position, IsReadWithItsLetters) {
  EXPECT_EQ(parse_position("30.1925N 122.6840E"), (Position{30.1925, 122.684}));
  EXPECT_EQ(parse_position("36.9S 174.8E"), (Position{-36.9, 174.8}));
  EXPECT_EQ(parse_position("0N 180W"), (Position{0, -180}));
  EXPECT_EQ(parse_position("90N 0E"), (Position{90, 0}));
}

TEST(Position, IsRefusedInAnyOtherForm) {
  for (const char* text :
       {"", "30.1925N", "122.6840E 30.1925N", "30.1925 122.6840", "30.1925N122.6840E",
        "30.1925N  122.6840E", "30.1925N, 122.6840E", "-30N 122E", "N30 E122", "30n 122e",
        "90.1N 0E", "0N 180.1E", "30 11 33N 122 41 2E", "nanN 0E", "30N 122E "})
    EXPECT_FALSE(parse_position(text)) << text;
}

TEST(Position, IsWrittenAsItWasRead) {
  EXPECT_EQ(text(Position{30.1925, 122.684}), "30.1925N 122.684E");
  EXPECT_EQ(text(Position{-36.9, -174.8}), "36.9S 174.8W");
}

TEST(Distance, OfAMinuteOfLatitudeIsAlmostANauticalMile) {
  const double minute = distance({30, 122}, {30 + 1.0 / 60, 122}).si;
  EXPECT_NEAR(minute, kRadius * kPi / 10800, 1e-6);
  EXPECT_NEAR(minute, 1853.25, 0.01);
}

TEST(Distance, AlongTheEquatorAndToThePoleIsAnArc) {
  EXPECT_NEAR(distance({0, 10}, {0, 100}).si, kRadius * kPi / 2, 1e-6);
  EXPECT_NEAR(distance({0, 10}, {90, 0}).si, kRadius * kPi / 2, 1e-6);
  EXPECT_NEAR(distance({20, 30}, {-20, -150}).si, kRadius * kPi, 0.1);
}

TEST(Distance, FromLosAngelesToNewYorkIsAsInTheAviationFormulary) {
  // Ed Williams: 0.623585 radians, initial course 1.150035 radians (66 degrees).
  const Position lax{33 + 57.0 / 60, -(118 + 24.0 / 60)};
  const Position jfk{40 + 38.0 / 60, -(73 + 47.0 / 60)};
  EXPECT_NEAR(distance(lax, jfk).si / kRadius, 0.623585, 5e-7);
  EXPECT_NEAR(bearing(lax, jfk).radians, 1.150035, 5e-7);
}

TEST(Distance, AgreesWithTheLawOfCosines) {
  const Position a{30.1925, 122.684}, b{29.88, 122.3};
  const auto rad = [](double d) { return d * kPi / 180; };
  const double cosine = std::sin(rad(a.latitude)) * std::sin(rad(b.latitude)) +
                        std::cos(rad(a.latitude)) * std::cos(rad(b.latitude)) *
                            std::cos(rad(a.longitude - b.longitude));
  EXPECT_NEAR(distance(a, b).si, kRadius * std::acos(cosine), 1e-4);
  EXPECT_DOUBLE_EQ(distance(a, b).si, distance(b, a).si);
}

TEST(Distance, CrossesTheDateLineTheShortWay) {
  EXPECT_NEAR(distance({0, 179.5}, {0, -179.5}).si, kRadius * kPi / 180, 1e-6);
}

TEST(Distance, OfAPlaceToItselfIsNothing) { EXPECT_EQ(distance({30, 122}, {30, 122}).si, 0); }

TEST(Bearing, IsClockwiseFromNorth) {
  EXPECT_NEAR(in_degrees(bearing({0, 0}, {1, 0})), 0, 1e-12);
  EXPECT_NEAR(in_degrees(bearing({0, 0}, {0, 1})), 90, 1e-12);
  EXPECT_NEAR(in_degrees(bearing({0, 0}, {-1, 0})), 180, 1e-12);
  EXPECT_NEAR(in_degrees(bearing({0, 0}, {0, -1})), 270, 1e-12);
}

TEST(PathLength, IsTheSumOfItsLegs) {
  const std::vector<Position> path{{0, 0}, {0, 1}, {1, 1}};
  EXPECT_NEAR(path_length(path).si, 2 * kRadius * kPi / 180, 1e-6);
  EXPECT_EQ(path_length({}).si, 0);
  EXPECT_EQ(path_length(std::vector<Position>{{5, 5}}).si, 0);
}

TEST(Destination, IsAsFarAndOnTheBearingAsked) {
  for (const Position from : {Position{30, 122}, Position{-36.9, 174.8}, Position{0, 0}})
    for (double b = 0; b < 360; b += 30) {
      const Position to = destination(from, degrees(b), {700e3});
      EXPECT_NEAR(distance(from, to).si, 700e3, 1e-3);
      EXPECT_NEAR(in_degrees(bearing(from, to)), b, 1e-6);
    }
}

TEST(Destination, CrossesTheDateLine) {
  EXPECT_NEAR(destination({0, 179}, degrees(90), {kRadius * kPi / 90}).longitude, -179, 1e-9);
}

}  // namespace
}  // namespace skerry

#include "sim/model/fleet.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <vector>

namespace skerry {
namespace {

const std::vector<SpeedInWaves> kSlows{{Length{1}, 1.0}, {Length{2}, 0.8}, {Length{4}, 0.2}};

TEST(SpeedShare, IsWholeWhereNothingIsGiven) { EXPECT_EQ(speed_share({}, Length{9}), 1); }

TEST(SpeedShare, IsLinearBetweenTheHeightsGiven) {
  EXPECT_DOUBLE_EQ(speed_share(kSlows, Length{1.5}), 0.9);
  EXPECT_DOUBLE_EQ(speed_share(kSlows, Length{2}), 0.8);
  EXPECT_DOUBLE_EQ(speed_share(kSlows, Length{3}), 0.5);
}

TEST(SpeedShare, IsFlatOutsideTheHeightsGiven) {
  EXPECT_DOUBLE_EQ(speed_share(kSlows, Length{0}), 1);
  EXPECT_DOUBLE_EQ(speed_share(kSlows, Length{20}), 0.2);
  EXPECT_DOUBLE_EQ(speed_share({{Length{1}, 0.7}}, Length{5}), 0.7);
}

Place place_with(Wharf wharf) {
  return test::wharf_place("pier", Id<Island>{0}, Id<Zone>{0}, {30, 122}, wharf);
}

TEST(Fits, TakesACraftThatFillsTheBerthExactly) {
  CraftClass c = test::craft_class("ferry");
  c.length = {60};
  c.draft = {5};
  EXPECT_TRUE(fits(c, place_with(test::wharf())));
}

TEST(Fits, RefusesACraftTooLongOrTooDeep) {
  CraftClass c = test::craft_class("ferry");
  c.length = {60.1};
  EXPECT_FALSE(fits(c, place_with(test::wharf())));
  c.length = {30};
  c.draft = {5.1};
  EXPECT_FALSE(fits(c, place_with(test::wharf())));
}

TEST(Fits, GivesARampOnlyToThoseWhereThereIsOne) {
  CraftClass c = test::craft_class("ro-ro");
  c.needs = Landing::ramp;
  Wharf w = test::wharf();
  EXPECT_FALSE(fits(c, place_with(w)));
  w.ramp = true;
  EXPECT_TRUE(fits(c, place_with(w)));
}

TEST(Fits, LandsAHelicopterOnAnyPadAndNowhereElse) {
  CraftClass c = test::craft_class("helicopter");
  c.medium = CraftMedium::air;
  c.needs = Landing::pad;
  Place field = test::land_place("field", PlaceKind::helipad, Id<Island>{0}, {30, 122});
  EXPECT_FALSE(fits(c, field));
  field.pad = Pad{};
  EXPECT_TRUE(fits(c, field));
  EXPECT_FALSE(fits(c, place_with(test::wharf())));
}

TEST(Fits, BerthsAFerryAtNoVillage) {
  EXPECT_FALSE(fits(test::craft_class("ferry"),
                    test::land_place("village", PlaceKind::village, Id<Island>{0}, {30, 122})));
}

}  // namespace
}  // namespace skerry

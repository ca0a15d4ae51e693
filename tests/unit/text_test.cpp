#include "sim/base/text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace skerry {
namespace {

const std::vector<std::string> kPlaces{"miaozihu", "dongfushan", "qingbang"};

TEST(NearestName, ForgivesAMissingAnAddedAndAChangedLetter) {
  EXPECT_EQ(nearest_name("miaozhu", kPlaces), "miaozihu");
  EXPECT_EQ(nearest_name("quingbang", kPlaces), "qingbang");
  EXPECT_EQ(nearest_name("dongfuxhan", kPlaces), "dongfushan");
}

TEST(NearestName, CountsASwapOfNeighboursAsOneSlip) {
  EXPECT_EQ(nearest_name("wnid", {"wind"}), "wind");
  EXPECT_EQ(nearest_name("wind", {"bind", "wnid"}), "bind");  // both one slip away: the first
}

TEST(NearestName, IsNoneWhenMoreThanAThirdDiffers) {
  EXPECT_FALSE(nearest_name("putuo", kPlaces));
  EXPECT_FALSE(nearest_name("abc", {"xyc"}));
  EXPECT_FALSE(nearest_name("a", {"b"}));
  EXPECT_FALSE(nearest_name("", kPlaces));
  EXPECT_FALSE(nearest_name("miaozihu", {}));
}

TEST(NearestName, DoesNotTryNamesOfAbsurdLength) {
  EXPECT_FALSE(nearest_name(std::string(4'000'000, 'a'), {std::string(4'000'000, 'b')}));
}

TEST(DidYouMean, IsAppendedToAMessage) {
  EXPECT_EQ(did_you_mean("miaozhu", kPlaces), "; did you mean 'miaozihu'?");
  EXPECT_EQ(did_you_mean("putuo", kPlaces), "");
}

TEST(CleanText, IsAnyOrdinaryTextInUtf8) {
  EXPECT_FALSE(first_unclean_byte(""));
  EXPECT_FALSE(first_unclean_byte("plain, with tab\tand lines\r\n"));
  EXPECT_FALSE(first_unclean_byte("庙子湖 é \U0001F6A2"));
}

TEST(CleanText, EndsAtABrokenSequence) {
  EXPECT_EQ(first_unclean_byte("ab\xE5\xBA"), 2u);  // cut short
  EXPECT_EQ(first_unclean_byte("ab\x80"), 2u);      // a byte of the middle alone
  EXPECT_EQ(first_unclean_byte("ab\xE5"
                               "bc"),
            2u);                                     // its middle is missing
  EXPECT_EQ(first_unclean_byte("Caf\xE9"), 3u);      // Latin-1
  EXPECT_EQ(first_unclean_byte("\xFF\xFEr\0"), 0u);  // UTF-16
}

TEST(CleanText, HasNoOverlongForms) {
  EXPECT_EQ(first_unclean_byte("\xC0\xAF"), 0u);  // '/' in two bytes
  EXPECT_EQ(first_unclean_byte("\xC1\xBF"), 0u);
  EXPECT_EQ(first_unclean_byte("\xE0\x80\xAF"), 0u);      // '/' in three
  EXPECT_EQ(first_unclean_byte("\xF0\x80\x80\xAF"), 0u);  // '/' in four
}

TEST(CleanText, HasNoSurrogatesAndNothingBeyondUnicode) {
  EXPECT_EQ(first_unclean_byte("\xED\xA0\x80"), 0u);      // U+D800
  EXPECT_EQ(first_unclean_byte("\xED\xBF\xBF"), 0u);      // U+DFFF
  EXPECT_FALSE(first_unclean_byte("\xED\x9F\xBF"));       // U+D7FF
  EXPECT_FALSE(first_unclean_byte("\xF4\x8F\xBF\xBF"));   // U+10FFFF
  EXPECT_EQ(first_unclean_byte("\xF4\x90\x80\x80"), 0u);  // U+110000
  EXPECT_EQ(first_unclean_byte("\xF8\x88\x80\x80\x80"), 0u);
}

TEST(CleanText, HasNoControlCharacters) {
  for (const std::string& text : {std::string("\0", 1), std::string("\x1B"), std::string("\x08"),
                                  std::string("\x7F"), std::string("\xC2\x85")})
    EXPECT_EQ(first_unclean_byte("ab" + text), 2u);
}

TEST(CleanText, HasNoOverridesOfItsDirection) {
  for (const char* text : {"\u202A", "\u202E", "\u2066", "\u2069"})
    EXPECT_EQ(first_unclean_byte(std::string("ab") + text), 2u);
}

TEST(CleanText, HasAByteOrderMarkOnlyAtTheStart) {
  EXPECT_FALSE(first_unclean_byte("\uFEFFregion: r"));
  EXPECT_EQ(first_unclean_byte("r\uFEFF"), 1u);
  EXPECT_EQ(first_unclean_byte("\uFEFF\uFEFF"), 3u);
}

TEST(DisplayWidth, IsTwoForChineseCharacters) {
  EXPECT_EQ(display_width("Old pier"), 8u);
  EXPECT_EQ(display_width("庙子湖"), 6u);
  EXPECT_EQ(display_width("（外海）"), 8u);
  EXPECT_EQ(display_width("é"), 1u);
}

TEST(Padding, FillsToColumnsNotBytes) {
  EXPECT_EQ(pad_right("庙子湖", 8), "庙子湖  ");
  EXPECT_EQ(pad_left("庙子湖", 8), "  庙子湖");
  EXPECT_EQ(pad_right("too long", 3), "too long");
}

TEST(ParseNumber, TakesAllOfTheTextAndOnlyFiniteNumbers) {
  EXPECT_EQ(parse_number("-1.5"), -1.5);
  EXPECT_EQ(parse_number("1e3"), 1000);
  for (const char* text : {"", " 1", "1 ", "+1", "0x10", "inf", "nan", "1e999", "1,5", "1.5m"})
    EXPECT_FALSE(parse_number(text)) << text;
}

TEST(ParseInteger, RefusesLeadingZeros) {
  EXPECT_EQ(parse_integer("10"), 10);
  EXPECT_EQ(parse_integer("0"), 0);
  EXPECT_EQ(parse_integer("-7"), -7);
  for (const char* text :
       {"", "010", "-07", "00", "1.0", "1e3", "+1", "ten", "-", "99999999999999999999"})
    EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(NameHash, IsFnv1aOf32Bits) {
  // Test vectors of Landon Curt Noll's FNV page.
  EXPECT_EQ(name_hash(""), 0x811c9dc5u);
  EXPECT_EQ(name_hash("a"), 0xe40c292cu);
  EXPECT_EQ(name_hash("foobar"), 0xbf9cf968u);
}

}  // namespace
}  // namespace skerry

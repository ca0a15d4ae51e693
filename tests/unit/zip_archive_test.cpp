// Archives, those made to harm among them.

#include "sim/io/zip_archive.h"

#include "sim/base/input_error.h"
#include "sim/io/gtfs.h"
#include "tests/support/feeds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <random>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

bool any(std::string_view) { return true; }

std::string bytes_in(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

fs::path file_of(const std::string& bytes) {
  const fs::path file = feed_folder() / "made.zip";
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

/// An archive that libzip makes as `make` says.
fs::path zip_made(const std::function<void(zip_t*)>& make) {
  const fs::path file = file_of("");
  fs::remove(file);
  zip_t* zip = zip_open(file.c_str(), ZIP_CREATE, nullptr);
  make(zip);
  EXPECT_EQ(zip_close(zip), 0);
  return file;
}

void add(zip_t* zip, const char* name, const std::string& text) {
  zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
}

std::string refusal(const fs::path& file) {
  try {
    io::read_zip(file, any);
    return "read";
  } catch (const InputError& error) {
    const std::string told = error.what();
    const std::string folder = file.parent_path().string() + "/";
    EXPECT_TRUE(told.starts_with(folder)) << told;
    return told.substr(folder.size());
  }
}

std::string little_endian(std::uint32_t value) {
  std::string result;
  for (int i = 0; i < 4; ++i) result += static_cast<char>(value >> (8 * i) & 0xFF);
  return result;
}

TEST(AnArchive, GivesItsMembersInOrderOfTheirNames) {
  const auto members = io::read_zip(as_zip({{"b.txt", "two"}, {"a.txt", "one"}}), any);
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].name, "a.txt");
  EXPECT_EQ(members[0].bytes, "one");
  EXPECT_THAT(members[1].shown, testing::EndsWith("feed.zip/b.txt"));
}

TEST(AnArchive, MayHaveAllItsFilesInOneFolder) {
  const auto members = io::read_zip(as_zip({{"a.txt", "one"}, {"b.txt", "two"}}, "gulf/"), any);
  EXPECT_EQ(members[0].name, "a.txt");
  EXPECT_THAT(members[0].shown, testing::EndsWith("feed.zip/gulf/a.txt"));
}

TEST(AnArchive, OfTheSameMembersIsTheSameBytes) {
  const std::vector<io::Member> members{{"a.txt", "", "one"}, {"b.txt", "", "two"}};
  EXPECT_EQ(io::zip_of(members), io::zip_of(members));
  const std::string bytes = io::zip_of(members);
  EXPECT_EQ(bytes.substr(10, 4), (std::string{0, 0, 0x21, 0})) << "00:00 on 1 January 1980";
}

TEST(AFileThatIsNoArchive, IsRefused) {
  EXPECT_EQ(refusal(file_of("stop_id,stop_name\n")), "made.zip: not a zip archive");
  EXPECT_EQ(refusal(file_of("")), "made.zip: the file is empty");
  EXPECT_EQ(refusal(file_of("").parent_path() / "none.zip"), "none.zip: there is no such file");
}

TEST(AnArchiveCutShort, IsRefused) {
  const std::string whole = bytes_in(as_zip({{"a.txt", std::string(5000, 'a') + "b"}}));
  for (std::size_t size = 1; size < whole.size(); size += 7)
    EXPECT_NE(refusal(file_of(whole.substr(0, size))), "read") << size;
}

TEST(NamesThatLeadElsewhere, AreRefused) {
  const auto told = [](const char* name) {
    return refusal(zip_made([&](zip_t* zip) {
      static const std::string text = "text";
      add(zip, name, text);
    }));
  };
  EXPECT_THAT(told("../stops.txt"), HasSubstr("'../stops.txt': it leads out of the archive"));
  EXPECT_THAT(told("a/../../stops.txt"), HasSubstr("it leads out of the archive"));
  EXPECT_THAT(told("/etc/stops.txt"), HasSubstr("it begins with '/'"));
  EXPECT_THAT(told("a\\stops.txt"), HasSubstr("it has a '\\'"));
  EXPECT_THAT(told("C:stops.txt"), HasSubstr("it has a ':'"));
  EXPECT_EQ(told("a..b/stops.txt"), "read");
}

TEST(ALink, IsRefused) {
  const std::string target = "/etc/passwd";
  EXPECT_EQ(refusal(zip_made([&](zip_t* zip) {
              add(zip, "stops.txt", target);
              zip_file_set_external_attributes(zip, 0, 0, ZIP_OPSYS_UNIX, 0120777u << 16);
            })),
            "made.zip/stops.txt: a link, only plain files are read");
}

TEST(AnEncryptedMember, IsRefused) {
  const std::string text = "secret";
  EXPECT_EQ(refusal(zip_made([&](zip_t* zip) {
              add(zip, "stops.txt", text);
              zip_file_set_encryption(zip, 0, ZIP_EM_AES_256, "word");
            })),
            "made.zip/stops.txt: encrypted, save it without a password");
}

TEST(TooManyMembers, AreRefused) {
  FeedFiles files;
  for (int i = 0; i <= 1000; ++i) files["f" + std::to_string(i)] = "";
  EXPECT_THAT(refusal(as_zip(files)), HasSubstr("1001 members, at most 1000 are read"));
}

TEST(ABomb, IsRefusedWithoutBeingInflated) {
  // Zeros pack to a thousandth: 8 MiB are below the limit of size, far above that of the ratio.
  EXPECT_THAT(refusal(as_zip({{"stops.txt", std::string(8u << 20, '\0')}})),
              HasSubstr("feed.zip/stops.txt: inflates to more than 200 times its size"));
  EXPECT_THAT(refusal(as_zip({{"stops.txt", std::string(201u << 20, '\0')}})),
              HasSubstr("feed.zip/stops.txt: too large: at most 200 MiB a member and 500 MiB"));
}

TEST(ABombWhoseHeadersLie, IsRefused) {
  // Both headers say 10 bytes. The size stands at 22 of the local header, 24 of the central one.
  std::string bytes = bytes_in(as_zip({{"stops.txt", std::string(8u << 20, 'x')}}));
  const std::string truth = little_endian(8u << 20);
  int found = 0;
  for (std::size_t at; (at = bytes.find(truth)) != std::string::npos; ++found)
    bytes.replace(at, 4, little_endian(10));
  ASSERT_EQ(found, 2);
  EXPECT_NE(refusal(file_of(bytes)), "read");
}

TEST(AnArchiveWithFlippedBits, IsReadOrRefusedButNothingElse) {
  const std::string whole = bytes_in(as_zip(small_feed()));
  std::mt19937 random(20261124);
  int read = 0, refused = 0;
  for (int trial = 0; trial < 600; ++trial) {
    std::string bytes = whole;
    for (unsigned flips = 1 + random() % 4; flips > 0; --flips)
      bytes[random() % bytes.size()] ^= static_cast<char>(1u << random() % 8);
    const fs::path file = file_of(bytes);
    try {
      io::gtfs::read_feed(file);
      ++read;
    } catch (const InputError& error) {
      ++refused;
      EXPECT_NE(std::string(error.what()), "");
    }
    fs::remove_all(file.parent_path());
  }
  EXPECT_EQ(read + refused, 600);
  EXPECT_GT(refused, 300);
}

}  // namespace
}  // namespace skerry::test

#pragma once

#include "sim/io/gtfs.h"

#include <filesystem>
#include <map>
#include <string>

namespace skerry::test {

/// The files of a feed, by name.
using FeedFiles = std::map<std::string, std::string>;

/// Two wharves 10 km apart, one route, one trip a weekday of 2026 there at 08:00 in 30 min and
/// one back at 09:00. Every other feed of the tests is this one, changed.
FeedFiles small_feed();

/// `files` with the rows of one file replaced, added to, or the file left out.
FeedFiles with(FeedFiles files, const std::string& name, const std::string& text);
FeedFiles without(FeedFiles files, const std::string& name);

/// An empty folder of the test's own.
std::filesystem::path feed_folder();

/// Written into a folder of the test's own, as plain files or as a zip made by libzip.
std::filesystem::path as_folder(const FeedFiles& files);
std::filesystem::path as_zip(const FeedFiles& files, const std::string& top = "");

io::gtfs::Feed read(const FeedFiles& files);

/// What reading it complains of, without the folder's name; `read` where it does not.
std::string refusal(const FeedFiles& files);

}  // namespace skerry::test

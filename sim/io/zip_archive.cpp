#include "sim/io/zip_archive.h"

#include "sim/base/input_error.h"
#include "sim/io/load.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <sys/stat.h>

namespace skerry::io {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSmall = 1u << 20;  ///< what a high ratio may inflate to

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseMember {
  void operator()(zip_file_t* member) const { zip_fclose(member); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;
using OpenMember = std::unique_ptr<zip_file_t, CloseMember>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

std::string message_of(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string result = zip_error_strerror(&error);
  zip_error_fini(&error);
  return result;
}

/// Why a name must not be in an archive; nothing where it may.
const char* hazard(std::string_view name) {
  if (name.empty()) return "a member without a name";
  if (name.front() == '/') return "it begins with '/'";
  if (name.find('\\') != name.npos) return "it has a '\\'";
  if (name.find(':') != name.npos) return "it has a ':'";
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return "it leads out of the archive";
    at = end + 1;
  }
  return nullptr;
}

/// Files that archivers of one system add of themselves.
bool is_litter(std::string_view name) {
  return name.starts_with("__MACOSX/") || name.ends_with(".DS_Store");
}

class ZipReader {
 public:
  explicit ZipReader(const fs::path& file) : file_(file.lexically_normal().string()) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) fail("there is no such file");
    if (fs::file_size(file, error) == 0) fail("the file is empty");
    int code = 0;
    zip_.reset(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (!zip_)
      fail(code == ZIP_ER_NOZIP ? "not a zip archive"
                                : fmt::format("a damaged zip archive: {}", message_of(code)));
  }

  std::vector<Member> read(const std::function<bool(std::string_view)>& wanted) {
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(zip_.get(), 0));
    if (count > kMostMembers)
      fail(fmt::format("{} members, at most {} are read", count, kMostMembers));
    for (zip_uint64_t i = 0; i < count; ++i) names_.push_back(checked_name(i));
    const std::size_t top = top_folder().size();
    std::vector<Member> result;
    for (zip_uint64_t i = 0; i < count; ++i) {
      const std::string& name = names_[i];
      if (is_litter(name) || name.ends_with('/') || !wanted(std::string_view(name).substr(top)))
        continue;
      result.push_back({name.substr(top), fmt::format("{}/{}", file_, name), inflated(i)});
    }
    std::sort(result.begin(), result.end(),
              [](const Member& a, const Member& b) { return a.name < b.name; });
    return result;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw InputError(std::vector{Problem{{file_, 0, 0}, message}});
  }
  [[noreturn]] void fail(const std::string& name, const std::string& message) const {
    throw InputError(std::vector{Problem{{fmt::format("{}/{}", file_, name), 0, 0}, message}});
  }

  std::string checked_name(zip_uint64_t index) const {
    const char* raw = zip_get_name(zip_.get(), index, ZIP_FL_ENC_GUESS);
    const std::string name = raw == nullptr ? "" : raw;
    if (const char* why = hazard(name))
      fail(fmt::format("a name that an archive may not have, '{}': {}", name, why));
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip_.get(), index, 0, &system, &attributes) == 0 &&
        system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16))
      fail(name, "a link, only plain files are read");
    return name;
  }

  /// `gulf/` where all files lie in that folder; else nothing.
  std::string top_folder() const {
    std::optional<std::string> top;
    for (const std::string& name : names_) {
      if (is_litter(name)) continue;
      const std::size_t slash = name.find('/');
      const std::string folder = slash == name.npos ? "" : name.substr(0, slash + 1);
      if (top && *top != folder) return "";
      top = folder;
    }
    return top.value_or("");
  }

  std::string inflated(zip_uint64_t index) {
    const std::string& name = names_[index];
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(zip_.get(), index, 0, &about) != 0) fail(name, "cannot be read");
    if (about.encryption_method != ZIP_EM_NONE) fail(name, "encrypted, save it without a password");
    if (about.size > kMostMemberBytes) too_large(name);
    const OpenMember member(zip_fopen_index(zip_.get(), index, 0));
    if (!member) fail(name, fmt::format("cannot be read: {}", zip_strerror(zip_.get())));
    std::string bytes;
    char block[1 << 16];
    while (true) {
      const zip_int64_t got = zip_fread(member.get(), block, sizeof block);
      if (got < 0)
        fail(name,
             fmt::format("damaged: {}", zip_error_strerror(zip_file_get_error(member.get()))));
      if (got == 0) break;
      bytes.append(block, static_cast<std::size_t>(got));
      read_ += static_cast<std::size_t>(got);
      if (bytes.size() > kMostMemberBytes || read_ > kMostArchiveBytes) too_large(name);
      if (bytes.size() > kSmall && bytes.size() / kMostRatio > about.comp_size)
        fail(name, fmt::format("inflates to more than {} times its size, as no timetable does",
                               kMostRatio));
    }
    return bytes;
  }

  [[noreturn]] void too_large(const std::string& name) const {
    fail(name, fmt::format("too large: at most {} MiB a member and {} MiB in all are read",
                           kMostMemberBytes >> 20, kMostArchiveBytes >> 20));
  }

  std::string file_;
  Zip zip_;
  std::vector<std::string> names_;
  std::size_t read_ = 0;
};

[[noreturn]] void cannot_write() { throw std::runtime_error("a zip archive cannot be made"); }

}  // namespace

std::vector<Member> read_zip(const fs::path& file,
                             const std::function<bool(std::string_view)>& wanted) {
  return ZipReader(file).read(wanted);
}

std::vector<Member> read_folder(const fs::path& folder,
                                const std::function<bool(std::string_view)>& wanted) {
  std::vector<Member> result;
  std::error_code error;
  std::size_t read = 0;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!entry->is_regular_file(error) || !wanted(name)) continue;
    const std::string shown = entry->path().lexically_normal().string();
    result.push_back({name, shown, read_file(entry->path(), kMostMemberBytes)});
    read += result.back().bytes.size();
    if (read > kMostArchiveBytes)
      throw InputError(fmt::format("{}: too large: at most {} MiB in all are read", folder.string(),
                                   kMostArchiveBytes >> 20));
  }
  if (error) throw InputError(fmt::format("{}: cannot be read", folder.string()));
  std::sort(result.begin(), result.end(),
            [](const Member& a, const Member& b) { return a.name < b.name; });
  return result;
}

std::string zip_of(std::span<const Member> members) {
  constexpr zip_uint16_t kFirstDay = (1 << 5) | 1;  // 1 January 1980, as DOS counts days
  zip_error_t error;
  zip_error_init(&error);
  const Source buffer(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!buffer) cannot_write();
  zip_source_keep(buffer.get());  // the archive's own share of it
  Zip zip(zip_open_from_source(buffer.get(), ZIP_TRUNCATE, &error));
  if (!zip) {
    zip_source_free(buffer.get());
    cannot_write();
  }
  for (const Member& member : members) {
    Source bytes(zip_source_buffer(zip.get(), member.bytes.data(), member.bytes.size(), 0));
    if (!bytes) cannot_write();
    const zip_int64_t index =
        zip_file_add(zip.get(), member.name.c_str(), bytes.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) cannot_write();
    bytes.release();
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(zip.get(), at, 0, kFirstDay, 0) != 0 ||
        zip_set_file_compression(zip.get(), at, ZIP_CM_DEFLATE, 9) != 0)
      cannot_write();
  }
  if (zip_close(zip.get()) != 0) cannot_write();
  (void)zip.release();
  std::string result;
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(buffer.get(), &about) != 0 || zip_source_open(buffer.get()) != 0)
    cannot_write();
  result.resize(about.size);
  const zip_int64_t got = zip_source_read(buffer.get(), result.data(), about.size);
  zip_source_close(buffer.get());
  if (got < 0 || static_cast<zip_uint64_t>(got) != about.size) cannot_write();
  return result;
}

}  // namespace skerry::io

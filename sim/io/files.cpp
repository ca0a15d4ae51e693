#include "sim/io/files.h"

#include "sim/base/input_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace skerry::io {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what) {
  throw InputError(fmt::format("{}: {}: {}", file.string(), what, std::strerror(errno)));
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

void write_file(const std::filesystem::path& file, std::string_view bytes) {
  std::error_code error;
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  std::filesystem::create_directories(folder, error);
  std::string name = file.string() + ".XXXXXX";
  {
    const Descriptor out(::mkstemp(name.data()));
    if (out.get() < 0) fail(file, "cannot be written");
    std::size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t n = ::write(out.get(), bytes.data() + done, bytes.size() - done);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) {
        ::unlink(name.c_str());
        fail(file, "cannot be written");
      }
      done += static_cast<std::size_t>(n);
    }
    if (::fchmod(out.get(), 0644) != 0 || ::fsync(out.get()) != 0) fail(file, "cannot be written");
  }
  if (::rename(name.c_str(), file.c_str()) != 0) {
    ::unlink(name.c_str());
    fail(file, "cannot be replaced");
  }
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY));
  if (directory.get() >= 0) ::fsync(directory.get());
}

void write_folder(const std::filesystem::path& folder,
                  const std::map<std::string, std::string>& files) {
  namespace fs = std::filesystem;
  const fs::path target = folder.has_filename() ? folder : folder.parent_path();
  std::error_code error;
  if (fs::exists(target, error) &&
      !(fs::is_directory(target, error) && fs::is_empty(target, error)))
    throw InputError(
        fmt::format("{}: there is something already; name a new folder", target.string()));
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), error);
  std::string temporary = target.string() + ".XXXXXX";
  if (::mkdtemp(temporary.data()) == nullptr) fail(target, "cannot be written");
  try {
    for (const auto& [name, bytes] : files) write_file(fs::path(temporary) / name, bytes);
    if (::chmod(temporary.c_str(), 0755) != 0 || ::rename(temporary.c_str(), target.c_str()) != 0)
      fail(target, "cannot be written");
  } catch (...) {
    fs::remove_all(temporary, error);
    throw;
  }
}

}  // namespace skerry::io

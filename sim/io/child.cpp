#include "sim/io/child.h"

#include "sim/base/fingerprint.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace skerry::io {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr std::size_t kMostAnswer = std::size_t{512} << 20;

void limit(int resource, rlim_t most) {
  const rlimit value{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

/// Sanitizers reserve address space by the terabyte, and have something to say on stderr.
void confine() {
  limit(RLIMIT_CPU, 60);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  ::setenv("HDF5_PLUGIN_PRELOAD", "::", 1);  // no code from plugins that a file asks for
  if (kSanitized) return;
  limit(RLIMIT_AS, rlim_t{2} << 30);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
}

void write_all(int to, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(to, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    done += static_cast<std::size_t>(n);
  }
}

std::string read_all(int from) {
  std::string bytes;
  char buffer[1 << 16];
  while (bytes.size() <= kMostAnswer) {
    const ssize_t n = ::read(from, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    bytes.append(buffer, static_cast<std::size_t>(n));
  }
  return bytes;
}

/// The child's answer ends with its checksum, so that one cut short is known.
std::string sealed(std::string answer) {
  const std::uint64_t sum = hash_bytes(answer.data(), answer.size());
  answer.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  return answer;
}

std::optional<std::string> unsealed(std::string answer) {
  std::uint64_t sum = 0;
  if (answer.size() < sizeof sum) return std::nullopt;
  const std::size_t size = answer.size() - sizeof sum;
  std::memcpy(&sum, answer.data() + size, sizeof sum);
  answer.resize(size);
  return hash_bytes(answer.data(), size) == sum ? std::optional{std::move(answer)} : std::nullopt;
}

bool ended_well(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<std::string> in_child(const std::function<std::string()>& work) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe to a child process");
  const pid_t child = ::fork();
  if (child < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    throw std::runtime_error("no child process to read the file in");
  }
  if (child == 0) {
    ::close(ends[0]);
    confine();
    write_all(ends[1], sealed(work()));
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string answer = read_all(ends[0]);
  ::close(ends[0]);
  const bool well = ended_well(child);
  return well ? unsealed(std::move(answer)) : std::nullopt;
}

}  // namespace skerry::io

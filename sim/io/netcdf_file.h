#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace skerry::io {

/// A NetCDF file open for reading: the few calls of its library that we need, checked. Each throws
/// InputError, with the library's words, where it fails.
class NetcdfFile {
 public:
  explicit NetcdfFile(const std::filesystem::path& file);
  ~NetcdfFile();
  NetcdfFile(const NetcdfFile&) = delete;
  NetcdfFile& operator=(const NetcdfFile&) = delete;

  struct Dimension {
    std::string name;
    std::size_t size = 0;
  };
  struct Variable {
    int id = 0;
    std::string name;
    int type = 0;                 ///< nc_type
    std::vector<int> dimensions;  ///< places in `dimensions()`
  };
  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const std::vector<Variable>& variables() const { return variables_; }
  const Variable* find(const std::string& name) const;

  /// Empty where there is no such text.
  std::string text_attribute(const Variable& variable, const char* name) const;
  std::optional<double> number_attribute(const Variable& variable, const char* name) const;

  /// As stored: neither unpacked nor rid of fill values.
  std::vector<double> raw(const Variable& variable, const std::vector<std::size_t>& from,
                          const std::vector<std::size_t>& count) const;
  /// All of a variable of one dimension, unpacked.
  std::vector<double> axis(const Variable& variable) const;
  /// Unpacked, NaN where missing.
  std::vector<double> values(const Variable& variable, const std::vector<std::size_t>& from,
                             const std::vector<std::size_t>& count) const;

 private:
  void list_dimensions();
  void list_variables();

  int id_ = 0;
  std::vector<Dimension> dimensions_;
  std::vector<Variable> variables_;
};

}  // namespace skerry::io

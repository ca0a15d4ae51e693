#include "tests/support/forecast_files.h"

#include <eccodes.h>
#include <netcdf.h>

#include <cmath>
#include <cstdio>
#include <functional>
#include <stdexcept>

namespace skerry::test {
namespace {

using Value = std::function<double(double latitude, double longitude, double hour)>;

bool is_land(const MadeForecast& made, std::size_t row, std::size_t column) {
  return made.land && row == 1 && column == 1;
}

void check(int status, const char* what) {
  if (status != 0) throw std::runtime_error(what);
}

class NetcdfWriter {
 public:
  NetcdfWriter(const std::filesystem::path& file, const MadeForecast& made) : made_(made) {
    check(nc_create(file.c_str(), NC_CLOBBER | (made.hdf ? NC_NETCDF4 : 0), &id_), "nc_create");
  }
  ~NetcdfWriter() { nc_close(id_); }

  void write() {
    std::vector<double> times;
    for (const double hour : made_.hours)
      times.push_back(made_.time_origin + hour * made_.per_hour);
    const int time = axis("time", made_.time_unit, times);
    nc_redef(id_);
    const int extra = made_.extra > 0 ? dimension(made_.extra_name, made_.extra) : -1;
    const int latitude = axis("latitude", "degrees_north", made_.latitudes);
    const int longitude = axis("longitude", "degrees_east", made_.longitudes);
    dimensions_ = {time, latitude, longitude};
    if (extra >= 0) dimensions_.insert(dimensions_.begin() + 1, extra);
    const std::string odd = made_.known ? "" : "odd_";
    variable(odd + "u10", made_.wind_unit, made_east, false);
    variable(odd + "v10", made_.wind_unit, made_north, false);
    variable(odd + "swh", "m", made_wave, true);
    variable(
        odd + "mwd", "Degree true",
        [](double, double longitude_of, double) { return made_wave_from(longitude_of); }, true);
  }

 private:
  int dimension(const std::string& name, int size) {
    int id = 0;
    check(nc_def_dim(id_, name.c_str(), static_cast<std::size_t>(size), &id), "nc_def_dim");
    return id;
  }

  void text(int variable, const char* name, const std::string& value) {
    check(nc_put_att_text(id_, variable, name, value.size(), value.c_str()), "nc_put_att_text");
  }

  int axis(const std::string& name, const std::string& unit, const std::vector<double>& values) {
    nc_redef(id_);  // refused where the file is still being defined, which is as well
    const int along = dimension(name, static_cast<int>(values.size()));
    int id = 0;
    check(nc_def_var(id_, name.c_str(), NC_DOUBLE, 1, &along, &id), "nc_def_var");
    text(id, "units", unit);
    if (name == "time") text(id, "calendar", made_.calendar);
    nc_enddef(id_);
    check(nc_put_var_double(id_, id, values.data()), "nc_put_var");
    return along;
  }

  void variable(const std::string& name, const std::string& unit, const Value& value, bool sea) {
    constexpr double kScale = 0.02, kOffset = 20;
    nc_redef(id_);
    int id = 0;
    check(nc_def_var(id_, name.c_str(), made_.packed ? NC_SHORT : NC_FLOAT,
                     static_cast<int>(dimensions_.size()), dimensions_.data(), &id),
          "nc_def_var");
    text(id, "units", unit);
    const short fill = -32767;
    const float float_fill = -1e34f;
    if (made_.packed) {
      nc_put_att_double(id_, id, "scale_factor", NC_DOUBLE, 1, &kScale);
      nc_put_att_double(id_, id, "add_offset", NC_DOUBLE, 1, &kOffset);
      nc_put_att_short(id_, id, "_FillValue", NC_SHORT, 1, &fill);
    } else {
      nc_put_att_float(id_, id, "_FillValue", NC_FLOAT, 1, &float_fill);
    }
    nc_enddef(id_);
    std::vector<double> values;
    for (const double hour : made_.hours)
      for (int member = 0; member < std::max(1, made_.extra); ++member)
        for (std::size_t r = 0; r < made_.latitudes.size(); ++r)
          for (std::size_t c = 0; c < made_.longitudes.size(); ++c) {
            const double plain = value(made_.latitudes[r], made_.longitudes[c], hour) + member;
            const bool missing = sea && is_land(made_, r, c);
            if (made_.packed)
              values.push_back(missing ? fill : std::round((plain - kOffset) / kScale));
            else
              values.push_back(missing ? static_cast<double>(float_fill) : plain);
          }
    check(nc_put_var_double(id_, id, values.data()), "nc_put_var");
  }

  const MadeForecast& made_;
  int id_ = 0;
  std::vector<int> dimensions_;
};

struct GribElement {
  long discipline, category, number;
  Value value;
  bool sea;
};

/// What ecCodes loads here, a child process that reads the file need not load again: 200 ms.
void load_definitions(codes_handle* h) {
  for (const char* key : {"paramId", "shortName", "units", "typeOfLevel", "gridType"}) {
    char text[64];
    std::size_t size = sizeof text;
    codes_get_string(h, key, text, &size);
  }
}

void write_message(std::FILE* out, const MadeForecast& made, const GribElement& element,
                   double hour) {
  codes_handle* h = codes_grib_handle_new_from_samples(nullptr, "regular_ll_sfc_grib2");
  if (h == nullptr) throw std::runtime_error("no sample regular_ll_sfc_grib2");
  const auto set = [&](const char* key, long value) { check(codes_set_long(h, key, value), key); };
  const auto real = [&](const char* key, double value) {
    check(codes_set_double(h, key, value), key);
  };
  set("dataDate", 20230530);
  set("dataTime", 0);
  set("stepRange", static_cast<long>(hour));
  set("discipline", element.discipline);
  set("parameterCategory", element.category);
  set("parameterNumber", element.number);
  if (!element.sea) {
    set("typeOfFirstFixedSurface", 103);
    set("scaleFactorOfFirstFixedSurface", 0);
    set("scaledValueOfFirstFixedSurface", 10);
  }
  const auto& latitudes = made.latitudes;
  const auto& longitudes = made.longitudes;
  set("Nj", static_cast<long>(latitudes.size()));
  set("Ni", static_cast<long>(longitudes.size()));
  set("jScansPositively", latitudes.back() > latitudes.front() ? 1 : 0);
  real("latitudeOfFirstGridPointInDegrees", latitudes.front());
  real("latitudeOfLastGridPointInDegrees", latitudes.back());
  real("longitudeOfFirstGridPointInDegrees", longitudes.front());
  real("longitudeOfLastGridPointInDegrees", longitudes.back());
  real("jDirectionIncrementInDegrees", std::abs(latitudes[1] - latitudes[0]));
  real("iDirectionIncrementInDegrees", std::abs(longitudes[1] - longitudes[0]));
  set("bitmapPresent", element.sea && made.land ? 1 : 0);
  set("bitsPerValue", 24);
  std::vector<double> values;
  for (std::size_t r = 0; r < latitudes.size(); ++r)
    for (std::size_t c = 0; c < longitudes.size(); ++c)
      values.push_back(element.sea && is_land(made, r, c)
                           ? 9999
                           : element.value(latitudes[r], longitudes[c], hour));
  check(codes_set_double_array(h, "values", values.data(), values.size()), "values");
  const void* bytes = nullptr;
  std::size_t size = 0;
  check(codes_get_message(h, &bytes, &size), "message");
  std::fwrite(bytes, 1, size, out);
  load_definitions(h);
  codes_handle_delete(h);
}

}  // namespace

double made_east(double latitude, double longitude, double hour) {
  return 3 + 0.5 * (latitude - 30) - 0.25 * (longitude - 122) + 0.1 * hour;
}
double made_north(double latitude, double longitude, double hour) {
  return -4 + 0.75 * (latitude - 30) + 0.5 * (longitude - 122) - 0.05 * hour;
}
double made_wave(double latitude, double longitude, double hour) {
  return 2 + 0.125 * (latitude - 30) + 0.01 * (longitude - 122) + 0.02 * hour;
}
double made_wave_from(double longitude) { return longitude < 122.5 ? 340 : 20; }

void write_netcdf(const std::filesystem::path& file, const MadeForecast& made) {
  NetcdfWriter(file, made).write();
}

void write_grib(const std::filesystem::path& file, const MadeForecast& made) {
  std::FILE* out = std::fopen(file.c_str(), "wb");
  if (out == nullptr) throw std::runtime_error("cannot write " + file.string());
  const GribElement elements[] = {
      {0, 2, 2, made_east, false},
      {0, 2, 3, made_north, false},
      {10, 0, 3, made_wave, true},
      {10, 0, 14, [](double, double longitude, double) { return made_wave_from(longitude); },
       true}};
  for (const double hour : made.hours)
    for (const GribElement& element : elements) write_message(out, made, element, hour);
  std::fclose(out);
}

}  // namespace skerry::test

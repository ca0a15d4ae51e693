#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace skerry::test {

/// A forecast whose every element is a linear function of latitude, longitude and time, so that
/// interpolation must give it exactly.
struct MadeForecast {
  std::vector<double> latitudes{32, 31, 30, 29};
  std::vector<double> longitudes{121, 122, 123, 124};
  std::vector<double> hours{0, 6, 12};  ///< since 2023-05-30 00:00 UTC
  std::string wind_unit = "m s**-1";
  std::string time_unit = "hours since 1900-01-01 00:00:00.0";
  std::string calendar = "gregorian";
  double time_origin = 1081776;  ///< 2023-05-30 00:00 in `time_unit`
  double per_hour = 1;           ///< of `time_unit`
  bool hdf = false;              ///< netCDF-4, else classic
  bool packed = false;           ///< as shorts with scale and offset
  bool land = false;             ///< waves are missing at the second latitude and longitude
  int extra = 0;                 ///< size of one more dimension; 0: none
  std::string extra_name = "number";
  bool known = true;  ///< variables have names that we know
};

/// What the forecasts hold at a place and an hour, in SI units and degrees.
double made_east(double latitude, double longitude, double hour);
double made_north(double latitude, double longitude, double hour);
double made_wave(double latitude, double longitude, double hour);
/// Steps from 340 to 20 degrees with longitude, by way of north.
double made_wave_from(double longitude);

/// u10, v10, swh, mwd.
void write_netcdf(const std::filesystem::path& file, const MadeForecast& made);
/// The same elements in GRIB2.
void write_grib(const std::filesystem::path& file, const MadeForecast& made);

}  // namespace skerry::test

#include "sim/io/forecast_file.h"

#include "sim/base/input_error.h"
#include "sim/io/cf_time.h"
#include "sim/io/load.h"
#include "tests/support/forecast_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numbers>
#include <random>
#include <unistd.h>

namespace skerry {
namespace {

namespace fs = std::filesystem;
using test::MadeForecast;
using ::testing::HasSubstr;

constexpr Position kDongji{30.19, 122.69};
constexpr Position kEast{31.4, 123.3};

class ForecastFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "skerry_forecast_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path netcdf(const MadeForecast& made) const {
    const fs::path file = folder_ / "made.nc";
    test::write_netcdf(file, made);
    return file;
  }
  fs::path grib(const MadeForecast& made) const {
    const fs::path file = folder_ / "made.grib2";
    test::write_grib(file, made);
    return file;
  }
  fs::path bytes(const std::string& content) const {
    const fs::path file = folder_ / "bytes";
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }

  fs::path folder_;
};

/// Why `file` is refused.
std::string refusal(const fs::path& file, std::vector<Position> sites = {kDongji}) {
  try {
    io::read_forecast_file(file, sites);
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().at.file, file.lexically_normal().string());
    return error.what();
  }
  return "nothing was wrong";
}

double deg(double degree) { return degree * std::numbers::pi / 180; }

void expect_made(const std::vector<SiteSeries>& all, const std::vector<Position>& sites,
                 double tolerance = 1e-4) {
  ASSERT_EQ(all.size(), sites.size());
  for (std::size_t s = 0; s < sites.size(); ++s) {
    const SiteSeries& series = all[s];
    ASSERT_EQ(series.times.size(), 3u);
    EXPECT_EQ(io::utc_text(series.times[1]), "2023-05-30T06:00Z");
    for (std::size_t t = 0; t < 3; ++t) {
      const double hour = 6.0 * static_cast<double>(t);
      const double east = test::made_east(sites[s].latitude, sites[s].longitude, hour);
      const double north = test::made_north(sites[s].latitude, sites[s].longitude, hour);
      EXPECT_NEAR(series[Element::wind][t], std::hypot(east, north), tolerance);
      EXPECT_NEAR(std::sin(series[Element::wind_from][t]), -east / std::hypot(east, north),
                  tolerance);
      EXPECT_NEAR(series[Element::wave][t],
                  test::made_wave(sites[s].latitude, sites[s].longitude, hour), tolerance);
    }
    EXPECT_FALSE(series.has(Element::gust));
    EXPECT_FALSE(series.has(Element::period));
  }
}

TEST_F(ForecastFile, InterpolatesLinearlyInEitherFormat) {
  const std::vector<Position> sites{kDongji, kEast, {30, 122}, {29, 124}};
  MadeForecast made;
  expect_made(io::read_forecast_file(netcdf(made), sites), sites);
  expect_made(io::read_forecast_file(grib(made), sites), sites);
  made.hdf = true;
  expect_made(io::read_forecast_file(netcdf(made), sites), sites);
}

TEST_F(ForecastFile, UnpacksShorts) {
  MadeForecast made;
  made.packed = true;
  expect_made(io::read_forecast_file(netcdf(made), std::vector{kDongji}), {kDongji}, 0.02);
}

TEST_F(ForecastFile, TakesRisingLatitudes) {
  MadeForecast made;
  made.latitudes = {29, 30, 31, 32};
  expect_made(io::read_forecast_file(netcdf(made), std::vector{kDongji}), {kDongji});
  expect_made(io::read_forecast_file(grib(made), std::vector{kDongji}), {kDongji});
}

TEST_F(ForecastFile, TakesLongitudesThatPassZeroOr180Or360) {
  MadeForecast made;
  const std::vector<Position> sites{{30.5, -1.5}, {30.5, -0.25}};
  made.longitudes = {357, 358, 359, 360, 361};
  const auto far = io::read_forecast_file(netcdf(made), sites);
  EXPECT_NEAR(far[0][Element::wave][0], test::made_wave(30.5, 358.5, 0), 1e-4);
  EXPECT_NEAR(far[1][Element::wave][0], test::made_wave(30.5, 359.75, 0), 1e-4);
  made.longitudes = {-3, -2, -1, 0, 1};
  const auto near = io::read_forecast_file(netcdf(made), sites);
  EXPECT_NEAR(near[0][Element::wave][0], test::made_wave(30.5, -1.5, 0), 1e-4);
  made.longitudes = {178, 179, 180, -179, -178};
  const auto seam = io::read_forecast_file(netcdf(made), std::vector{Position{30.5, 179.5}});
  EXPECT_NEAR(seam[0][Element::wave][0], test::made_wave(30.5, 179.5, 0), 1e-4);
}

TEST_F(ForecastFile, ClosesTheEarthBetweenTheLastLongitudeAndTheFirst) {
  MadeForecast made;
  made.longitudes.clear();
  for (int i = 0; i < 36; ++i) made.longitudes.push_back(10.0 * i);
  const double last = test::made_wave(30, 350, 0), first = test::made_wave(30, 0, 0);
  for (const auto& file : {netcdf(made), grib(made)}) {
    const auto series = io::read_forecast_file(file, std::vector{Position{30, -2.5}});
    EXPECT_NEAR(series[0][Element::wave][0], 0.25 * last + 0.75 * first, 1e-4);
  }
}

TEST_F(ForecastFile, TurnsDirectionsThroughNorth) {
  const auto all = io::read_forecast_file(netcdf({}), std::vector{Position{30, 122.5}});
  EXPECT_NEAR(std::cos(all[0][Element::wave_from][0]), 1, 1e-6);
  const auto quarter = io::read_forecast_file(grib({}), std::vector{Position{30, 122.75}});
  EXPECT_NEAR(std::sin(quarter[0][Element::wave_from][0]),
              std::sin(std::atan2(0.5 * std::sin(deg(20)), std::cos(deg(20)))), 1e-5);
}

TEST_F(ForecastFile, TakesTheNearestSeaWhereTheMaskIsLand) {
  MadeForecast made;
  made.latitudes = {30.4, 30.2, 30.0};
  made.longitudes = {122.4, 122.6, 122.8};
  made.land = true;  // at 30.2N 122.6E
  const std::vector<Position> sites{{30.2, 122.79}, {30.2, 122.6}, {30.05, 122.45}};
  for (const auto& file : {netcdf(made), grib(made)}) {
    const auto all = io::read_forecast_file(file, sites);
    EXPECT_NEAR(all[0][Element::wave][0], test::made_wave(30.2, 122.8, 0), 1e-4);
    EXPECT_NEAR(all[1][Element::wave][0], test::made_wave(30.2, 122.4, 0), 0.051);
    EXPECT_NEAR(all[2][Element::wave][0], test::made_wave(30.0, 122.4, 0), 1e-4);
    // Winds blow over land.
    EXPECT_NEAR(all[1][Element::wind][0],
                std::hypot(test::made_east(30.2, 122.6, 0), test::made_north(30.2, 122.6, 0)),
                1e-4);
  }
  MadeForecast coarse;
  coarse.land = true;  // the next sea is 100 km off
  const auto none = io::read_forecast_file(netcdf(coarse), std::vector{Position{31, 122}});
  EXPECT_TRUE(std::isnan(none[0][Element::wave][0]));
}

TEST_F(ForecastFile, ReadsTimesInTheirUnits) {
  MadeForecast made;
  made.time_unit = "seconds since 1970-01-01";
  made.time_origin = 1685404800;
  made.per_hour = 3600;
  made.calendar = "proleptic_gregorian";
  expect_made(io::read_forecast_file(netcdf(made), std::vector{kDongji}), {kDongji});
  made.time_unit = "days since 1950-1-1T00:00:00Z";
  made.time_origin = 26812;
  made.per_hour = 1.0 / 24;
  made.calendar = "standard";
  expect_made(io::read_forecast_file(netcdf(made), std::vector{kDongji}), {kDongji});
  made.calendar = "360_day";
  EXPECT_THAT(refusal(netcdf(made)), HasSubstr("calendar '360_day', expected standard"));
  made.calendar = "standard";
  made.time_unit = "fortnights since 1950-01-01";
  EXPECT_THAT(refusal(netcdf(made)), HasSubstr("expected one such as 'hours since"));
  made.time_unit = "days since 0001-01-01 00:00";
  made.time_origin = 738670;
  EXPECT_THAT(refusal(netcdf(made)), HasSubstr("before the Gregorian calendar"));
}

TEST_F(ForecastFile, ConvertsKnotsAndRefusesOtherUnits) {
  MadeForecast made;
  made.wind_unit = "knots";
  const auto all = io::read_forecast_file(netcdf(made), std::vector{Position{30, 122}});
  EXPECT_NEAR(all[0][Element::wind][0], 5 * kKnot, 1e-4);
  made.wind_unit = "K";
  EXPECT_THAT(refusal(netcdf(made)), HasSubstr("variable 'u10' is in 'K', expected m/s or knots"));
}

TEST_F(ForecastFile, RefusesTimesThatDoNotRise) {
  MadeForecast made;
  made.hours = {0, 12, 6};
  EXPECT_THAT(refusal(netcdf(made)),
              HasSubstr("times do not rise: 2023-05-30T06:00Z follows 2023-05-30T12:00Z"));
}

TEST_F(ForecastFile, TakesTheFirstMemberAndRefusesManyLevels) {
  MadeForecast made;
  made.extra = 3;
  expect_made(io::read_forecast_file(netcdf(made), std::vector{kDongji}), {kDongji});
  made.extra_name = "depth";
  EXPECT_THAT(refusal(netcdf(made)), HasSubstr("variable 'u10' has 3 values along 'depth'"));
  made.extra = 1;
  expect_made(io::read_forecast_file(netcdf(made), std::vector{kDongji}), {kDongji});
}

TEST_F(ForecastFile, SaysWhichAreaIsCovered) {
  const std::vector<Position> away{{-36.8, 174.8}};
  EXPECT_THAT(refusal(netcdf({}), away),
              HasSubstr("covers 29N to 32N, 121E to 124E; 36.8S 174.8E lies outside"));
  EXPECT_THAT(refusal(grib({}), away), HasSubstr("covers 29N to 32N, 121E to 124E"));
  const auto some = io::read_forecast_file(netcdf({}), std::vector{away[0], kDongji});
  EXPECT_TRUE(std::isnan(some[0][Element::wave][0]));
  EXPECT_FALSE(std::isnan(some[1][Element::wave][0]));
}

TEST_F(ForecastFile, ListsWhatItHasWhereNothingIsKnown) {
  MadeForecast made;
  made.known = false;
  EXPECT_THAT(refusal(netcdf(made)), HasSubstr("the file has odd_mwd, odd_swh, odd_u10, odd_v10"));
}

TEST_F(ForecastFile, RefusesWhatIsNoForecast) {
  EXPECT_THAT(refusal(bytes("")), HasSubstr("the file is empty"));
  EXPECT_THAT(refusal(bytes("time,wind\n")), HasSubstr("neither NetCDF nor GRIB"));
  EXPECT_THAT(refusal(folder_), HasSubstr("not a file"));
  EXPECT_THAT(refusal(folder_ / "none.nc"), HasSubstr("there is no such file"));
  EXPECT_THAT(refusal(bytes("GRIB")), HasSubstr("bytes: "));
}

/// Reads what may be broken: an InputError or a series, nothing else.
void read_anything(const fs::path& file) {
  try {
    io::read_forecast_file(file, std::vector{kDongji});
  } catch (const InputError&) {
  }
}

TEST_F(ForecastFile, OutlivesFilesCutShort) {
  MadeForecast hdf;
  hdf.hdf = true;
  for (const fs::path& file : {netcdf({}), grib({}), netcdf(hdf)}) {
    const std::string whole = io::read_file(file, 1u << 20);
    for (std::size_t part = 0; part < 20; ++part) {
      const fs::path cut = bytes(whole.substr(0, whole.size() * part / 20));
      if (file.extension() == ".grib2" && part % 5 != 0)
        EXPECT_THAT(refusal(cut), HasSubstr("cannot be read"));
      else
        read_anything(cut);
    }
  }
}

TEST_F(ForecastFile, OutlivesChangedBytes) {
  std::mt19937 random(20230530);
  MadeForecast hdf;
  hdf.hdf = true;
  for (int kind = 0; kind < 3; ++kind) {
    const fs::path file = kind == 0 ? netcdf({}) : kind == 1 ? grib({}) : netcdf(hdf);
    const std::string whole = io::read_file(file, 1u << 20);
#ifdef __SANITIZE_ADDRESS__
    const int tries = 12;  // a child process each, and these take long to fork
#else
    const int tries = kind == 1 ? 60 : 120;
#endif
    for (int i = 0; i < tries; ++i) {
      std::string changed = whole;
      for (int k = 0; k < 1 + i % 4; ++k)
        changed[random() % changed.size()] = static_cast<char>(random());
      read_anything(bytes(changed));
    }
  }
}

// Third parties' files. The values stand in physics.md, section 8, or come from the command beside
// them.

/// Installed, or unpacked by `./dev test`.
std::string sample(const std::string& path) {
  const std::string installed = "/" + path;
  return fs::exists(installed) ? installed : SKERRY_SOURCE_DIR "/build/samples/" + path;
}

#define SKERRY_NEEDS(file, package) \
  if (!fs::exists(file))            \
  GTEST_SKIP() << (file) << " is not there: `./dev test` unpacks it from the package " package

TEST(ForecastSample, GfsAgreesWithEcCodes) {
  const std::string file = sample("usr/share/doc/python-grib-doc/examples/gfs.grb");
  SKERRY_NEEDS(file, "python-grib-doc");
  // grib_get -w shortName=10u/10v/gust -l 30,122.5,1 gfs.grb: -7.67, -5.11, 10.8
  const auto all = io::read_forecast_file(file, std::vector{Position{30, 122.5}});
  ASSERT_EQ(all[0].times.size(), 1u);
  EXPECT_EQ(io::utc_text(all[0].times[0]), "2011-10-11T00:00Z");
  EXPECT_NEAR(all[0][Element::wind][0], std::hypot(7.67, 5.11), 1e-4);
  EXPECT_NEAR(all[0][Element::wind_from][0], std::atan2(7.67, 5.11), 1e-4);
  EXPECT_NEAR(all[0][Element::gust][0], 10.8, 1e-4);
}

TEST(ForecastSample, ReducedWaveGridGivesTheNearestPoint) {
  const std::string file =
      sample("usr/share/doc/python-grib-doc/examples/reduced_latlon_surface.grib2");
  SKERRY_NEEDS(file, "python-grib-doc");
  // grib_get -l 30,122.5,1 and -l 29.8,121.9,1 reduced_latlon_surface.grib2
  const auto all =
      io::read_forecast_file(file, std::vector<Position>{{30, 122.5}, {29.8, 121.9}, {31, 116}});
  EXPECT_NEAR(all[0][Element::wave][0], 0.489311, 1e-6);
  EXPECT_NEAR(all[1][Element::wave][0], 0.619311, 1e-6);
  EXPECT_TRUE(std::isnan(all[2][Element::wave][0]));  // the mainland
}

TEST(ForecastSample, ReducedGaussianGridGivesTheNearestPoint) {
  const std::string file = sample("usr/share/doc/python-grib-doc/examples/ecmwf_tigge.grb");
  SKERRY_NEEDS(file, "python-grib-doc");
  // grib_get -w shortName=10u/10v -l 30,122.5,1 ecmwf_tigge.grb: -3.92198, 1.67128
  const auto all = io::read_forecast_file(file, std::vector{Position{30, 122.5}});
  EXPECT_NEAR(all[0][Element::wind][0], std::hypot(3.92198, 1.67128), 1e-5);
}

TEST(ForecastSample, CoadsAgreesWithCdo) {
  const std::string file = sample("usr/share/ferret-vis/data/coads_climatology.cdf");
  SKERRY_NEEDS(file, "ferret-datasets");
  // cdo -b F64 remapbil,points -selname,WSPD,UWND,VWND coads_climatology.cdf out.nc, where points
  // is an unstructured grid; ncdump -p 9,9
  const auto all = io::read_forecast_file(file, std::vector{kDongji, Position{12.3, -159.2}});
  EXPECT_NEAR(all[0][Element::wind][0], 7.99463015, 1e-6);
  EXPECT_NEAR(all[0][Element::wind_from][6], std::atan2(0.088001174, -3.9536178), 1e-6);
  EXPECT_NEAR(all[1][Element::wind][11], 8.51215958, 1e-6);
}

}  // namespace
}  // namespace skerry

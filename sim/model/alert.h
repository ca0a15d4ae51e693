#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/geo/position.h"
#include "sim/model/warning.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace skerry {

// A warning to the public, as the Common Alerting Protocol 1.2 (OASIS) and GB/T 35965.1 have it.

enum class AlertStatus : std::uint8_t { actual, exercise, system, test, draft };
enum class MessageType : std::uint8_t { alert, update, cancel, acknowledgement, error };
enum class Scope : std::uint8_t { everyone, restricted, addressed };
enum class Urgency : std::uint8_t { immediate, expected, future, past, unknown };
enum class Severity : std::uint8_t { extreme, severe, moderate, minor, unknown };
enum class Certainty : std::uint8_t { observed, likely, possible, unlikely, unknown };

/// A name and a value whose meaning is the sender's: an event code, a parameter, a geocode.
struct NamedValue {
  std::string name;
  std::string value;
};

struct AlertCircle {
  Position centre;
  Length radius;
};

/// Where an alert holds: in any of its polygons and circles. Without either, only words and codes
/// say where.
struct AlertArea {
  std::string description;
  std::vector<std::vector<Position>> polygons;  ///< closed: the last point is the first
  std::vector<AlertCircle> circles;
  std::vector<NamedValue> geocodes;
};

/// What an alert says in one language, or of one of its events.
struct AlertInfo {
  std::string language = "en-US";
  std::vector<std::string> categories;
  std::string event;
  Urgency urgency = Urgency::unknown;
  Severity severity = Severity::unknown;
  Certainty certainty = Certainty::unknown;
  std::optional<LocalTime> effective;
  std::optional<LocalTime> onset;
  std::optional<LocalTime> expires;
  std::string sender_name;
  std::string headline;
  std::string description;
  std::string instruction;
  std::vector<NamedValue> event_codes;
  std::vector<NamedValue> parameters;
  std::vector<AlertArea> areas;
};

struct Alert {
  std::string identifier;
  std::string sender;
  LocalTime sent;
  AlertStatus status = AlertStatus::actual;
  MessageType type = MessageType::alert;
  Scope scope = Scope::everyone;
  std::string references;  ///< of the alerts that this one updates or cancels
  std::vector<AlertInfo> infos;
};

/// The colour of a warning (GB/T 37230): the one that its headline or event names in Chinese, or
/// else by severity: minor blue, moderate yellow, severe orange, extreme red. Nothing where neither
/// says.
std::optional<Warning> warning_colour(const AlertInfo& info);

/// Whether `position` lies in a polygon (drawn on a plane of latitude and longitude, not across
/// 180 degrees) or a circle of `area`. False where it has neither.
bool covers(const AlertArea& area, Position position);

}  // namespace skerry

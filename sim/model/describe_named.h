#pragma once

#include "sim/model/named.h"
#include "sim/model/visitor.h"

namespace skerry {

template <class V>
void describe(V& v, Label& label) {
  v.required("en", label.en, "In English.");
  v.required("zh", label.zh, "In Chinese.");
}

template <class V>
void describe_named(V& v, Named& n) {
  v.mark(n.defined_at);
  v.required("id", n.id, "Unique name by which files and results call it.");
  v.required("name", n.name, "Name for people.");
}

template <class V>
void describe_source(V& v, std::string& source) {
  v.required("source", source,
             "Where the numbers come from, or the word assumption for those that have none.");
}

}  // namespace skerry

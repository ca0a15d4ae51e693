#include "sim/study/matrix.h"

#include <algorithm>

namespace skerry {

void fill(MatrixColumn& column, const Comparison& comparison) {
  std::size_t next = 0;
  double best = 0;
  for (MatrixCell& cell : column.cells) {
    if (!cell.misfit.empty()) continue;
    cell.headline = comparison.summaries[next++].measures[static_cast<std::size_t>(column.measure)];
    best = std::max(best, cell.headline.best_share.mean);
  }
  for (MatrixCell& cell : column.cells)
    cell.is_best = cell.misfit.empty() && best > 0 && cell.headline.best_share.mean >= best;
}

}  // namespace skerry

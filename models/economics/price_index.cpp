#include "models/economics/price_index.hpp"

namespace kohort {

double PriceIndex::factor(int from, int to) const {
  if (from > to) return 1 / factor(to, from);
  double product = 1;
  for (int year = from + 1; year <= to; ++year)
    product *= 1 + annual_rise[static_cast<std::size_t>(year - first_year)] / 100;
  return product;
}

}  // namespace kohort

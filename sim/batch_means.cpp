#include "sim/batch_means.hpp"

#include <limits>

#include "sim/fault.hpp"

namespace kohort {

BatchMeans::BatchMeans(std::uint64_t warm_up, std::size_t batches)
    : left_of_warm_up_{warm_up}, most_{2 * batches} {
  if (batches < 2)
    detail::refuse_number("the number of batches", static_cast<double>(batches), "2 or more");
  means_.reserve(most_);
}

void BatchMeans::add(double observation) {
  if (left_of_warm_up_ > 0) {
    --left_of_warm_up_;
    return;
  }
  sum_ += observation;
  if (++in_batch_ < size_) return;
  means_.push_back(sum_ / static_cast<double>(size_));
  sum_ = 0;
  in_batch_ = 0;
  if (means_.size() < most_) return;
  for (std::size_t i = 0; i < most_ / 2; ++i) means_[i] = (means_[2 * i] + means_[2 * i + 1]) / 2;
  means_.resize(most_ / 2);
  size_ *= 2;
}

Tally BatchMeans::means() const {
  Tally tally;
  for (const double mean : means_) tally.add(mean);
  return tally;
}

double BatchMeans::neighbour_correlation() const {
  const Tally all = means();
  if (all.count() < 3 || all.variance() == 0) return 0;
  double products = 0;
  for (std::size_t i = 1; i < means_.size(); ++i)
    products += (means_[i - 1] - all.mean()) * (means_[i] - all.mean());
  return products / (all.variance() * static_cast<double>(all.count() - 1));
}

std::size_t warm_up_length(std::span<const double> series, std::size_t batch) {
  if (batch == 0) detail::refuse("a batch of no observations");
  const std::size_t batches = series.size() / batch;
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  // From the end, so that mean and variance of what is left grow with it.
  Tally left;
  for (std::size_t first = batches; first-- > 0;) {
    double sum = 0;
    for (const double x : series.subspan(first * batch, batch)) sum += x;
    left.add(sum / static_cast<double>(batch));
    if (2 * first > batches || left.count() < 2) continue;
    const auto n = static_cast<double>(left.count());
    const double error = left.variance() * (n - 1) / (n * n);
    if (error <= least) {
      least = error;
      best = first;
    }
  }
  return best * batch;
}

}  // namespace kohort

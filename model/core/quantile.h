// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace ecgscan {

/// The value that this share (0..1) of the values lie below; the lower of two neighbours. values:
/// at least one, none NaN.
template <class T> T quantile(std::vector<T> values, double share)
{
    Q_ASSERT(!values.empty());
    const auto at = values.begin()
        + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// The upper of the two middle values where their number is even. values: as above.
template <class T> T median(std::vector<T> values)
{
    Q_ASSERT(!values.empty());
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Of those that are not NaN; nullopt: there are none.
template <class T> std::optional<T> medianOfKnown(const std::vector<T>& values)
{
    std::vector<T> known;
    std::ranges::copy_if(
        values, std::back_inserter(known), [](T value) { return std::isfinite(value); });
    return known.empty() ? std::nullopt : std::optional(median(std::move(known)));
}

} // namespace ecgscan

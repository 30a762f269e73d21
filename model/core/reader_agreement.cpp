// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/reader_agreement.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ecgscan {

std::optional<ReaderAgreement> readerAgreement(const ReadingTable& table)
{
    constexpr double kNormal95 = 1.959964;
    const std::size_t cases
        = table.bothPresent + table.onlyFirst + table.onlySecond + table.bothAbsent;
    if (cases == 0)
        return std::nullopt;
    const auto n = static_cast<double>(cases);
    const auto share = [n](std::size_t count) { return static_cast<double>(count) / n; };
    // [first][second]: 0 present, 1 absent
    const std::array<std::array<double, 2>, 2> p {
        {{share(table.bothPresent), share(table.onlyFirst)},
            {share(table.onlySecond), share(table.bothAbsent)}}};
    const std::array<double, 2> first {p[0][0] + p[0][1], p[1][0] + p[1][1]};
    const std::array<double, 2> second {p[0][0] + p[1][0], p[0][1] + p[1][1]};
    const double agreed = p[0][0] + p[1][1];
    const double byChance = first[0] * second[0] + first[1] * second[1];
    ReaderAgreement result {cases, agreed, {}, {}, {}};
    if (byChance >= 1)
        return result;
    const double kappa = (agreed - byChance) / (1 - byChance);
    // Fleiss, Cohen and Everitt: agreeing cells, differing cells, and what the margins take off.
    double variance = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        for (std::size_t j = 0; j < 2; ++j) {
            const double weight = i == j ? 1 - (first[i] + second[i]) * (1 - kappa)
                                         : (second[i] + first[j]) * (1 - kappa);
            variance += p[i][j] * weight * weight;
        }
    }
    variance -= std::pow(kappa - byChance * (1 - kappa), 2);
    const double error = std::sqrt(std::max(0.0, variance) / n) / (1 - byChance);
    result.kappa = kappa;
    result.kappaLow = std::max(-1.0, kappa - kNormal95 * error);
    result.kappaHigh = std::min(1.0, kappa + kNormal95 * error);
    return result;
}

} // namespace ecgscan

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

namespace ecgscan {

/// How often two readers said what of the same cases.
struct ReadingTable {
    std::size_t bothPresent = 0, onlyFirst = 0, onlySecond = 0, bothAbsent = 0;
};

struct ReaderAgreement {
    std::size_t cases = 0;
    double agreed = 0; ///< Share of the cases, 0..1.
    /// Cohen's kappa (1960): agreement beyond chance; 1 is full, 0 is what chance gives. nullopt:
    /// both readers always said the same one thing, so chance alone agrees fully.
    std::optional<double> kappa;
    /// 95 % interval of kappa by the large-sample standard error of Fleiss, Cohen and Everitt
    /// (1969); cut off at -1 and 1. nullopt with kappa.
    std::optional<double> kappaLow, kappaHigh;
};

/// nullopt: no case was read by both.
std::optional<ReaderAgreement> readerAgreement(const ReadingTable& table);

} // namespace ecgscan

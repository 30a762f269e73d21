// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace ecgscan::cli {

/// A measure of many recordings or leads beside what it should be.
struct MethodComparison {
    QString name; ///< With its unit: "PR ms".
    double tolerance = 0; ///< Of an error that counts as small,
    double tolerableShare = 0; ///< or this share of what it should be, whichever is more.
    bool isAngle = false; ///< In degrees.
    int decimals = 1;

    struct Pair {
        double is = 0, should = 0;
        std::optional<double> sd {}; ///< Of the error, as the method itself expects it.
    };
    std::vector<Pair> pairs {};
    int lost = 0, invented = 0; ///< Known of the reference alone, of the method alone.

    void add(const std::optional<double>& is, const std::optional<double>& should,
        const std::optional<double>& sd = std::nullopt);
    double errorOf(const Pair& pair) const;
};

/// Mean, standard deviation and median of the absolute errors, share within the tolerance, share
/// within two expected standard deviations, how many were lost and invented.
void printTable(const std::vector<const MethodComparison*>& measures);

/// Errors over the means of both methods, their mean and mean +- 1.96 SD as lines, as SVG (Bland
/// and Altman, Lancet 1986).
QByteArray blandAltman(const MethodComparison& measure);

} // namespace ecgscan::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace ecgscan {

/// Symmetric equations whose matrix has two diagonals beside the main one.
class BandedEquations {
public:
    explicit BandedEquations(std::size_t count)
        : m_matrix(count, {0, 0, 0})
        , m_right(count, 0)
    {
    }

    void add(std::size_t row, std::size_t column, double value) // column >= row
    {
        m_matrix[row][column - row] += value;
    }
    void addRight(std::size_t row, double value) { m_right[row] += value; }

    /// By L D Lᵀ; the matrix must be positive definite.
    std::vector<double> solved() const
    {
        const std::size_t count = m_right.size();
        std::vector<std::array<double, 2>> lower(count, {0, 0}); // to the columns 1 and 2 before
        std::vector<double> diagonal(count), x = m_right;
        for (std::size_t k = 0; k < count; ++k) {
            if (k >= 2)
                lower[k][1] = m_matrix[k - 2][2] / diagonal[k - 2];
            if (k >= 1) {
                const double both = k >= 2 ? lower[k][1] * lower[k - 1][0] * diagonal[k - 2] : 0;
                lower[k][0] = (m_matrix[k - 1][1] - both) / diagonal[k - 1];
            }
            diagonal[k] = m_matrix[k][0]
                - (k >= 1 ? lower[k][0] * lower[k][0] * diagonal[k - 1] : 0)
                - (k >= 2 ? lower[k][1] * lower[k][1] * diagonal[k - 2] : 0);
            x[k] -= (k >= 1 ? lower[k][0] * x[k - 1] : 0) + (k >= 2 ? lower[k][1] * x[k - 2] : 0);
        }
        for (std::size_t k = count; k-- > 0;) {
            x[k] /= diagonal[k];
            x[k] -= (k + 1 < count ? lower[k + 1][0] * x[k + 1] : 0)
                + (k + 2 < count ? lower[k + 2][1] * x[k + 2] : 0);
        }
        return x;
    }

private:
    std::vector<std::array<double, 3>> m_matrix; ///< Each row from its diagonal on.
    std::vector<double> m_right;
};

} // namespace ecgscan

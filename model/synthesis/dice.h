// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numbers>

namespace ecgscan {

/// Random numbers that are the same with every compiler and library, unlike the distributions of
/// <random>. The generator is SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, OOPSLA 2014).
class Dice {
public:
    /// stream keeps the choices of different parts apart that share one seed.
    Dice(std::uint64_t seed, std::uint64_t stream)
        : m_state(mixed(mixed(seed + 1) + stream))
    {
    }

    /// 0 <= x < 1
    double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    double between(double from, double to) { return from + (to - from) * unit(); }
    bool chance(double probability) { return unit() < probability; }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    /// Mean 0, standard deviation 1; the sum of four uniform numbers, so never beyond 3.5.
    double normal()
    {
        const std::uint64_t bits = next();
        double sum = -2;
        for (int i = 0; i < 4; ++i)
            sum += static_cast<double>((bits >> (16 * i)) & 0xFFFF) / 65535;
        return sum * std::numbers::sqrt3;
    }
    template <class T> T pick(std::initializer_list<T> options)
    {
        return *(options.begin() + below(options.size()));
    }

private:
    static std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::uint64_t next() { return mixed(m_state += 0x9E3779B97F4A7C15U); }

    std::uint64_t m_state;
};

} // namespace ecgscan

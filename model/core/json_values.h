// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonValue>
#include <QString>

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

/// Numbers that may be unknown, in JSON: null there, NaN or std::nullopt here.
namespace ecgscan::json {

inline QJsonValue toValue(double number)
{
    return std::isfinite(number) ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}

inline QJsonValue toValue(const std::optional<double>& number)
{
    return number ? toValue(*number) : QJsonValue(QJsonValue::Null);
}

/// Six significant digits: a float's worth, and a third of the size of a double's.
template <class Number> QJsonArray toArray(const std::vector<Number>& numbers)
{
    QJsonArray array;
    for (const Number number : numbers) {
        const auto value = static_cast<double>(number);
        array.append(std::isfinite(value) ? QJsonValue(QString::number(value, 'g', 6).toDouble())
                                          : QJsonValue(QJsonValue::Null));
    }
    return array;
}

/// Stretches of seconds, each as two numbers.
inline QJsonArray toArray(const std::vector<std::pair<double, double>>& stretches)
{
    QJsonArray array;
    for (const auto& [from, to] : stretches)
        array.append(QJsonArray {from, to});
    return array;
}

inline std::optional<double> optionalNumber(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

template <class Number> std::vector<Number> numbers(const QJsonValue& value)
{
    std::vector<Number> out;
    const QJsonArray array = value.toArray();
    out.reserve(static_cast<std::size_t>(array.size()));
    for (const auto& item : array)
        out.push_back(static_cast<Number>(item.toDouble(std::nan(""))));
    return out;
}

/// Those of two numbers each.
inline std::vector<std::pair<double, double>> stretches(const QJsonValue& value)
{
    std::vector<std::pair<double, double>> out;
    for (const auto& item : value.toArray()) {
        const QJsonArray ends = item.toArray();
        if (ends.size() == 2 && ends.at(0).isDouble() && ends.at(1).isDouble())
            out.emplace_back(ends.at(0).toDouble(), ends.at(1).toDouble());
    }
    return out;
}

} // namespace ecgscan::json

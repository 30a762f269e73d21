// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace ecgscan {

/// Splits text into numbered tokens: known words by their own number, others letter by letter (the
/// bytes of their UTF-8), so that no text is unreadable. Capitals and accents do not count.
class Tokenizer {
public:
    static constexpr std::int64_t kPadding = 0;
    static constexpr std::size_t kLongest = 96; ///< Tokens; what is behind them is not read.

    /// words: as mostUsed() gives them; their order is their numbering.
    explicit Tokenizer(const QStringList& words);

    std::int64_t size() const; ///< Numbers are below it.
    /// At most kLongest; none for a text without a letter, digit or sign.
    std::vector<std::int64_t> tokens(const QString& text) const;

    /// Words of the text that are not among those that were numbered, each once, in small letters.
    QStringList unknownWords(const QString& text) const;

    /// Words that come up so often in these texts, in alphabetical order.
    static QStringList mostUsed(const QStringList& texts, int leastUses);

private:
    std::unordered_map<QString, std::int64_t> m_numbers;
};

} // namespace ecgscan

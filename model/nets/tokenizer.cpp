// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nets/tokenizer.h"

#include <QMap>
#include <QRegularExpression>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

// 0 is padding.
constexpr std::int64_t kFirstByte = 1;
constexpr std::int64_t kEndOfSpelling = kFirstByte + 256;
constexpr std::int64_t kFirstWord = kEndOfSpelling + 1;

/// Runs of letters and digits, and each other sign alone.
QStringList wordsOf(const QString& text)
{
    static const QRegularExpression kWord(
        u"[\\p{L}\\p{N}]+|[^\\s\\p{M}]"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression kAccent(
        u"\\p{M}"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString plain = text.toLower().normalized(QString::NormalizationForm_KD);
    plain.remove(kAccent);
    QStringList words;
    for (auto match = kWord.globalMatch(plain); match.hasNext();)
        words.append(match.next().captured());
    return words;
}

} // namespace

Tokenizer::Tokenizer(const QStringList& words)
{
    for (const QString& word : words)
        m_numbers.emplace(word, kFirstWord + static_cast<std::int64_t>(m_numbers.size()));
}

std::int64_t Tokenizer::size() const
{
    return kFirstWord + static_cast<std::int64_t>(m_numbers.size());
}

std::vector<std::int64_t> Tokenizer::tokens(const QString& text) const
{
    std::vector<std::int64_t> all;
    for (const QString& word : wordsOf(text)) {
        if (const auto known = m_numbers.find(word); known != m_numbers.end()) {
            all.push_back(known->second);
        } else {
            for (const char byte : word.toUtf8())
                all.push_back(kFirstByte + static_cast<unsigned char>(byte));
            all.push_back(kEndOfSpelling);
        }
        if (all.size() >= kLongest)
            break;
    }
    all.resize(std::min(all.size(), kLongest));
    return all;
}

QStringList Tokenizer::unknownWords(const QString& text) const
{
    QStringList unknown;
    for (const QString& word : wordsOf(text)) {
        if (word.front().isLetterOrNumber() && !m_numbers.contains(word)
            && !unknown.contains(word))
            unknown.append(word);
    }
    return unknown;
}

QStringList Tokenizer::mostUsed(const QStringList& texts, int leastUses)
{
    QMap<QString, int> uses;
    for (const QString& text : texts) {
        for (const QString& word : wordsOf(text))
            ++uses[word];
    }
    QStringList words;
    for (auto it = uses.cbegin(); it != uses.cend(); ++it) {
        if (it.value() >= leastUses)
            words.append(it.key());
    }
    return words;
}

} // namespace ecgscan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/statement_search.h"

#include "model/core/scp_statement.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <vector>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

/// How well a text fits; the best first.
enum Fit { isIt, begins, wordBegins, kFits };

/// Lower case and without accents; words stay apart.
QString plain(const QString& text)
{
    QString kept;
    const QString apart = text.toLower().normalized(QString::NormalizationForm_KD);
    for (const QChar c : apart) {
        if (c == u'ß')
            kept += "ss"_L1;
        else if (!c.isMark())
            kept += c;
    }
    return kept;
}

struct Word {
    QString text; ///< As it is shown.
    QString whole; ///< Folded.
    QStringList beginnings; ///< Folded, from the second word on.
};

Word wordOf(const QString& text)
{
    static const QRegularExpression kBetween(u"[^\\p{L}\\p{N}]+"_s);
    Word word {text, folded(text), {}};
    QStringList parts = plain(text).split(kBetween, Qt::SkipEmptyParts);
    while (parts.size() > 1) {
        parts.removeFirst();
        word.beginnings << parts.join(QString());
    }
    return word;
}

struct Entry {
    QString code, name;
    std::vector<Word> words; ///< Code, name, synonyms.
};

QHash<QString, QStringList> synonyms()
{
    QHash<QString, QStringList> all;
    QFile file(u":/terms/synonyms.txt"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QStringList lines
        = isOpen ? QString::fromUtf8(file.readAll()).split(u'\n') : QStringList();
    for (const QString& line : lines) {
        const qsizetype colon = line.indexOf(u':');
        if (line.startsWith(u'#') || colon < 0)
            continue;
        const QStringList words = line.mid(colon + 1).split(u';', Qt::SkipEmptyParts);
        for (const QString& word : words)
            all[line.left(colon).trimmed()] << word.trimmed();
    }
    return all;
}

Entry entryOf(const QString& code, const QString& name, const QStringList& others)
{
    Entry entry {code, name, {wordOf(code), wordOf(name)}};
    for (const QString& other : others)
        entry.words.push_back(wordOf(other));
    return entry;
}

const std::vector<Entry>& scpEntries()
{
    static const std::vector<Entry> kEntries = [] {
        const QHash<QString, QStringList> others = synonyms();
        std::vector<Entry> entries;
        for (const ScpStatement& statement : scpStatements())
            entries.push_back(entryOf(statement.code, statement.name,
                QStringList(shownName(statement.name)) + others.value(statement.code)));
        return entries;
    }();
    return kEntries;
}

std::vector<Entry> entriesWith(const QList<SiteLabel>& siteLabels)
{
    std::vector<Entry> entries = scpEntries();
    for (const SiteLabel& label : siteLabels)
        entries.push_back(entryOf(label.code, label.name, {}));
    return entries;
}

Fit fitOf(const Word& word, const QString& typed)
{
    if (word.whole == typed)
        return isIt;
    if (word.whole.startsWith(typed))
        return begins;
    const bool within = std::ranges::any_of(
        word.beginnings, [&](const QString& rest) { return rest.startsWith(typed); });
    return within ? wordBegins : kFits;
}

} // namespace

QString folded(const QString& text)
{
    QString kept;
    const QString letters = plain(text);
    for (const QChar c : letters)
        if (c.isLetterOrNumber())
            kept += c;
    return kept;
}

QList<StatementMatch> matchingStatements(const QString& text, const QList<SiteLabel>& siteLabels)
{
    const QString typed = folded(text);
    std::array<QList<StatementMatch>, kFits> found;
    const std::vector<Entry> entries = entriesWith(siteLabels);
    for (const Entry& entry : entries) {
        Fit best = typed.isEmpty() ? isIt : kFits;
        QString by;
        for (std::size_t k = 0; k < entry.words.size() && best > isIt; ++k) {
            const Fit fit = fitOf(entry.words[k], typed);
            if (fit >= best)
                continue;
            best = fit;
            by = k < 2 ? QString() : entry.words[k].text;
        }
        if (best < kFits)
            found[best].append(
                {entry.code, shownName(entry.name), by == shownName(entry.name) ? QString() : by});
    }
    return found[isIt] + found[begins] + found[wordBegins];
}

QString statementCode(const QString& text, const QList<SiteLabel>& siteLabels)
{
    const QString typed = folded(text);
    if (typed.isEmpty())
        return {};
    QStringList codes;
    const std::vector<Entry> entries = entriesWith(siteLabels);
    for (const Entry& entry : entries) {
        if (text.trimmed().compare(entry.code, Qt::CaseInsensitive) == 0)
            return entry.code; // "STD_" and "STD" are not the same
        if (std::ranges::any_of(entry.words, [&](const Word& word) { return word.whole == typed; }))
            codes << entry.code;
    }
    return codes.size() == 1 ? codes.constFirst() : QString();
}

} // namespace ecgscan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/case_source.h"

#include "app/cli/locations.h"
#include "model/core/analysis_json.h"
#include "model/engine/decoder_process.h"
#include "storage/cases.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

using Wanted = std::optional<std::vector<NumberRange>>;

/// Leaves the wanted numbers. Errors: notFound (nothing, or nothing in one of the ranges).
Status choose(std::vector<qint64>& numbers, const Wanted& wanted, const QString& place)
{
    const auto isIn = [](qint64 number, const NumberRange& range) {
        return number >= range.first && number <= range.second;
    };
    for (const NumberRange& range : wanted.value_or(std::vector<NumberRange>())) {
        if (std::ranges::none_of(numbers, [&](qint64 number) { return isIn(number, range); }))
            return fail(Errc::notFound,
                QCoreApplication::translate("cli", "%1 has no case of the number %2.")
                    .arg(place)
                    .arg(range.first));
    }
    if (wanted)
        std::erase_if(numbers, [&](qint64 number) {
            return std::ranges::none_of(
                *wanted, [&](const NumberRange& range) { return isIn(number, range); });
        });
    if (numbers.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "There are no cases in %1. Name another place.")
                .arg(place));
    return {};
}

class DatabaseCases final : public CaseSource {
public:
    static Result<std::unique_ptr<CaseSource>> open(
        const QString& file, const Wanted& wanted, std::optional<ReaderId> reader)
    {
        ECGSCAN_TRY(
            std::unique_ptr<Database> database, Database::open(file, Database::Access::readOnly));
        auto source = std::unique_ptr<DatabaseCases>(new DatabaseCases(std::move(database)));
        source->m_reader = reader;
        ECGSCAN_TRY(const QList<CaseSummary> summaries, source->m_cases.list());
        std::vector<qint64> numbers;
        for (const CaseSummary& summary : summaries)
            numbers.push_back(summary.id.value);
        ECGSCAN_CHECK(choose(numbers, wanted, file));
        for (const qint64 number : numbers)
            source->m_ids.push_back({number});
        return source;
    }
    std::size_t count() const override { return m_ids.size(); }
    QString name(std::size_t k) const override
    {
        return u"case_%1"_s.arg(m_ids[k].value, 4, 10, QChar(u'0'));
    }
    Result<CaseRecord> load(std::size_t k) const override
    {
        ECGSCAN_TRY(CaseRecord record, m_cases.load(m_ids[k]));
        if (m_reader)
            record.reviews.removeIf(
                [this](const FindingReview& review) { return review.reader != *m_reader; });
        return record;
    }

private:
    explicit DatabaseCases(std::unique_ptr<Database> database)
        : m_database(std::move(database))
        , m_cases(*m_database)
    {
    }

    std::unique_ptr<Database> m_database;
    mutable Cases m_cases; ///< Only reads.
    std::vector<CaseId> m_ids;
    std::optional<ReaderId> m_reader; ///< Whose verdicts; nullopt: everybody's.
};

class AnalysedFiles final : public CaseSource {
public:
    static Result<std::unique_ptr<CaseSource>> open(const QString& folder, const Wanted& wanted)
    {
        auto source = std::make_unique<AnalysedFiles>();
        QStringList files;
        QDirIterator it(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(it.next());
        files.sort();
        std::vector<qint64> numbers(static_cast<std::size_t>(files.size()));
        std::iota(numbers.begin(), numbers.end(), 1);
        ECGSCAN_CHECK(choose(numbers, wanted, folder));
        for (const qint64 number : numbers)
            source->m_files.emplace_back(number, files.at(number - 1));
        return source;
    }
    std::size_t count() const override { return m_files.size(); }
    QString name(std::size_t k) const override { return m_files[k].second; }
    Result<CaseRecord> load(std::size_t k) const override
    {
        const auto& [number, name] = m_files[k];
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return fail(Errc::io,
                QCoreApplication::translate("cli", "The file can't be read: %1.")
                    .arg(file.errorString()));
        ECGSCAN_TRY(
            Analysis analysis, analysisFromJson(QJsonDocument::fromJson(file.readAll()).object()));
        CaseRecord record;
        record.id = {number};
        record.page = {analysis.source.file, analysis.source.page};
        record.sha256 = analysis.source.sha256;
        record.analysis = std::move(analysis);
        return record;
    }

private:
    std::vector<std::pair<qint64, QString>> m_files; ///< With their numbers.
};

} // namespace

void addSourceOptions(QCommandLineParser& parser)
{
    parser.addOptions({{u"database"_s,
                           QCoreApplication::translate("cli", "take the cases of this database"),
                           u"FILE"_s},
        {u"analyses"_s,
            QCoreApplication::translate("cli", "or the analyses that batch wrote to this folder"),
            u"DIR"_s},
        {u"case"_s,
            QCoreApplication::translate("cli", "only the cases of these numbers: 12 or 1-20,25"),
            u"N"_s},
        {u"reader"_s,
            QCoreApplication::translate("cli",
                "only the verdicts of the reader with this number, 0: of nobody who signed in; "
                "default: all"),
            u"N"_s},
        {u"de-identify"_s,
            QCoreApplication::translate("cli",
                "without what says whose they are; the header of the pages is painted over")}});
}

std::optional<std::vector<NumberRange>> numberRanges(const QString& list)
{
    static const QRegularExpression kRange(u"^([0-9]{1,9})(?:-([0-9]{1,9}))?$"_s);
    std::vector<NumberRange> ranges;
    for (const QString& part : list.split(u',')) {
        const auto match = kRange.match(part.trimmed());
        const qint64 first = match.captured(1).toLongLong();
        const qint64 last = match.hasCaptured(2) ? match.captured(2).toLongLong() : first;
        if (!match.hasMatch() || first < 1 || last < first)
            return std::nullopt;
        ranges.emplace_back(first, last);
    }
    return ranges;
}

Result<std::unique_ptr<CaseSource>> caseSource(const QCommandLineParser& parser)
{
    const QString database = parser.value(u"database"_s), folder = parser.value(u"analyses"_s);
    if (database.isEmpty() == folder.isEmpty())
        return fail(Errc::invalidArgument,
            QCoreApplication::translate(
                "cli", "Say where the cases are: --database FILE or --analyses DIR."));
    Wanted wanted;
    if (parser.isSet(u"case"_s)) {
        wanted = numberRanges(parser.value(u"case"_s));
        if (!wanted)
            return fail(Errc::invalidArgument,
                QCoreApplication::translate(
                    "cli", "--case is a list of numbers such as 12 or 1-20,25, not \"%1\".")
                    .arg(parser.value(u"case"_s)));
    }
    if (!folder.isEmpty())
        return AnalysedFiles::open(folder, wanted);
    if (!QFileInfo(database).isFile())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "There is no database %1. Name another file.")
                .arg(database));
    std::optional<ReaderId> reader;
    if (parser.isSet(u"reader"_s)) {
        bool isNumber = false;
        reader = ReaderId {parser.value(u"reader"_s).toLongLong(&isNumber)};
        if (!isNumber)
            return fail(Errc::invalidArgument,
                QCoreApplication::translate("cli", "--reader is a number, not \"%1\".")
                    .arg(parser.value(u"reader"_s)));
    }
    return DatabaseCases::open(database, wanted, reader);
}

Result<QImage> pictureOf(const CaseRecord& record)
{
    ECGSCAN_TRY(
        const DecodedPage page, decodePage(locations().decoderProgram, record.page, Task {}));
    if (page.sha256 != record.sha256)
        return fail(Errc::notFound,
            QCoreApplication::translate(
                "cli", "%1 is another file than the one that was analysed. Analyse it again.")
                .arg(record.page.file));
    return page.image;
}

} // namespace ecgscan::cli

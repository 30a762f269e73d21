// SPDX-License-Identifier: GPL-3.0-or-later
// How long the library of 100,000 cases takes to open, filter and sort. Prints milliseconds; not a
// test, not installed. Run it as library_bench FILE: the file is made when it is not there.
#include "storage/case_texts.h"
#include "storage/library.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCases = 100'000;

Status fill(Database& database)
{
    return database.transaction([&]() -> Status {
        const QStringList codes {u"NORM"_s, u"AFIB"_s, u"CLBBB"_s, u"LVH"_s, u"SBRAD"_s};
        for (int k = 1; k <= kCases; ++k) {
            ECGSCAN_CHECK(database.execute(
                u"INSERT INTO cases (id, sha256, page, file, patient_id, age_years, sex, state,"
                " quality, urgent, note, created_utc) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {k, u"%1"_s.arg(k),
                    u"/scans/%1/page_%2.png"_s.arg(k % 100).arg(k, 6, 10, QLatin1Char('0')),
                    u"P-%1"_s.arg(k % 30'000), 20 + k % 70, k % 3, k % 5, k % 5, k % 500 == 0,
                    k % 7 == 0 ? u"seen with an earlier one"_s : u""_s,
                    u"2026-01-01T00:00:00.000Z"_s}));
            ECGSCAN_CHECK(database.execute(
                u"INSERT INTO analyses (case_id, created_utc, model_sha256, document, is_indexed,"
                " confidence) VALUES (?, '', '', x'00', 1, ?)"_s,
                {k, (k % 100) / 100.0}));
            ECGSCAN_CHECK(database.execute(
                u"INSERT INTO predicted_findings VALUES (?, ?, 0.7)"_s, {k, codes.at(k % 5)}));
            if (k % 4 == 0)
                ECGSCAN_CHECK(database.execute(
                    u"INSERT INTO reviews (case_id, code, verdict, decided_utc) VALUES (?, ?, ?, '')"_s,
                    {k, codes.at(k % 5), k % 2}));
        }
        return refreshCaseTexts(database);
    });
}

void measure(Library& library, const char* what, const LibraryQuery& query)
{
    std::vector<double> times;
    qsizetype found = 0;
    for (int run = 0; run < 7; ++run) {
        QElapsedTimer clock;
        clock.start();
        const auto ids = library.search(query);
        const auto rows = ids ? library.rows(ids->mid(0, 60), {}) : Result<QList<LibraryRow>>();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        found = rows ? ids->size() : -1;
    }
    std::ranges::sort(times);
    std::printf("%-34s %7lld rows  median %6.1f ms  worst %6.1f ms\n", what,
        static_cast<long long>(found), times[3], times.back());
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const bool isNew = !QFile::exists(QString::fromLocal8Bit(argv[1]));
    const auto database = Database::open(QString::fromLocal8Bit(argv[1]));
    if (!database || (isNew && !fill(**database)))
        return 1;
    Library library(**database);
    measure(library, "open, newest first", {});
    measure(library, "text \"page_0421\"", {.text = u"page_0421"_s});
    measure(library, "text \"p\" (all)", {.text = u"p"_s});
    measure(library, "text \"Vorhofflimmern\"", {.text = u"Vorhofflimmern"_s});
    measure(library, "finding AFIB", {.findingCode = u"AFIB"_s});
    measure(library, "state done", {.state = ReviewState::done});
    measure(library, "state new", {.state = ReviewState::fresh});
    measure(library, "confidence below 0.3", {.confidenceBelow = 0.3});
    measure(library, "by file", {.order = LibraryOrder::file});
    measure(library, "by patient", {.order = LibraryOrder::patient});
    measure(library, "by state", {.order = LibraryOrder::state});
    measure(library, "by reviews", {.order = LibraryOrder::reviews});
    measure(library, "by confidence", {.order = LibraryOrder::confidence});
}

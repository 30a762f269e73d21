// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan import-labels: what somebody said of pages in a table -> verdicts on the cases of a
// database. What readers said before stays unless it is to be replaced.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "exchange/label_table.h"
#include "model/core/scp_statement.h"
#include "storage/cases.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

/// Finds the case of a page that a table names: by its hash, else by its path, else by its file
/// name where only one case has it.
class CaseFinder {
public:
    explicit CaseFinder(const QList<CaseSummary>& cases)
    {
        for (const CaseSummary& summary : cases) {
            const int page = summary.page.page;
            m_byHash.insert({summary.sha256, page}, summary.id);
            m_byPath.insert({summary.page.file, page}, summary.id);
            CaseId& named = m_byName[{QFileInfo(summary.page.file).fileName(), page}];
            named = m_names.contains({QFileInfo(summary.page.file).fileName(), page}) ? CaseId {}
                                                                                      : summary.id;
            m_names.insert({QFileInfo(summary.page.file).fileName(), page});
        }
    }

    /// Not valid: there is none.
    CaseId find(const LabelledPage& labelled) const
    {
        const PageRef& page = labelled.page;
        if (!labelled.sha256.isEmpty())
            return m_byHash.value({labelled.sha256, page.page});
        const CaseId byPath = m_byPath.value({page.file, page.page});
        return byPath.isValid() ? byPath
                                : m_byName.value({QFileInfo(page.file).fileName(), page.page});
    }

private:
    using Key = std::pair<QString, int>;
    QHash<Key, CaseId> m_byHash, m_byPath, m_byName;
    QSet<Key> m_names;
};

struct ImportCounts {
    int pages = 0, unknownPages = 0, written = 0, same = 0, kept = 0, contradictions = 0;
    QSet<QString> ownLabels; ///< No statements.
};

/// What "it is there" means: accepted when it was predicted, added when it was not.
Verdict affirmation(const CaseRecord& record, const QString& code)
{
    if (!record.analysis)
        return Verdict::added;
    const auto finding = std::ranges::find(record.analysis->findings, code, &Finding::code);
    const bool predicted
        = finding != record.analysis->findings.end() && finding->decision != Decision::absent;
    return predicted ? Verdict::accepted : Verdict::added;
}

class LabelImport {
public:
    LabelImport(Cases& cases, bool replace)
        : m_cases(cases)
        , m_replace(replace)
    {
    }

    Status add(CaseId id, const LabelledPage& labelled)
    {
        ECGSCAN_TRY(const CaseRecord record, m_cases.load(id));
        ++m_counts.pages;
        for (const QString& code : labelled.present) {
            if (labelled.absent.contains(code)) {
                sayContradiction(labelled.page, code);
                continue;
            }
            ECGSCAN_CHECK(say(record, code, affirmation(record, code)));
        }
        for (const QString& code : labelled.absent) {
            if (!labelled.present.contains(code))
                ECGSCAN_CHECK(say(record, code, Verdict::rejected));
        }
        return {};
    }
    ImportCounts& counts() { return m_counts; }

private:
    void sayContradiction(const PageRef& page, const QString& code)
    {
        ++m_counts.contradictions;
        err(QCoreApplication::translate("cli",
            "%1, page %2: the table says of \"%3\" that it is there and that it is not. It is left "
            "out.")
                .arg(page.file)
                .arg(page.page)
                .arg(code));
    }

    Status say(const CaseRecord& record, const QString& code, Verdict verdict)
    {
        if (!findStatement(code))
            m_counts.ownLabels.insert(code);
        const auto before
            = std::ranges::find_if(record.reviews, [&code](const FindingReview& review) {
                  return review.code == code && review.reader == ReaderId {};
              });
        if (before != record.reviews.end()) {
            const bool same
                = (before->verdict == Verdict::rejected) == (verdict == Verdict::rejected);
            if (same || !m_replace) {
                ++(same ? m_counts.same : m_counts.kept);
                return {};
            }
        }
        ECGSCAN_CHECK(m_cases.saveReview(record.id, {code, verdict}));
        ++m_counts.written;
        return {};
    }

    Cases& m_cases;
    bool m_replace;
    ImportCounts m_counts;
};

void print(const ImportCounts& counts)
{
    out(QCoreApplication::translate("cli",
        "%1 verdicts on %2 pages were taken over, %3 were there already, %4 that readers gave "
        "otherwise were kept.")
            .arg(counts.written)
            .arg(counts.pages)
            .arg(counts.same)
            .arg(counts.kept));
    if (!counts.ownLabels.isEmpty()) {
        QStringList labels(counts.ownLabels.begin(), counts.ownLabels.end());
        labels.sort();
        err(QCoreApplication::translate("cli",
            "These are no SCP-ECG codes and are labels of this "
            "place now: %1")
                .arg(labels.join(u", "_s)));
    }
}

/// Prints what was taken over, also where an error ends it. Gives whether nothing was left out.
Result<bool> takeOver(const QString& table, const QString& databaseFile, bool replace)
{
    ECGSCAN_TRY(const std::vector<LabelledPage> pages, readLabels(table));
    ECGSCAN_TRY(const std::unique_ptr<Database> database, Database::open(databaseFile));
    Cases cases(*database);
    ECGSCAN_TRY(const QList<CaseSummary> summaries, cases.list());
    const CaseFinder finder(summaries);
    LabelImport labels(cases, replace);
    Status status;
    for (const LabelledPage& labelled : pages) {
        const CaseId id = finder.find(labelled);
        if (!id.isValid()) {
            ++labels.counts().unknownPages;
            err(QCoreApplication::translate(
                "cli", "No case, or more than one, is of %1, page %2: left out.")
                    .arg(labelled.page.file)
                    .arg(labelled.page.page));
            continue;
        }
        status = labels.add(id, labelled);
        if (!status)
            break;
    }
    print(labels.counts());
    ECGSCAN_CHECK(status);
    return labels.counts().unknownPages == 0 && labels.counts().contradictions == 0;
}

} // namespace

int importLabels(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Takes verdicts from a CSV table: findings.csv or manifest.csv as export writes them, or "
        "one with the columns file and labels (codes with semicolons between them), and absent, "
        "page and sha256 if known. Pages are cases that are in the database already; open them in "
        "the window first."));
    parser.addPositionalArgument(
        u"table"_s, QCoreApplication::translate("cli", "the table"), u"TABLE"_s);
    parser.addOptions({{u"database"_s,
                           QCoreApplication::translate("cli", "the window's database; required"),
                           u"FILE"_s},
        {u"replace"_s,
            QCoreApplication::translate("cli", "where readers said otherwise, the table counts")}});
    if (const auto code = parse(parser, u"import-labels"_s, arguments))
        return *code;
    if (parser.positionalArguments().size() != 1 || !parser.isSet(u"database"_s)) {
        err(QCoreApplication::translate(
            "cli", "Say: ecgscan import-labels TABLE --database FILE [--replace]"));
        return kUsage;
    }
    const QString database = parser.value(u"database"_s);
    if (!QFileInfo(database).isFile()) {
        err(QCoreApplication::translate("cli", "There is no database %1. Name another file.")
                .arg(database));
        return kCannotWrite;
    }
    const auto complete
        = takeOver(parser.positionalArguments().first(), database, parser.isSet(u"replace"_s));
    if (!complete)
        return cli::report(complete.error());
    return *complete ? kOk : kCannotRead;
}

} // namespace ecgscan::cli

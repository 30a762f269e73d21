// SPDX-License-Identifier: GPL-3.0-or-later
// What the SQLite store promises beyond CaseStore: its file, the audit, damaged rows, learning.
#include "model/core/library.h"
#include "model/core/readers.h"
#include "storage/audit.h"
#include "storage/database.h"
#include "storage/embedded_cases.h"
#include "storage/sqlite_case_store.h"
#include "tests/storage/analysed.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <initializer_list>
#include <tuple>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestSqliteCaseStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nobodyElseMayReadTheFile();
    void auditChainsAndHoldsNoPatient();
    void auditCannotBeChanged();
    void embeddedCasesAreListed();
    void whatReadersDifferOnIsNotLearned();
    void aDamagedAnalysisCostsNoVerdicts();
    void strangeNumbersAreUnknown();
    void unwritablePlaceIsAnError();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestSqliteCaseStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"data/ecgscan.sqlite"_s);
}

void TestSqliteCaseStore::nobodyElseMayReadTheFile()
{
    SqliteCaseStore store(m_file);
    QVERIFY(store.openCase({u"p"_s, 1}, u"h"_s).result());
    const QFile::Permissions others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString& file : QStringList {m_file, m_file + u"-wal"_s}) {
        QVERIFY2(QFile::exists(file), qPrintable(file));
        QCOMPARE(QFile::permissions(file) & others, QFile::Permissions());
    }
}

void TestSqliteCaseStore::auditChainsAndHoldsNoPatient()
{
    {
        SqliteCaseStore store(m_file);
        const CaseId id = store.openCase({u"/home/SECRET-PATH/p.png"_s, 1}, u"h"_s).result()->id;
        QVERIFY(store.saveFields(id, {u"SECRET-ID"_s, 77, Sex::male, QDate(1950, 5, 5)}).result());
        QVERIFY(store.saveNote(id, u"SECRET-NOTE"_s).result());
        QVERIFY(store.saveReview(id, {u"SECRET-LABEL"_s, Verdict::added}).result());
        QVERIFY(
            store.saveLabels(id, {ReviewState::done, PageQuality::good, true, {u"SECRET-TAG"_s}})
                .result());
        QVERIFY(store.library()->saveSiteLabel({u"SECRET-CODE"_s, u"SECRET-NAME"_s}).result());
        QVERIFY(store.readerStore()->addReader(u"SECRET-READER"_s, u"482915"_s).result());
        FindingReview review {u"MI"_s, Verdict::accepted};
        review.remark = u"SECRET-REMARK"_s;
        QVERIFY(store.readerStore()->adjudicate({id, u"SECRET-LABEL"_s, true, {1}}).result());
        QVERIFY(store.saveReview(id, review).result());
    }
    auto database = Database::open(m_file);
    QVERIFY(database);
    QVERIFY(verifyAudit(**database));
    auto rows = (*database)->run(u"SELECT action || subject || detail FROM audit ORDER BY id"_s);
    QStringList all;
    while (rows->next())
        all.append(rows->value(0).toString());
    QCOMPARE(all.size(), 9);
    QVERIFY2(!all.join(u' ').contains(u"SECRET"), qPrintable(all.join(u'\n')));
    QVERIFY2(!all.join(u' ').contains(u"482915"), "a PIN");
    QVERIFY(all.last().contains(u"MI accepted"));
}

void TestSqliteCaseStore::auditCannotBeChanged()
{
    {
        SqliteCaseStore store(m_file);
        (void)store.openCase({u"p"_s, 1}, u"h"_s).result();
        (void)store.openCase({u"p"_s, 2}, u"h"_s).result();
    }
    auto database = Database::open(m_file);
    QVERIFY(!(*database)->run(u"UPDATE audit SET action = 'x'"_s));
    QVERIFY(!(*database)->run(u"DELETE FROM audit"_s));
    // Someone who drops the triggers is found out by the chain.
    QVERIFY((*database)->run(u"DROP TRIGGER audit_is_not_changed"_s));
    QVERIFY((*database)->run(u"UPDATE audit SET action = 'x' WHERE id = 1"_s));
    const Status verified = verifyAudit(**database);
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, Errc::corrupt);
}

void TestSqliteCaseStore::embeddedCasesAreListed()
{
    {
        SqliteCaseStore store(m_file);
        const CaseId named = store.openCase({u"a"_s, 1}, u"a"_s).result()->id;
        QVERIFY(store.saveFields(named, {u"P1"_s, {}, Sex::unknown, {}}).result());
        QVERIFY(store.saveAnalysis(named, analysed()).result());
        QVERIFY(store.saveReview(named, {u"AFIB"_s, Verdict::accepted}).result());
        const CaseId unnamed = store.openCase({u"b"_s, 1}, u"b"_s).result()->id;
        QVERIFY(store.saveAnalysis(unnamed, analysed()).result());
        QVERIFY(store.saveReview(unnamed, {u"AFIB"_s, Verdict::rejected}).result());
        const CaseId unread = store.openCase({u"c"_s, 1}, u"c"_s).result()->id;
        QVERIFY(store.saveAnalysis(unread, analysed()).result());
    }
    const auto cases = embeddedCases(m_file);
    QVERIFY(cases);
    QCOMPARE(cases->size(), std::size_t(3));
    QVERIFY(cases->at(2).reviews.isEmpty());
    QCOMPARE(cases->at(0).page.file, u"a"_s);
    QCOMPARE(cases->at(0).patientKey, u"P1"_s);
    QCOMPARE(cases->at(1).patientKey, u"case:2"_s);
    QCOMPARE(cases->at(0).embedding.size(), std::size_t(3));
    QVERIFY(!embeddedCases(m_folder->filePath(u"none.sqlite"_s)));
}

void TestSqliteCaseStore::whatReadersDifferOnIsNotLearned()
{
    {
        SqliteCaseStore store(m_file);
        const CaseId id = store.openCase({u"a"_s, 1}, u"a"_s).result()->id;
        QVERIFY(store.saveAnalysis(id, analysed()).result());
        for (const auto& [code, verdict, reader] :
            std::initializer_list<std::tuple<QString, Verdict, qint64>> {
                {u"AFIB"_s, Verdict::accepted, 1}, {u"AFIB"_s, Verdict::accepted, 2},
                {u"LVH"_s, Verdict::added, 1}, {u"LVH"_s, Verdict::rejected, 2},
                {u"MI"_s, Verdict::rejected, 1}, {u"MI"_s, Verdict::accepted, 2}})
            QVERIFY(store.saveReview(id, {.code = code, .verdict = verdict, .reader = {reader}})
                    .result());
        QVERIFY(store.readerStore()->adjudicate({id, u"MI"_s, true, {1}}).result());
    }
    const auto reviews = embeddedCases(m_file)->at(0).reviews;
    QCOMPARE(reviews.size(), 2); // LVH is open
    QCOMPARE(reviews.at(0).code, u"AFIB"_s);
    QCOMPARE(reviews.at(1).code, u"MI"_s);
    QVERIFY(reviews.at(1).verdict != Verdict::rejected);
}

void TestSqliteCaseStore::aDamagedAnalysisCostsNoVerdicts()
{
    CaseId id;
    {
        SqliteCaseStore store(m_file);
        id = store.openCase({u"/a/page.png"_s, 1}, u"hash"_s).result()->id;
        QVERIFY(store.saveAnalysis(id, analysed()).result());
        QVERIFY(store.saveReview(id, {u"AFIB"_s, Verdict::rejected}).result());
    }
    {
        auto database = Database::open(m_file);
        QVERIFY((*database)->run(u"UPDATE analyses SET document = x'0102'"_s));
    }
    QCOMPARE(embeddedCases(m_file)->size(), std::size_t(0)); // the others still count
    SqliteCaseStore store(m_file);
    const auto record = store.load(id).result();
    QVERIFY(record);
    QVERIFY(!record->analysis); // and so is made again
    QCOMPARE(record->reviews.size(), 1);
}

/// A file that someone wrote by hand, or that a later version with more verdicts wrote.
void TestSqliteCaseStore::strangeNumbersAreUnknown()
{
    CaseId id;
    {
        SqliteCaseStore store(m_file);
        id = store.openCase({u"/a/page.png"_s, 1}, u"hash"_s).result()->id;
        QVERIFY(store.saveAnalysis(id, analysed()).result());
        QVERIFY(store.saveReview(id, {u"AFIB"_s, Verdict::rejected}).result());
        QVERIFY(store.saveReview(id, {u"MI"_s, Verdict::added}).result());
    }
    {
        auto database = Database::open(m_file);
        QVERIFY((*database)->run(u"PRAGMA ignore_check_constraints = ON"_s));
        QVERIFY((*database)->run(u"UPDATE cases SET sex = 77"_s));
        QVERIFY((*database)->run(u"UPDATE reviews SET verdict = 9 WHERE code = 'MI'"_s));
        // Claims to be nearly 4 GB when unpacked.
        QVERIFY((*database)->run(u"UPDATE analyses SET document = x'F0000000789C03'"_s));
    }
    SqliteCaseStore store(m_file);
    const auto record = store.load(id).result();
    QVERIFY(record);
    QCOMPARE(record->fields.sex, Sex::unknown);
    QCOMPARE(record->reviews.size(), 1);
    QVERIFY(!record->analysis);
}

void TestSqliteCaseStore::unwritablePlaceIsAnError()
{
    SqliteCaseStore store(u"/proc/ecgscan/no.sqlite"_s);
    const auto opened = store.openCase({u"p"_s, 1}, u"h"_s).result();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, Errc::io);
    QVERIFY(!opened.error().message.isEmpty());
    QCOMPARE(store.saveNote({1}, u"lost?"_s).result().error().code, Errc::io);
}

QTEST_GUILESS_MAIN(TestSqliteCaseStore)
#include "tests/storage/analysed.h"
#include "tst_sqlite_case_store.moc"

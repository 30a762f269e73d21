// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed for a finding, tags, states, and one word out of several readers'.
#include "model/core/readers.h"
#include "model/core/scp_statement.h"
#include "model/core/statement_search.h"

#include <QFile>
#include <QtTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsNameStatements_data();
    void wordsNameStatements();
    void everyStatementHasOtherWords();
    void bestSuggestionsComeFirst();
    void siteLabelsAreFound();
    void tagsAreTidied();
    void verdictsMakeANewCaseReviewed();
    void readersAreSettled();
    void agreementIsCountedByFinding();
};

void TestLabels::wordsNameStatements_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("code");
    for (const auto& [typed, code] : std::initializer_list<std::pair<const char*, const char*>> {
             {"Vorhofflimmern", "AFIB"}, {"vorhofflimmern", "AFIB"}, {"AF", "AFIB"},
             {"afib", "AFIB"}, {"a-fib", "AFIB"}, {"Linksschenkelblock", "CLBBB"},
             {"LBBB", "CLBBB"}, {"lsb", "CLBBB"}, {"complete left bundle branch block", "CLBBB"},
             {"AV-Block 2. Grades", "2AVB"}, {"Präexzitation", "WPW"}, {"Praexzitation", "WPW"},
             {"ischämie", "ISC_"}, {"LAO/LAE", "LAO/LAE"}, {"STD_", "STD_"}, {"VES", "PVC"},
             {"nothing like it", ""}, {"", ""}, {"…", ""}, {"block", ""}})
        QTest::newRow(*typed ? typed : "empty")
            << QString::fromUtf8(typed) << QString::fromUtf8(code);
}

void TestLabels::wordsNameStatements()
{
    QFETCH(QString, typed);
    QFETCH(QString, code);
    QCOMPARE(statementCode(typed, {}), code);
}

void TestLabels::everyStatementHasOtherWords()
{
    QFile file(QStringLiteral(ECGSCAN_SOURCE_DIR) + u"/resources/terms/synonyms.txt"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QSet<QString> codes, words;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        if (line.startsWith(u'#'))
            continue;
        const QString code = line.section(u':', 0, 0);
        QVERIFY2(findStatement(code), qPrintable(code));
        QVERIFY2(!codes.contains(code), qPrintable(code));
        codes.insert(code);
        const QStringList others = line.section(u':', 1).split(u';');
        QSet<QString> own; // two spellings of one statement may be one word
        for (const QString& other : others)
            own.insert(folded(other));
        for (const QString& word : std::as_const(own)) {
            QVERIFY2(!word.isEmpty(), qPrintable(line));
            QVERIFY2(!words.contains(word), qPrintable(word)); // it would name two
            words.insert(word);
        }
    }
    for (const ScpStatement& statement : scpStatements())
        QVERIFY2(codes.contains(statement.code), qPrintable(statement.code));
}

void TestLabels::bestSuggestionsComeFirst()
{
    const auto first = matchingStatements(u"af"_s, {}).constFirst();
    QCOMPARE(first.code, u"AFIB"_s);
    QCOMPARE(first.word, u"AF"_s);
    QCOMPARE(matchingStatements(u"vorhoffla"_s, {}).constFirst().code, u"AFLT"_s);
    // A later word of a name is found behind those that begin with it.
    const auto blocks = matchingStatements(u"block"_s, {});
    QVERIFY(blocks.size() >= 6);
    QVERIFY(matchingStatements(u"qzx"_s, {}).isEmpty());
    QCOMPARE(matchingStatements({}, {}).size(), qsizetype(scpStatements().size()));
}

void TestLabels::siteLabelsAreFound()
{
    const QList<SiteLabel> labels {{u"BRUGADA1"_s, u"Brugada type 1"_s}};
    QCOMPARE(statementCode(u"brugada type 1"_s, labels), u"BRUGADA1"_s);
    QCOMPARE(matchingStatements(u"brug"_s, labels).constFirst().name, u"Brugada type 1"_s);
    QVERIFY(matchingStatements(u"brug"_s, {}).isEmpty());
}

void TestLabels::tagsAreTidied()
{
    QCOMPARE(tagsFrom(u" teaching,Ward 3 , ,teaching,audit"_s),
        QStringList({u"audit"_s, u"teaching"_s, u"Ward 3"_s}));
    QVERIFY(tagsFrom(u" , "_s).isEmpty());
}

void TestLabels::verdictsMakeANewCaseReviewed()
{
    QCOMPARE(effectiveState(ReviewState::fresh, 0), ReviewState::fresh);
    QCOMPARE(effectiveState(ReviewState::fresh, 2), ReviewState::inReview);
    QCOMPARE(effectiveState(ReviewState::done, 2), ReviewState::done);
    QCOMPARE(effectiveState(ReviewState::rejected, 0), ReviewState::rejected);
}

void TestLabels::readersAreSettled()
{
    const auto said = [](const QString& code, Verdict verdict, qint64 reader) {
        return FindingReview {.code = code, .verdict = verdict, .reader = {reader}};
    };
    const QList<FindingReview> reviews {said(u"AFIB"_s, Verdict::accepted, 1),
        said(u"AFIB"_s, Verdict::added, 2), said(u"LVH"_s, Verdict::rejected, 1),
        said(u"MI"_s, Verdict::accepted, 1), said(u"MI"_s, Verdict::rejected, 2),
        said(u"PVC"_s, Verdict::accepted, 1), said(u"PVC"_s, Verdict::rejected, 2)};
    const auto settled = settledReviews(reviews, {{{1}, u"PVC"_s, false, {3}}});
    QCOMPARE(settled.size(), 3); // MI is open
    QCOMPARE(settled.at(0).code, u"AFIB"_s);
    QVERIFY(settled.at(0).verdict != Verdict::rejected);
    QCOMPARE(settled.at(1).code, u"LVH"_s);
    QCOMPARE(settled.at(1).verdict, Verdict::rejected);
    QCOMPARE(settled.at(2).code, u"PVC"_s);
    QCOMPARE(settled.at(2).verdict, Verdict::rejected);
    QCOMPARE(settled.at(2).reader, ReaderId {3});
}

void TestLabels::agreementIsCountedByFinding()
{
    QList<ReadingPair> pairs;
    for (int k = 0; k < 50; ++k) // the grant proposals of tst_reader_agreement.cpp
        pairs.append({{k}, u"MI"_s, k < 25, k < 20 || (k >= 25 && k < 35), {}});
    pairs.append({{1}, u"AFIB"_s, true, false, {}});
    const auto agreements = agreementByFinding(pairs);
    QCOMPARE(agreements.size(), 3);
    QVERIFY(agreements.at(0).code.isEmpty());
    QCOMPARE(agreements.at(0).agreement.cases, std::size_t(51));
    QCOMPARE(agreements.at(1).code, u"AFIB"_s);
    QCOMPARE(agreements.at(1).agreement.agreed, 0.0);
    QCOMPARE(agreements.at(2).code, u"MI"_s);
    QVERIFY(std::abs(*agreements.at(2).agreement.kappa - 0.40) < 1e-9);
    QVERIFY(agreementByFinding({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"

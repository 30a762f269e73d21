// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/ecg.h"
#include "model/core/lead.h"
#include "model/core/print_layout.h"
#include "model/core/result.h"
#include "model/core/scp_statement.h"

#include <QSet>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestCoreValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layoutsAreWhole();
    void limbLeadsFollowFromTwo();
    void leadNamesRoundTrip();
    void foreignLeadNamesAreRefused_data();
    void foreignLeadNamesAreRefused();
    void statementsAreUniqueAndNamed();
    void tryPassesErrorsOn();
};

void TestCoreValues::leadNamesRoundTrip()
{
    for (const Lead lead : kLeads) {
        QCOMPARE(leadFromName(leadName(lead)), std::optional(lead));
        QCOMPARE(leadFromName(leadName(lead).toUpper()), std::optional(lead));
    }
    QCOMPARE(leadName(Lead::aVF), u"aVF"_s);
}

void TestCoreValues::foreignLeadNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"", "V7", "-aVR", "V4R", "IV", "MDC_ECG_LEAD_I"})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name);
}

void TestCoreValues::foreignLeadNamesAreRefused()
{
    QFETCH(QString, name);
    QVERIFY(!leadFromName(name));
}

void TestCoreValues::statementsAreUniqueAndNamed()
{
    QSet<QString> codes;
    for (const ScpStatement& statement : scpStatements()) {
        QVERIFY2(!codes.contains(statement.code), qPrintable(statement.code));
        codes.insert(statement.code);
        QVERIFY(!statement.name.isEmpty());
    }
    QCOMPARE(codes.size(), 75);
    QCOMPARE(statementName(u"AFIB"_s), u"Atrial fibrillation"_s);
    QCOMPARE(statementName(u"OUR-LABEL"_s), u"OUR-LABEL"_s);
}

namespace {
Result<int> half(int value)
{
    if (value % 2 != 0)
        return fail(Errc::invalidArgument, u"odd"_s);
    return value / 2;
}
Result<int> quarter(int value)
{
    ECGSCAN_TRY(const int halved, half(value));
    return half(halved);
}
} // namespace

void TestCoreValues::tryPassesErrorsOn()
{
    QCOMPARE(quarter(8).value(), 2);
    QCOMPARE(quarter(6).error().code, Errc::invalidArgument);
    QCOMPARE(quarter(3).error().message, u"odd"_s);
}

void TestCoreValues::layoutsAreWhole()
{
    QSet<QString> ids;
    for (const PrintLayout& layout : printLayouts()) {
        QVERIFY2(!ids.contains(layout.id), qPrintable(layout.id));
        ids.insert(layout.id);
        QCOMPARE(layout.leads.size(), static_cast<std::size_t>(layout.rows * layout.columns));
        QVERIFY(layout.allRows() > 0);
        QSet<int> leads;
        std::size_t named = 0;
        for (const PrintedLead& printed : layout.leads) {
            if (printed.isOther)
                continue;
            leads.insert(index(printed.lead));
            ++named;
        }
        QCOMPARE(static_cast<std::size_t>(leads.size()), named); // none stands twice
        QCOMPARE(findPrintLayout(layout.id), &layout);
    }
    for (const QString& id : printLayoutIds(LayoutChoice::common))
        QCOMPARE(findPrintLayout(id)->leads.size(), std::size_t {kLeadCount});
    QVERIFY(!printLayoutIds().contains(QStringLiteral("3x5"))); // read, but not drawn
    QCOMPARE(findPrintLayout(QStringLiteral("?")), nullptr);
}

void TestCoreValues::limbLeadsFollowFromTwo()
{
    Ecg ecg;
    ecg[Lead::I] = {1.f, 0.5f};
    ecg[Lead::II] = {3.f, -1.f};
    deriveLimbLeads(ecg);
    QCOMPARE(ecg[Lead::III], (std::vector<float> {2.f, -1.5f}));
    QCOMPARE(ecg[Lead::aVR], (std::vector<float> {-2.f, 0.25f}));
    QCOMPARE(ecg[Lead::aVL], (std::vector<float> {-0.5f, 1.f}));
    QCOMPARE(ecg[Lead::aVF], (std::vector<float> {2.5f, -1.25f}));
}

QTEST_GUILESS_MAIN(TestCoreValues)
#include "tst_core_values.moc"

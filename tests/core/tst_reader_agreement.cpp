// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/reader_agreement.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;

class TestReaderAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kappaAsPublished_data();
    void kappaAsPublished();
    void intervalAsPublished();
    void chanceAloneIsZero();
    void oppositesAreNegative();
    void nothingToCompareIsNoNumber();
    void fullAgreementHasNoWidth();
};

void TestReaderAgreement::kappaAsPublished_data()
{
    QTest::addColumn<int>("bothPresent");
    QTest::addColumn<int>("onlyFirst");
    QTest::addColumn<int>("onlySecond");
    QTest::addColumn<int>("bothAbsent");
    QTest::addColumn<double>("agreed");
    QTest::addColumn<double>("kappa");
    // Sim and Wright, Phys Ther 2005;85:257-268: "relevant" and "not relevant" by two clinicians.
    QTest::newRow("Sim and Wright") << 22 << 2 << 4 << 11 << 33 / 39.0 << 0.67;
    // The textbook example of 50 grant proposals, and two tables of equal agreement whose kappas
    // differ by their margins.
    QTest::newRow("grant proposals") << 20 << 5 << 10 << 15 << 0.70 << 0.40;
    QTest::newRow("like margins") << 45 << 15 << 25 << 15 << 0.60 << 0.1304;
    QTest::newRow("unlike margins") << 25 << 35 << 5 << 35 << 0.60 << 0.2593;
    // The example of ci.kappa() in the R package statpsych, after Fleiss and Paik (2003).
    QTest::newRow("statpsych") << 58 << 4 << 12 << 31 << 89 / 105.0 << 0.6756757;
}

void TestReaderAgreement::kappaAsPublished()
{
    QFETCH(int, bothPresent);
    QFETCH(int, onlyFirst);
    QFETCH(int, onlySecond);
    QFETCH(int, bothAbsent);
    QFETCH(double, agreed);
    QFETCH(double, kappa);
    const auto count = [](int number) { return static_cast<std::size_t>(number); };
    const auto agreement = readerAgreement(
        {count(bothPresent), count(onlyFirst), count(onlySecond), count(bothAbsent)});
    QVERIFY(agreement && agreement->kappa);
    QCOMPARE(agreement->agreed, agreed);
    QVERIFY2(std::abs(*agreement->kappa - kappa) < 0.005,
        qPrintable(QString::number(*agreement->kappa)));
}

void TestReaderAgreement::intervalAsPublished()
{
    // statpsych: ci.kappa(.05, 31, 12, 4, 58) gives 0.5317210 to 0.8196303.
    const auto agreement = readerAgreement({58, 4, 12, 31});
    QVERIFY(std::abs(*agreement->kappaLow - 0.5317210) < 1e-6);
    QVERIFY(std::abs(*agreement->kappaHigh - 0.8196303) < 1e-6);
    // Which reader is called the first does not matter.
    const auto exchanged = readerAgreement({58, 12, 4, 31});
    QVERIFY(std::abs(*exchanged->kappaLow - *agreement->kappaLow) < 1e-12);
}

void TestReaderAgreement::chanceAloneIsZero()
{
    const auto agreement = readerAgreement({25, 25, 25, 25});
    QVERIFY(std::abs(*agreement->kappa) < 1e-12);
    QVERIFY(*agreement->kappaLow < 0 && *agreement->kappaHigh > 0);
}

void TestReaderAgreement::oppositesAreNegative()
{
    const auto agreement = readerAgreement({0, 10, 10, 0});
    QCOMPARE(*agreement->kappa, -1.0);
    QCOMPARE(agreement->agreed, 0.0);
    QVERIFY(*agreement->kappaLow >= -1);
}

void TestReaderAgreement::nothingToCompareIsNoNumber()
{
    QVERIFY(!readerAgreement({}));
    const auto always = readerAgreement({7, 0, 0, 0});
    QCOMPARE(always->agreed, 1.0);
    QVERIFY(!always->kappa && !always->kappaLow && !always->kappaHigh);
}

void TestReaderAgreement::fullAgreementHasNoWidth()
{
    const auto agreement = readerAgreement({30, 0, 0, 20});
    QCOMPARE(*agreement->kappa, 1.0);
    QCOMPARE(*agreement->kappaLow, 1.0);
    QCOMPARE(*agreement->kappaHigh, 1.0);
}

QTEST_GUILESS_MAIN(TestReaderAgreement)
#include "tst_reader_agreement.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of measurements: what a spreadsheet or a script reads.
#include "exchange/csv.h"
#include "exchange/measurement_csv.h"

#include <QtTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

const PageRef kPage {u"=cmd,\"x\".png"_s, 3};

Analysis measured()
{
    Analysis a;
    a.page.found = true;
    a.page.confidence = 0.98765;
    Measurements& m = a.measurements;
    m.heartRateBpm = 71.42857;
    m.prMs = 162;
    m.qrsAxisDeg = -45.5;
    m.tAxisDeg = std::nan("");
    m.pAxisDeg = -0.0001;
    m.beats = {{0.5, BeatKind::usual, true}, {1.2, BeatKind::ectopic, false},
        {1.9, BeatKind::paced, true}, {2.6, BeatKind::usual, {}}};
    m.pacingSpikesS = {1.8};
    m.notMeasurable[u"qt_ms"_s] = u"no_t_end"_s;
    m.notMeasurable[u"cornell_mV"_s] = u"lead_missing"_s;
    m.remarks = {{u"pr_long"_s, u"long"_s, u"source"_s}};
    a.warnings = {{u"scale_assumed"_s, u"message"_s}};
    UsualBeat beat;
    beat.leads[Lead::II].rMv = 1.2345678;
    beat.leads[Lead::II].fromS = {{0, 2.5}, {7.5, 10}};
    beat.leads[Lead::aVR].sMv = -0.5;
    m.usualBeat = beat;
    return a;
}

} // namespace

class TestMeasurementCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesComeBack();
    void leadsComeBack();
    void nothingMeasuredIsEmptyNotZero();
    void cellsAreNoFormulas();
    void numbersAreInTheCLocale();
};

void TestMeasurementCsv::pagesComeBack()
{
    const Analysis a = measured();
    const CsvTable table
        = CsvTable::parse(measurement_csv::pageHeader() + measurement_csv::pageLine(kPage, a));
    QCOMPARE(table.rows(), 1);
    const std::pair<QString, QString> kCells[] = {{u"page"_s, u"3"_s}, {u"found"_s, u"1"_s},
        {u"confidence"_s, u"0.988"_s}, {u"heart_rate_bpm"_s, u"71.429"_s}, {u"pr_ms"_s, u"162"_s},
        {u"qrs_axis_deg"_s, u"-45.5"_s}, {u"t_axis_deg"_s, QString()}, {u"p_axis_deg"_s, u"0"_s},
        {u"beats"_s, u"4"_s}, {u"ectopic_beats"_s, u"1"_s}, {u"paced_beats"_s, u"1"_s},
        {u"beats_with_p"_s, u"2"_s}, {u"pacing_spikes"_s, u"1"_s},
        {u"not_measurable"_s, u"cornell_mV: lead_missing; qt_ms: no_t_end"_s},
        {u"remarks"_s, u"pr_long"_s}, {u"warnings"_s, u"scale_assumed"_s}};
    for (const auto& [column, cell] : kCells) {
        QVERIFY2(table.hasColumn(column), qPrintable(column));
        QVERIFY2(table.value(0, column) == cell, qPrintable(column + table.value(0, column)));
    }
    for (const QString& column : {u"qtc_fridericia_ms"_s, u"sokolow_lyon_mV"_s, u"rr_sd_ms"_s})
        QVERIFY2(table.hasColumn(column), qPrintable(column));
}

void TestMeasurementCsv::leadsComeBack()
{
    const CsvTable table = CsvTable::parse(
        measurement_csv::leadHeader() + measurement_csv::leadLines(kPage, measured()));
    QCOMPARE(table.rows(), 2);
    QCOMPARE(table.value(0, u"lead"_s), u"II"_s);
    QCOMPARE(table.value(0, u"r_mV"_s), u"1.235"_s);
    QCOMPARE(table.value(0, u"s_mV"_s), QString());
    QCOMPARE(table.value(0, u"from_s"_s), u"0 to 2.5; 7.5 to 10"_s);
    QCOMPARE(table.value(1, u"lead"_s), u"aVR"_s);
    QCOMPARE(table.value(1, u"s_mV"_s), u"-0.5"_s);
}

void TestMeasurementCsv::nothingMeasuredIsEmptyNotZero()
{
    const Analysis unread;
    const CsvTable table
        = CsvTable::parse(measurement_csv::pageHeader() + measurement_csv::pageLine(kPage, unread));
    QCOMPARE(table.rows(), 1);
    QCOMPARE(table.value(0, u"found"_s), u"0"_s);
    for (const QString& column : {u"heart_rate_bpm"_s, u"pr_ms"_s, u"qrs_axis_deg"_s})
        QVERIFY(table.value(0, column).isEmpty());
    QVERIFY(measurement_csv::leadLines(kPage, unread).isEmpty());
}

/// No text may begin as a formula does, numbers may.
void TestMeasurementCsv::cellsAreNoFormulas()
{
    const QByteArray pages
        = measurement_csv::pageHeader() + measurement_csv::pageLine(kPage, measured());
    const QByteArray leads
        = measurement_csv::leadHeader() + measurement_csv::leadLines(kPage, measured());
    for (const QByteArray& text : {pages, leads}) {
        const CsvTable table = CsvTable::parse(text);
        QCOMPARE(table.value(0, u"file"_s), u'\'' + kPage.file);
        const QString header = QString::fromUtf8(text.left(text.indexOf('\n')));
        for (const QString& column : header.split(u',')) {
            for (qsizetype row = 0; row < table.rows(); ++row) {
                const QString cell = table.value(row, column);
                bool isNumber = false;
                (void)cell.toDouble(&isNumber);
                QVERIFY2(isNumber || cell.isEmpty() || !u"=+-@\t\r"_s.contains(cell.front()),
                    qPrintable(column + u' ' + cell));
            }
        }
    }
}

void TestMeasurementCsv::numbersAreInTheCLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    const QByteArray line = measurement_csv::pageLine(kPage, measured());
    QLocale::setDefault(QLocale::c());
    QVERIFY(line.contains(",71.429,"));
}

QTEST_GUILESS_MAIN(TestMeasurementCsv)
#include "tst_measurement_csv.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/case_tables.h"
#include "exchange/csv.h"
#include "exchange/de_identify.h"
#include "model/core/analysis_json.h"
#include "tests/report/drawn_case.h"

#include <QJsonDocument>
#include <QPainter>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestCaseTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findings();
    void measurements();
    void formulasAreGuarded();
    void nothingSaysWhoseItIs();
    void aPatientHasOneName();
    void headerIsPaintedOver_data();
    void headerIsPaintedOver();
    void withoutLeadsNothingIsGivenOut();
};

void TestCaseTables::findings()
{
    const CaseRecord record = test::drawnCase();
    const CsvTable table = CsvTable::parse(
        case_tables::findingsHead() + case_tables::findingsOf(u"case_0012"_s, record));
    QCOMPARE(table.rows(), 4);
    const auto cell
        = [&](qsizetype row, const QString& column) { return table.value(row, column); };
    QCOMPARE(cell(0, u"case"_s), u"case_0012"_s);
    QCOMPARE(cell(0, u"patient"_s), u"P-0815"_s);
    QCOMPARE(cell(0, u"code"_s), u"1AVB"_s);
    QCOMPARE(cell(0, u"name"_s), u"First degree AV block"_s);
    QCOMPARE(cell(0, u"probability"_s), u"0.71"_s);
    QCOMPARE(cell(0, u"decision"_s), u"present"_s);
    QCOMPARE(cell(0, u"reader"_s), u"accepted"_s);
    QCOMPARE(cell(0, u"decided_at_utc"_s), u"2026-03-15T09:30:00Z"_s);
    QCOMPARE(cell(1, u"code"_s), u"AFIB"_s);
    QCOMPARE(cell(1, u"reader"_s), QString());
    QCOMPARE(cell(3, u"code"_s), u"Müdigkeit"_s); // added, and not predicted
    QCOMPARE(cell(3, u"probability"_s), QString());
    QCOMPARE(cell(3, u"reader"_s), u"added"_s);
    // Two readers of one statement: a line each.
    CaseRecord twice = record;
    twice.reviews.insert(1, {u"1AVB"_s, Verdict::rejected, {}});
    const CsvTable both = CsvTable::parse(
        case_tables::findingsHead() + case_tables::findingsOf(u"case_0012"_s, twice));
    QCOMPARE(both.rows(), 5);
    QCOMPARE(both.value(0, u"reader"_s), u"accepted"_s);
    QCOMPARE(both.value(1, u"reader"_s), u"rejected"_s);
    QCOMPARE(both.value(1, u"probability"_s), u"0.71"_s);
}

void TestCaseTables::measurements()
{
    CaseRecord record = test::drawnCase();
    const auto table = [&record] {
        return CsvTable::parse(
            case_tables::measurementsHead() + case_tables::measurementsOf(u"case_0012"_s, record));
    };
    QCOMPARE(table().rows(), 1);
    QCOMPARE(table().value(0, u"pr_ms"_s), u"212"_s);
    QCOMPARE(table().value(0, u"pr_sd_ms"_s), u"6"_s);
    QVERIFY(table().hasColumn(u"qt_ms"_s) && table().hasColumn(u"sokolow_lyon_mV"_s));
    QVERIFY(!table().hasColumn(u"beats"_s) && !table().hasColumn(u"usual_beat"_s));
    QCOMPARE(table().value(0, u"qt_ms"_s), QString()); // unknown is empty, not 0
    QCOMPARE(table().value(0, u"sex"_s), u"female"_s);
    QCOMPARE(table().value(0, u"recorded_on"_s), u"2026-03-14"_s);
    QCOMPARE(table().value(0, u"remarks"_s), u"pr_long"_s);
    record.analysis->measurements.qrsAxisDeg = -42.5;
    QCOMPARE(table().value(0, u"qrs_axis_deg"_s), u"-42.5"_s); // a number stays one
    record.analysis.reset(); // the columns stay
    QCOMPARE(table().value(0, u"pr_ms"_s), QString());
    QCOMPARE(table().value(0, u"patient"_s), u"P-0815"_s);
}

void TestCaseTables::formulasAreGuarded()
{
    CaseRecord record = test::drawnCase();
    record.fields.patientId = u"=cmd|' /C calc'!A0"_s;
    record.page.file = u"@x.png"_s;
    record.reviews.append({u"+SUM(A1)"_s, Verdict::added, {}});
    const CsvTable table = CsvTable::parse(
        case_tables::findingsHead() + case_tables::findingsOf(u"case_0012"_s, record));
    QCOMPARE(table.value(0, u"patient"_s), u"'=cmd|' /C calc'!A0"_s);
    QCOMPARE(table.value(0, u"file"_s), u"'@x.png"_s);
    QCOMPARE(table.value(4, u"code"_s), u"'+SUM(A1)"_s);
}

void TestCaseTables::nothingSaysWhoseItIs()
{
    CaseRecord record = test::drawnCase();
    record.page.file = u"/home/ward/MUELLER_Erika.png"_s;
    record.analysis->source.file = record.page.file;
    record.note = u"Frau Mueller, geb. 1931"_s;
    record.fields.ageYears = 94;
    record.reviews.append({u"wie bei Frau Mueller"_s, Verdict::added, record.reviews[0].decidedAt});
    record.analysis->findings.push_back({u"like Mueller"_s, {}, u"local"_s, 0.9, 0.5});
    record.analysis->warnings = {
        {u"layout_file"_s, u"/home/mueller/x.json is no layout"_s}, {u"scale_assumed"_s, u"x"_s}};
    for (const QString& code : {u"no_model"_s, u"no_tracer"_s, u"no_label_reader"_s,
             u"no_reconstruction"_s, u"head_not_used"_s, u"of_a_later_version"_s})
        record.analysis->warnings.append({code, u"/home/mueller/models can't be read"_s});
    const CaseRecord plain = deIdentified(record, u"R0011"_s, u"ecg_0001.png"_s);
    const QByteArray all = QJsonDocument(toJson(*plain.analysis)).toJson()
        + case_tables::findingsOf(u"ecg_0001"_s, plain)
        + case_tables::measurementsOf(u"ecg_0001"_s, plain) + plain.note.toUtf8();
    for (const char* secret : {"ueller", "MUELLER", "P-0815", "2026-03", "aaaa"})
        QVERIFY2(!all.contains(secret), secret);
    QCOMPARE(plain.fields.ageYears, 90);
    QCOMPARE(plain.fields.sex, Sex::female);
    QCOMPARE(plain.reviews.size(), 2); // statements stay
    QCOMPARE(plain.analysis->warnings.size(), 1);
    QCOMPARE(plain.analysis->leads.size(), record.analysis->leads.size());
}

void TestCaseTables::aPatientHasOneName()
{
    CaseRecord record = test::drawnCase();
    QCOMPARE(patientKey(record), u"P-0815"_s);
    record.fields.patientId = u" "_s;
    QCOMPARE(patientKey(record), u"file:"_s + record.sha256);
    record.sha256.clear(); // nothing is known: every case is somebody else's
    QCOMPARE(patientKey(record), u"case:12"_s);
    Pseudonyms names, others;
    const QString first = names.of(u"P-1"_s);
    QCOMPARE(names.of(u"P-1"_s), first);
    QVERIFY(names.of(u"P-2"_s) != first);
    QVERIFY(others.of(u"P-1"_s) != first); // nothing can be worked out from the id
    QVERIFY(!first.contains(u"P-1"_s));
}

void TestCaseTables::headerIsPaintedOver_data()
{
    QTest::addColumn<double>("turnDegrees");
    QTest::newRow("upright") << 0.0;
    QTest::newRow("askew") << 3.0;
    QTest::newRow("upside down") << 180.0;
}

/// Blue is what must go, green what must stay; the page may lie askew.
void TestCaseTables::headerIsPaintedOver()
{
    QFETCH(const double, turnDegrees);
    CaseRecord record = test::drawnCase();
    Analysis& analysis = *record.analysis;
    QTransform turn;
    turn.translate(1250, 900);
    turn.rotate(turnDegrees);
    turn.translate(-1250, -900);
    QImage page(2500, 1800, QImage::Format_RGB888);
    page.fill(QColor(255, 246, 244));
    {
        QPainter painter(&page);
        painter.setTransform(turn);
        painter.fillRect(QRectF(260, 305, 700, 17), Qt::blue); // name of the patient
        painter.fillRect(QRectF(260, 1410, 900, 30), Qt::blue); // "25 mm/s", device, site
        painter.fillRect(QRectF(60, 500, 60, 600), Qt::blue); // a label at the edge
        painter.fillRect(QRectF(270, 350, 40, 24), Qt::green); // a lead's name
        painter.fillRect(QRectF(160, 370, 60, 80), Qt::green); // the pulse
    }
    for (LeadTrace& trace : analysis.leads) {
        for (QPointF& point : trace.pathPx)
            point = turn.map(point);
    }
    for (QPointF& corner : analysis.page.cornersPx)
        corner = turn.map(corner);
    const auto masked = maskedPage(page, analysis);
    QVERIFY(masked);
    QCOMPARE(masked->size(), page.size());
    int blue = 0, green = 0, kept = 0;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            const QColor colour = masked->pixelColor(x, y);
            blue += colour.blue() > colour.red() + 60;
            green += colour.green() > colour.red() + 60;
            kept += page.pixelColor(x, y).green() > page.pixelColor(x, y).red() + 60;
        }
    }
    QCOMPARE(blue, 0);
    QCOMPARE(green, kept);
    QCOMPARE(masked->pixelColor(5, 5), QColor(255, 246, 244)); // in the colour of the paper
}

void TestCaseTables::withoutLeadsNothingIsGivenOut()
{
    CaseRecord record = test::drawnCase();
    for (LeadTrace& trace : record.analysis->leads)
        trace.pathPx.clear();
    const QImage page(2500, 1800, QImage::Format_RGB888);
    QCOMPARE(maskedPage(page, *record.analysis).error().code, Errc::noEcg);
    QCOMPARE(maskedPage(page, {}).error().code, Errc::noEcg);
}

QTEST_MAIN(TestCaseTables)
#include "tst_case_tables.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Pages drawn by the project's renderer, read back: layout, names, scale and waveforms.
#include "model/core/lead.h"
#include "model/core/print_layout.h"
#include "model/core/trace_place.h"
#include "model/scan/flatten.h"
#include "model/synthesis/damage.h"
#include "model/synthesis/heart.h"
#include "model/synthesis/page_renderer.h"
#include "model/trace/read_page.h"
#include "tests/trace/shipped_nets.h"

#include <QGuiApplication>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

DrawnPage drawn(const PageStyle& style, unsigned seed)
{
    return drawPage(simulateEcg(randomHeart(seed), seed), style);
}

PageStyle styleOf(const QString& layout)
{
    PageStyle style = plainStyle();
    style.layout = layout;
    return style;
}

Result<PageReading> readBy(const PageReaders& readers, const QImage& image)
{
    const Result<FlatPage> flat = flatten(image, {});
    if (!flat)
        return tl::make_unexpected(flat.error());
    return readPage(*flat, readers, {});
}

Result<PageReading> read(const QImage& image)
{
    return readBy({nullptr, &shippedLabels(), &printLayouts(), {}}, image);
}

Result<PageReading> readWithText(const QImage& image)
{
    static Result<TextReader> reader = TextReader::load();
    return readBy(
        {nullptr, &shippedLabels(), &printLayouts(), [] { return reader ? &*reader : nullptr; }},
        image);
}

/// Signal to noise in dB after the best shift of up to 60 ms and without the mean difference;
/// missing samples count as a flat line.
double snrDb(const LeadTrace& truth, const LeadTrace& traced)
{
    double best = -99;
    const auto count = static_cast<std::ptrdiff_t>(truth.samplesMv.size());
    for (std::ptrdiff_t shift = -30; shift <= 30; ++shift) {
        std::vector<double> wanted, got;
        double mean = 0, difference = 0, common = 0;
        for (std::ptrdiff_t k = 0; k < count; ++k) {
            const auto w = static_cast<double>(truth.samplesMv[static_cast<std::size_t>(k)]);
            if (!std::isfinite(w))
                continue;
            const std::ptrdiff_t at = k + shift;
            const bool inside
                = at >= 0 && at < static_cast<std::ptrdiff_t>(traced.samplesMv.size());
            const double g = inside
                ? static_cast<double>(traced.samplesMv[static_cast<std::size_t>(at)])
                : std::nan("");
            wanted.push_back(w);
            got.push_back(g);
            mean += w;
            if (std::isfinite(g)) {
                difference += g - w;
                ++common;
            }
        }
        if (common < 1)
            continue;
        mean /= static_cast<double>(wanted.size());
        difference /= common;
        double signal = 0, noise = 0;
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            const double error
                = std::isfinite(got[k]) ? got[k] - difference - wanted[k] : wanted[k] - mean;
            signal += (wanted[k] - mean) * (wanted[k] - mean);
            noise += error * error;
        }
        best = std::max(best, 10 * std::log10(signal / std::max(noise, 1e-9)));
    }
    return best;
}

const LeadTrace* sameStretch(const std::vector<LeadTrace>& leads, const LeadTrace& truth)
{
    const auto it = std::ranges::find_if(leads, [&](const LeadTrace& lead) {
        return lead.lead == truth.lead && std::abs(lead.startS - truth.startS) < 0.1
            && lead.samplesMv.size() * 3 > truth.samplesMv.size() * 2
            && lead.samplesMv.size() * 2 < truth.samplesMv.size() * 3;
    });
    return it == leads.end() ? nullptr : &*it;
}

/// Median over the printed stretches; a stretch that was not found counts as -99.
double medianSnrDb(const std::vector<LeadTrace>& truth, const std::vector<LeadTrace>& traced)
{
    std::vector<double> all;
    for (const LeadTrace& stretch : truth) {
        const LeadTrace* found = sameStretch(traced, stretch);
        all.push_back(found ? snrDb(stretch, *found) : -99);
    }
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

QStringList namesOf(const std::vector<LeadTrace>& leads)
{
    QStringList names;
    for (const LeadTrace& lead : leads)
        names.append(lead.name());
    return names;
}

bool hasWarning(const PageReading& reading, QStringView code)
{
    return std::ranges::any_of(
        reading.warnings, [code](const Warning& warning) { return warning.code == code; });
}

/// Mean distance of the points of one path from the other path.
double meanDistance(const std::vector<QPointF>& points, const std::vector<QPointF>& path)
{
    double sum = 0;
    std::size_t count = 0;
    for (const QPointF& point : points) {
        if (isBreak(point))
            continue;
        ++count;
        double nearest = 1e9;
        for (const QPointF& other : path)
            nearest = std::min(nearest, std::hypot(point.x() - other.x(), point.y() - other.y()));
        sum += nearest;
    }
    return sum / static_cast<double>(count);
}

} // namespace

class TestGoldenPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layouts_data();
    void layouts();
    void pens_data();
    void pens();
    void gainsAndSpeeds_data();
    void gainsAndSpeeds();
    void chestLeadsAtHalfTheGain_data();
    void chestLeadsAtHalfTheGain();
    void aPrintedScaleThatDiffersIsAWarning();
    void namesBetweenTheColumns();
    void wayUp_data();
    void wayUp();
    void flatPhoto();
    void pathsLieOnTheInk();
    void erasedInkIsMissing();
    void emptyGridIsNoEcg();
    void withoutPulse_data();
    void withoutPulse();
    void pulseAtTheEnd();
    void fewNamesAreAWarning();
    void whatAPersonSaysGoesBefore();
    void cancels();
};

void TestGoldenPages::layouts_data()
{
    QTest::addColumn<QString>("layout");
    for (const QString& layout : printLayoutIds())
        QTest::newRow(qPrintable(layout)) << layout;
}

void TestGoldenPages::layouts()
{
    QFETCH(QString, layout);
    const DrawnPage page = drawn(styleOf(layout), 11);
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->layout, findPrintLayout(layout)->name);
    QCOMPARE(namesOf(reading->leads), namesOf(page.truth.leads));
    const double snr = medianSnrDb(page.truth.leads, reading->leads);
    QVERIFY2(snr > 13, qPrintable(QString::number(snr)));
    QVERIFY(reading->confidence > 0.5);
}

void TestGoldenPages::pens_data()
{
    QTest::addColumn<double>("penMm");
    for (const double pen : {0.2, 0.3, 0.4})
        QTest::addRow("%.1f mm", pen) << pen;
}

void TestGoldenPages::pens()
{
    QFETCH(double, penMm);
    PageStyle style = plainStyle();
    style.penMm = penMm;
    const DrawnPage page = drawn(style, 23);
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    const double snr = medianSnrDb(page.truth.leads, reading->leads);
    QVERIFY2(snr > 14, qPrintable(QString::number(snr)));
}

void TestGoldenPages::gainsAndSpeeds_data()
{
    QTest::addColumn<double>("gain");
    QTest::addColumn<double>("speed");
    QTest::newRow("5 mm/mV") << 5.0 << 25.0;
    QTest::newRow("20 mm/mV") << 20.0 << 25.0;
    QTest::newRow("50 mm/s") << 10.0 << 50.0;
}

void TestGoldenPages::gainsAndSpeeds()
{
    QFETCH(double, gain);
    QFETCH(double, speed);
    PageStyle style = plainStyle();
    style.gainMmPerMv = gain;
    style.speedMmPerS = speed;
    const DrawnPage page = drawn(style, 5);
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->scale.mmPerMv, gain);
    QCOMPARE(reading->scale.mmPerS, speed);
    QVERIFY(reading->scale.pulseMv.has_value());
    QVERIFY2(std::abs(*reading->scale.pulseMv - 1) < 0.05,
        qPrintable(QString::number(*reading->scale.pulseMv)));
    const double snr = medianSnrDb(page.truth.leads, reading->leads);
    QVERIFY2(snr > 10, qPrintable(QString::number(snr)));
}

void TestGoldenPages::chestLeadsAtHalfTheGain_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<bool>("isPrinted");
    QTest::newRow("pulses of rows say so") << u"12x1"_s << false;
    QTest::newRow("the print says so") << u"3x4+1"_s << true;
}

void TestGoldenPages::chestLeadsAtHalfTheGain()
{
    QFETCH(QString, layout);
    QFETCH(bool, isPrinted);
    PageStyle style = plainStyle();
    style.layout = layout;
    style.chestGainMmPerMv = 5;
    style.text.footer = isPrinted;
    const DrawnPage page = drawn(style, 5);
    const Result<PageReading> reading = readWithText(page.image);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->scale.mmPerMv, 10.0);
    QVERIFY(reading->scale.chestMmPerMv);
    QCOMPARE(*reading->scale.chestMmPerMv, 5.0);
    QVERIFY(!hasWarning(*reading, u"scale_differs"));
    for (const LeadTrace& truth : page.truth.leads) {
        const LeadTrace* found = sameStretch(reading->leads, truth);
        QVERIFY2(found, qPrintable(truth.name()));
        QVERIFY2(snrDb(truth, *found) > 8, qPrintable(truth.name())); // at a wrong gain at most 6
    }
}

/// The grid is stretched by 2: the pulse says 20 mm/mV, the print 10.
void TestGoldenPages::aPrintedScaleThatDiffersIsAWarning()
{
    PageStyle style = plainStyle();
    style.gainMmPerMv = 20;
    style.text.footer = false;
    DrawnPage page = drawn(style, 5);
    {
        QPainter painter(&page.image);
        QFont font(style.fontFamily);
        font.setPixelSize(26);
        painter.setFont(font);
        painter.drawText(120, page.image.height() - 90, u"25 mm/s   10 mm/mV"_s);
    }
    const Result<PageReading> reading = readWithText(page.image);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->scale.mmPerMv, 20.0);
    QVERIFY(hasWarning(*reading, u"scale_differs"));
}

/// Wide gaps with names in them do not end a row.
void TestGoldenPages::namesBetweenTheColumns()
{
    auto net = shippedNet<TracerNet>(u"tracer-base"_s);
    QVERIFY(net);
    PageStyle style = plainStyle();
    style.layout = u"3x4"_s;
    style.speedMmPerS = 50;
    style.names = NamePlace::left;
    style.gapMm = 14;
    style.separator = Separator::none;
    const DrawnPage page = drawn(style, 5);
    const auto reading = readBy({&*net, &shippedLabels(), &printLayouts(), {}}, page.image);
    QVERIFY(reading);
    QCOMPARE(reading->layout, u"3x4"_s);
    QCOMPARE(namesOf(reading->leads), namesOf(page.truth.leads));
    const double snr = medianSnrDb(page.truth.leads, reading->leads);
    QVERIFY2(snr > 18, qPrintable(QString::number(snr)));
}

void TestGoldenPages::wayUp_data()
{
    QTest::addColumn<int>("degrees");
    for (const int degrees : {0, 7, 90, 180, 200, 270})
        QTest::addRow("%d degrees", degrees) << degrees;
}

void TestGoldenPages::wayUp()
{
    QFETCH(int, degrees);
    Damage damage;
    damage.rotationDeg = degrees;
    damage.onTable = true;
    const DrawnPage page = damaged(drawn(plainStyle(), 31), damage, 31);
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->layout, u"3x4+1"_s);
    const double snr = medianSnrDb(page.truth.leads, reading->leads);
    QVERIFY2(snr > 12, qPrintable(QString::number(snr)));
}

void TestGoldenPages::flatPhoto()
{
    Damage damage;
    damage.rotationDeg = -4;
    damage.perspective = 0.06;
    damage.shadow = 0.4;
    damage.warmth = 0.5;
    damage.blurPx = 0.8;
    damage.noise = 3;
    damage.jpegQuality = 85;
    damage.onTable = true;
    const DrawnPage page = damaged(drawn(plainStyle(), 47), damage, 47);
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    QCOMPARE(reading->layout, u"3x4+1"_s);
    const double snr = medianSnrDb(page.truth.leads, reading->leads);
    QVERIFY2(snr > 10, qPrintable(QString::number(snr)));
}

void TestGoldenPages::pathsLieOnTheInk()
{
    Damage damage;
    damage.rotationDeg = 12;
    const DrawnPage page = damaged(drawn(plainStyle(), 3), damage, 3);
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    for (const LeadTrace& truth : page.truth.leads) {
        const LeadTrace* found = sameStretch(reading->leads, truth);
        QVERIFY2(found, qPrintable(truth.name()));
        QVERIFY2(found->pathPx.size() > 100, qPrintable(truth.name()));
        const double distance = std::max(
            meanDistance(found->pathPx, truth.pathPx), meanDistance(truth.pathPx, found->pathPx));
        QVERIFY2(distance < 1.5, qPrintable(u"%1: %2 px"_s.arg(truth.name()).arg(distance)));
    }
}

/// What is not on the paper is not invented.
void TestGoldenPages::erasedInkIsMissing()
{
    DrawnPage page = drawn(plainStyle(), 13);
    const auto lead = std::ranges::find(page.truth.leads, Lead::V2, &LeadTrace::lead);
    QVERIFY(lead != page.truth.leads.end());
    const std::size_t count = lead->pathPx.size();
    const QPointF from = lead->pathPx[count * 4 / 10], to = lead->pathPx[count * 7 / 10];
    for (int y = cvRound(from.y()) - 150; y < cvRound(from.y()) + 150; ++y) {
        for (int x = cvRound(from.x()); x < cvRound(to.x()); ++x)
            page.image.setPixelColor(x, y, QColor(255, 252, 250));
    }
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    const LeadTrace* found = sameStretch(reading->leads, *lead);
    QVERIFY(found);
    const std::size_t size = found->samplesMv.size();
    for (std::size_t k = size * 45 / 100; k < size * 65 / 100; ++k)
        QVERIFY2(std::isnan(found->samplesMv[k]), qPrintable(QString::number(k)));
    QVERIFY(piecesOf(found->pathPx).size() >= 2); // nothing is drawn across it
    QVERIFY(std::isfinite(found->samplesMv[size / 4]));
    QVERIFY(std::isfinite(found->samplesMv[size * 9 / 10]));
}

void TestGoldenPages::emptyGridIsNoEcg()
{
    Ecg nothing;
    nothing.sampleRateHz = 500;
    for (std::vector<float>& lead : nothing.leads)
        lead.assign(5000, kMissing);
    PageStyle style = plainStyle();
    style.pulse = PulseSide::none;
    const Result<PageReading> reading = read(drawPage(nothing, style).image);
    QVERIFY(!reading.has_value());
    QCOMPARE(reading.error().code, Errc::noEcg);
    QVERIFY(!reading.error().message.isEmpty());
}

void TestGoldenPages::withoutPulse_data()
{
    QTest::addColumn<double>("speed");
    QTest::newRow("25 mm/s") << 25.0;
    QTest::newRow("50 mm/s") << 50.0;
}

/// What is assumed is what the warning says.
void TestGoldenPages::withoutPulse()
{
    QFETCH(double, speed);
    PageStyle style = plainStyle();
    style.pulse = PulseSide::none;
    style.speedMmPerS = speed;
    const Result<PageReading> reading = read(drawn(style, 13).image);
    QVERIFY(reading.has_value());
    QVERIFY(!reading->scale.pulseMv);
    QCOMPARE(reading->scale.mmPerS, speed);
    QVERIFY(hasWarning(*reading, QString(kScaleAssumed)));
    const auto warning
        = std::ranges::find(reading->warnings, QString(kScaleAssumed), &Warning::code);
    QVERIFY2(warning->message.contains(u"%1 mm/s"_s.arg(speed)), qPrintable(warning->message));
}

void TestGoldenPages::pulseAtTheEnd()
{
    PageStyle style = plainStyle();
    style.pulse = PulseSide::right;
    const DrawnPage page = drawn(style, 17);
    const Result<PageReading> reading = read(page.image);
    QVERIFY(reading.has_value());
    QVERIFY(reading->scale.pulseMv);
    QVERIFY(std::abs(*reading->scale.pulseMv - 1) < 0.05);
    QVERIFY(medianSnrDb(page.truth.leads, reading->leads) > 15);
}

void TestGoldenPages::fewNamesAreAWarning()
{
    PageStyle style = plainStyle();
    style.nameMm = 0.05; // nothing that could be read
    const Result<PageReading> reading = read(drawn(style, 19).image);
    QVERIFY(reading.has_value());
    QVERIFY(hasWarning(*reading, u"layout_uncertain"));
    QVERIFY(!hasWarning(*reading, u"lead_missing"));
}

/// Who says so is believed, whatever is printed.
void TestGoldenPages::whatAPersonSaysGoesBefore()
{
    const DrawnPage page = drawn(plainStyle(), 3);
    const Result<FlatPage> flat = flatten(page.image, {});
    QVERIFY(flat.has_value());
    const PageReaders readers {nullptr, &shippedLabels(), &printLayouts(), {}};
    const Result<PageReading> asPrinted = readPage(*flat, readers, {});
    QVERIFY(asPrinted.has_value());
    PageRepair repair;
    repair.gainMmPerMv = 5;
    repair.paperSpeedMmPerS = 50;
    const auto v1 = std::ranges::find(asPrinted->leads, Lead::V1, &LeadTrace::lead);
    QVERIFY(v1 != asPrinted->leads.end());
    TraceRepair rename;
    rename.kind = TraceRepair::Kind::rename;
    rename.atPx = middleOf(*v1).value_or(QPointF());
    rename.name = Lead::V6;
    repair.traces = {rename};
    const Result<PageReading> repaired = readPage(*flat, readers, {}, repair);
    QVERIFY(repaired.has_value());
    QCOMPARE(std::ranges::count(repaired->leads, Lead::V6, &LeadTrace::lead), 2);
    QCOMPARE(std::ranges::count(repaired->leads, Lead::V1, &LeadTrace::lead), 0);
    QCOMPARE(repaired->scale.mmPerMv, 5.0);
    QCOMPARE(repaired->scale.mmPerS, 50.0);
    QVERIFY(!hasWarning(*repaired, u"scale_differs"));
    const auto heightOf = [](const Result<PageReading>& reading) {
        const auto [low, high] = std::ranges::minmax(reading->leads.front().samplesMv,
            [](float a, float b) { return std::isfinite(a) && std::isfinite(b) && a < b; });
        return high - low;
    };
    QVERIFY(std::abs(heightOf(*&repaired) / heightOf(*&asPrinted) - 2) < 0.1F);
    QCOMPARE(
        repaired->leads.front().samplesMv.size() * 2, asPrinted->leads.front().samplesMv.size());

    PageRepair wrong;
    wrong.layout = u"6x2"_s;
    const Result<PageReading> misread = readPage(*flat, readers, {}, wrong);
    QVERIFY(!misread.has_value());
    QCOMPARE(misread.error().code, Errc::noEcg);
    QVERIFY(misread.error().message.contains(u"6x2"));
}

void TestGoldenPages::cancels()
{
    const Result<FlatPage> flat = flatten(drawn(plainStyle(), 3).image, {});
    QVERIFY(flat.has_value());
    const Task cancelled {[] { return true; }, {}};
    const Result<PageReading> reading = readPage(*flat, {}, cancelled);
    QVERIFY(!reading.has_value());
    QCOMPARE(reading.error().code, Errc::cancelled);
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    TestGoldenPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_golden_pages.moc"

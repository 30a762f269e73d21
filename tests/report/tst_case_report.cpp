// SPDX-License-Identifier: GPL-3.0-or-later
// The report as another program renders it: its measures on paper, and its texts.
#include "report/case_report.h"
#include "tests/report/drawn_case.h"

#include <QPdfWriter>
#include <QTest>

#include <poppler-qt6.h>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr double kDotsPerMm = 10;
constexpr double kToleranceMm = 0.2;

QImage paper()
{
    QImage image(2500, 1800, QImage::Format_RGB888);
    image.fill(QColor(255, 246, 244));
    return image;
}

bool isDark(QRgb colour)
{
    return qGray(colour) < 110;
}

/// The longest run of dark dots in a line, in dots.
struct Run {
    int from = 0, length = 0;
};
Run longestRun(int count, const std::function<bool(int)>& dark)
{
    Run best, run;
    for (int k = 0; k < count; ++k) {
        run = dark(k) ? Run {run.length == 0 ? k : run.from, run.length + 1} : Run {};
        if (run.length > best.length)
            best = run;
    }
    return best;
}

} // namespace

class TestCaseReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void frameIsTrueToScale();
    void timeAndVoltageAreTrueToScale();
    void paperStandsOrLies();
    void everyPageSaysWhatItIsNot();
    void textsCanBeSelected();
    void longNotesGoOn();
    void tallArtefactsAreCutOff();
    void withoutPictureAndAnalysis();
    void cancelled();

private:
    std::unique_ptr<Poppler::Document> open(const ReportInput& input)
    {
        const auto pdf = reportPdf(input);
        return pdf ? Poppler::Document::loadFromData(*pdf) : nullptr;
    }
    static QString text(Poppler::Document& document, int page)
    {
        return document.page(page)->text({});
    }
    static QString allText(Poppler::Document& document)
    {
        QString all;
        for (int page = 0; page < document.numPages(); ++page)
            all += text(document, page) + u'\n';
        return all;
    }

    ReportInput m_input {test::drawnCase(), paper(), {}};
    QImage m_front; ///< The first page at 254 dpi.
};

void TestCaseReport::initTestCase()
{
    const auto document = open(m_input);
    QVERIFY(document);
    const std::unique_ptr<Poppler::Page> page(document->page(0));
    m_front = page->renderToImage(254, 254);
    QVERIFY(!m_front.isNull());
    // For whoever looks at it: ECGSCAN_KEEP names a folder.
    for (int k = 0; qEnvironmentVariableIsSet("ECGSCAN_KEEP") && k < document->numPages(); ++k)
        QVERIFY(document->page(k)->renderToImage(127, 127).save(
            u"%1/report_%2.png"_s.arg(qEnvironmentVariable("ECGSCAN_KEEP")).arg(k + 1)));
}

/// A frame of 100 mm x 10 mm stands below the leads.
void TestCaseReport::frameIsTrueToScale()
{
    Run widest;
    QList<int> rows;
    for (int y = 0; y < m_front.height(); ++y) {
        const Run run
            = longestRun(m_front.width(), [&](int x) { return isDark(m_front.pixel(x, y)); });
        if (run.length > 900) {
            rows.append(y);
            widest = run.length > widest.length ? run : widest;
        }
    }
    QVERIFY(!rows.isEmpty());
    QVERIFY2(std::abs(widest.length / kDotsPerMm - 100) <= kToleranceMm,
        qPrintable(QString::number(widest.length)));
    const int height = rows.last() - rows.first() + 1;
    QVERIFY2(
        std::abs(height / kDotsPerMm - 10) <= kToleranceMm, qPrintable(QString::number(height)));
}

/// R waves of 1 mV are 0.8 s apart: 10 mm high, as the pulse, and 20 mm apart.
void TestCaseReport::timeAndVoltageAreTrueToScale()
{
    // The rhythm strip is the last row: look from the frame upwards for the row of peaks.
    const int pulseX = static_cast<int>((12 + 5) * kDotsPerMm); // the middle of the pulse's top
    QList<int> tops;
    for (int y = 0; y < m_front.height() - 250; ++y) {
        if (isDark(m_front.pixel(pulseX, y)) && !isDark(m_front.pixel(pulseX, y - 1))
            && longestRun(60, [&](int x) { return isDark(m_front.pixel(pulseX - 30 + x, y + 1)); })
                    .length
                > 45)
            tops.append(y);
    }
    QVERIFY2(tops.size() >= 4, qPrintable(QString::number(tops.size())));
    const int top = tops.at(3); // of the fourth row's pulse: the strip has R waves as high
    QList<int> peaks;
    for (int x = static_cast<int>(29 * kDotsPerMm); x < m_front.width() - 130; ++x) {
        const bool high = isDark(m_front.pixel(x, top + 4)) || isDark(m_front.pixel(x, top + 3));
        if (high && (peaks.isEmpty() || x - peaks.last() > 50))
            peaks.append(x);
    }
    QVERIFY2(peaks.size() >= 12, qPrintable(QString::number(peaks.size())));
    for (qsizetype k = 1; k < 12; ++k)
        QVERIFY2(std::abs((peaks.at(k) - peaks.at(k - 1)) / kDotsPerMm - 20) <= kToleranceMm,
            qPrintable(QString::number(peaks.at(k) - peaks.at(k - 1))));
}

void TestCaseReport::paperStandsOrLies()
{
    QCOMPARE(reportLayout(m_input.record).orientation(), QPageLayout::Landscape);
    CaseRecord small = m_input.record;
    for (LeadTrace& trace : small.analysis->leads) {
        trace.samplesMv.resize(500);
        trace.startS = 0;
    }
    QCOMPARE(reportLayout(small).orientation(), QPageLayout::Portrait);
    QCOMPARE(reportLayout({}).orientation(), QPageLayout::Portrait);
    const auto document = open({small, {}, {}});
    QVERIFY(document);
    const QSizeF size = document->page(0)->pageSizeF(); // points
    QVERIFY(std::abs(size.width() - 595) < 1 && std::abs(size.height() - 842) < 1);
}

void TestCaseReport::everyPageSaysWhatItIsNot()
{
    const auto document = open(m_input);
    QVERIFY(document->numPages() >= 2);
    for (int page = 0; page < document->numPages(); ++page) {
        const QString said = text(*document, page);
        QVERIFY(said.contains(
            u"Predictions for research use only. Not a medical device; not a diagnosis."_s));
        QVERIFY2(said.contains(u"Page %1 of %2"_s.arg(page + 1).arg(document->numPages())),
            qPrintable(said));
        QVERIFY(said.contains(u"patient P-0815"_s));
    }
}

void TestCaseReport::textsCanBeSelected()
{
    ReportInput input = m_input;
    input.record.note = u"Größe α β Ω, mäßig: Übelkeit ≥ 2 h"_s;
    const auto document = open(input);
    const QString said = allText(*document).simplified();
    for (const QString& part :
        {u"61 years, female"_s, u"212 ms ± 6 ms"_s, u"start of P to start of QRS"_s,
            u"it can't be seen where T ends"_s, // why there is no QT
            u"71.0 %"_s, u"35.0 %"_s, u"likely"_s, u"✓ accepted"_s, u"✗ rejected"_s, u"+ added"_s,
            u"Müdigkeit"_s, u"Größe α β Ω, mäßig: Übelkeit ≥ 2 h"_s, QString(64, u'b'),
            u"ecg-scan-base"_s, u"ECG-Scan " ECGSCAN_VERSION ""_s})
        QVERIFY2(said.contains(part), qPrintable(part + u'\n' + said));
    QVERIFY(!said.contains(u"Atrial fibrillation"_s)); // unlikely, and nobody spoke of it
    QVERIFY(said.contains(u"1 more"_s));
    QCOMPARE(document->info(u"Title"_s), u"ECG report"_s);
}

void TestCaseReport::longNotesGoOn()
{
    ReportInput input = m_input;
    const int before = open(input)->numPages();
    for (int line = 1; line <= 150; ++line)
        input.record.note += u"Line %1 of a long note.\n"_s.arg(line);
    input.record.note += QString(2000, u'x'); // nowhere to break it
    const auto document = open(input);
    QVERIFY(document->numPages() >= before + 2);
    const QString said = allText(*document);
    for (int line = 1; line <= 150; ++line)
        QVERIFY(said.contains(u"Line %1 of a long note."_s.arg(line)));
    QCOMPARE(said.count(u'x') >= 2000, true);
}

/// Twelve rows with 10 mV in one of them: all pulses and the frame stay on the front of the leads.
void TestCaseReport::tallArtefactsAreCutOff()
{
    for (const bool isFirst : {true, false}) {
        ReportInput input = m_input;
        std::vector<LeadTrace>& leads = input.record.analysis->leads;
        leads.resize(kLeads.size());
        input.record.analysis->page.layout = u"12x1"_s;
        for (std::size_t k = 0; k < leads.size(); ++k) {
            leads[k].startS = 0;
            leads[k].samplesMv = test::beats(10, 0.5);
            for (std::size_t i = 0; i < leads[k].pathPx.size(); ++i)
                leads[k].pathPx[i]
                    = {250.0 + static_cast<double>(i), 400.0 + 90.0 * static_cast<double>(k)};
        }
        LeadTrace& noisy = isFirst ? leads.front() : leads.back();
        std::fill_n(noisy.samplesMv.begin() + 2000, 50, isFirst ? 10.F : -10.F);
        const auto document = open(input);
        QVERIFY(document);
        const QString frame = u"This frame is 100 mm"_s;
        int page = 0;
        while (page < document->numPages() && !text(*document, page).contains(frame))
            ++page;
        QVERIFY(page < document->numPages());
        const std::unique_ptr<Poppler::Page> leadsPage(document->page(page));
        const auto lowest = [&](const QString& word) {
            double below = 0;
            for (const auto& box : leadsPage->textList())
                if (box->text() == word)
                    below = std::max(below, box->boundingBox().bottom());
            return below;
        };
        QVERIFY(lowest(u"V6"_s) > 0);
        QVERIFY(lowest(u"V6"_s) < lowest(u"frame"_s));
        QVERIFY2(lowest(u"frame"_s) < lowest(u"Predictions"_s),
            qPrintable(QString::number(lowest(u"frame"_s))));
    }
}

void TestCaseReport::withoutPictureAndAnalysis()
{
    ReportInput input = m_input;
    input.page = {};
    QVERIFY(allText(*open(input)).contains(u"The picture of the page is not there any more"_s));
    input.record.analysis.reset();
    const QString said = allText(*open(input)).simplified();
    QVERIFY(said.contains(u"No ECG was read"_s));
    QVERIFY(said.contains(u"Müdigkeit"_s)); // what the reader added stays
}

void TestCaseReport::cancelled()
{
    const auto pdf = reportPdf(m_input, {[] { return true; }, {}});
    QVERIFY(!pdf);
    QCOMPARE(pdf.error().code, Errc::cancelled);
}

QTEST_MAIN(TestCaseReport)
#include "tst_case_report.moc"

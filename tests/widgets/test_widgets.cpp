// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/lead_layout.h"
#include "widgets/caption_line.h"
#include "widgets/case_form.h"
#include "widgets/findings_panel.h"
#include "widgets/findings_table_model.h"
#include "widgets/image_pyramid.h"
#include "widgets/lead_style.h"
#include "widgets/page_view.h"
#include "widgets/theme.h"
#include "widgets/twelve_lead_view.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextDocument>
#include <QWheelEvent>

#include <array>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

using Vec = std::array<double, 3>;
using Mat = std::array<Vec, 3>;

Vec times(const Mat& m, const Vec& v)
{
    Vec r {};
    for (std::size_t i = 0; i < 3; ++i)
        r[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return r;
}

Vec linearRgb(const QColor& color)
{
    const auto linear
        = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

Vec lab(const Vec& rgb)
{
    const Vec xyz = times(
        {{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}}, rgb);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double fx = f(xyz[0] / 0.9505);
    const double fy = f(xyz[1]);
    const double fz = f(xyz[2] / 1.089);
    return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

/// What a person without L cones (protan) or M cones sees, after Viénot, Brettel and Mollon 1999.
Vec dichromat(const Vec& rgb, bool protan)
{
    const Mat toLms {
        {{17.8824, 43.5161, 4.11935}, {3.45565, 27.1554, 3.86714}, {0.0299566, 0.184309, 1.46709}}};
    const Mat fromLms {{{0.0809444, -0.130504, 0.116721}, {-0.0102485, 0.0540193, -0.113615},
        {-0.000365297, -0.00412162, 0.693511}}};
    Vec lms = times(toLms, rgb);
    if (protan)
        lms[0] = 2.02344 * lms[1] - 2.52581 * lms[2];
    else
        lms[1] = 0.494207 * lms[0] + 1.24827 * lms[2];
    Vec seen = times(fromLms, lms);
    for (double& c : seen)
        c = std::clamp(c, 0.0, 1.0);
    return seen;
}

double distance(const Vec& a, const Vec& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

LeadTrace stretch(Lead lead, double start, double seconds, double y)
{
    LeadTrace trace;
    trace.lead = lead;
    trace.startS = start;
    trace.samplesMv.assign(static_cast<std::size_t>(seconds * 500), 0.1f);
    trace.pathPx = {{100 + start * 100, y}, {100 + (start + seconds) * 100, y}};
    return trace;
}

Finding finding(const QString& code, double probability, double threshold)
{
    return {code, code, u"SCP-ECG"_s, probability, threshold,
        probability >= threshold ? Decision::present : Decision::absent, {}, {}};
}

Analysis standardPage()
{
    Analysis analysis;
    analysis.page.found = true;
    analysis.page.cornersPx
        = {QPointF(0, 0), QPointF(1200, 0), QPointF(1200, 800), QPointF(0, 800)};
    for (const Lead lead : kLeads)
        analysis.leads.push_back(
            stretch(lead, index(lead) / 3 * 2.5, 2.5, 100 + index(lead) % 3 * 200));
    analysis.leads.push_back(stretch(Lead::II, 0, 10, 700));
    return analysis;
}

} // namespace

class TestWidgets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leadColorsStayApart();
    void quietTextIsReadable();
    void layoutFollowsThePage();
    void layoutOfOneColumn();
    void wholeLeadsAreInTwoParts();
    void pyramidLevels();
    void paperHasOneScale();
    void zoomKeepsThePointUnderThePointer();
    void hoverNamesTheLead();
    void evidenceIsTinted();
    void captionShowsNoNumberWithoutUnit();
    void longNamesOfFindingsAreWrapped();
    void nothingOutOfSightIsDecided();
    void findingsAreSorted();
    void verdictsKeepTheRows();
    void addedFindingComesFirst();
    void formGivesOnWhatIsTyped();
    void formHoldsBackWhatIsNoValue();
    void formTakesDatesOfTheCountry_data();
    void formTakesDatesOfTheCountry();
};

void TestWidgets::leadColorsStayApart()
{
    const QColor paper(255, 232, 232);
    for (const Lead a : kLeads) {
        QVERIFY2(contrast(leadColor(a), paper) >= 3, qPrintable(leadName(a)));
        for (const Lead b : kLeads) {
            if (index(a) >= index(b))
                continue;
            QVERIFY(leadColor(a) != leadColor(b));
            const bool sameDash = leadPen(a, 1).dashPattern() == leadPen(b, 1).dashPattern();
            if (!sameDash)
                continue;
            const Vec first = linearRgb(leadColor(a));
            const Vec second = linearRgb(leadColor(b));
            const double apart = std::min({distance(lab(first), lab(second)),
                distance(lab(dichromat(first, true)), lab(dichromat(second, true))),
                distance(lab(dichromat(first, false)), lab(dichromat(second, false)))});
            QVERIFY2(apart > 20,
                qPrintable(u"%1 and %2: %3"_s.arg(leadName(a), leadName(b)).arg(apart)));
        }
    }
}

void TestWidgets::quietTextIsReadable()
{
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(45, 45, 48));
    dark.setColor(QPalette::Base, QColor(30, 30, 32));
    dark.setColor(QPalette::WindowText, QColor(235, 235, 235));
    QPalette light;
    light.setColor(QPalette::Window, QColor(239, 239, 239));
    light.setColor(QPalette::Base, Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    QVERIFY(isDark(dark) && !isDark(light));
    for (const QPalette& palette : {dark, light})
        for (const auto role : {QPalette::Window, QPalette::Base}) {
            QVERIFY(contrast(quietText(palette), palette.color(role)) >= 4.5);
            for (const Tone tone : {Tone::info, Tone::warning, Tone::good})
                QVERIFY(contrast(toneColor(palette, tone), palette.color(role)) >= 4.5);
        }
    for (const Tone tone : {Tone::info, Tone::warning, Tone::good})
        QVERIFY(contrast(dark.color(QPalette::WindowText), toneBackground(dark, tone)) >= 4.5);
}

void TestWidgets::layoutFollowsThePage()
{
    Analysis analysis = standardPage();
    std::swap(analysis.leads[0], analysis.leads[2]); // the list's order is not the page's
    const LeadLayout layout = layOut(analysis);
    QCOMPARE(layout.rows, 4);
    QCOMPARE(layout.durationS, 10.0);
    QCOMPARE(layout.traces.size(), analysis.leads.size());
    for (const PlacedTrace& placed : layout.traces) {
        const LeadTrace& trace = analysis.leads[placed.trace];
        if (placed.rhythmStrip)
            QCOMPARE(placed.row, 3);
        else
            QCOMPARE(placed.row, index(trace.lead) % 3);
        QCOMPARE(placed.rhythmStrip, placed.trace == analysis.leads.size() - 1);
    }
}

void TestWidgets::wholeLeadsAreInTwoParts()
{
    Analysis analysis = standardPage();
    Reconstruction whole {500, 10, {}, {}};
    for (const Lead lead : kLeads)
        whole.leadsMv[lead].assign(5000, 0.1f);
    whole.observedS[Lead::I] = {{0, 2.5}};
    const WholeLeads leads = wholeLeads(whole);
    QCOMPARE(leads.printed.size(), kLeads.size());
    QVERIFY(std::isfinite(leads.printed[0].samplesMv[1249]));
    QVERIFY(std::isnan(leads.predicted[0].samplesMv[1249]));
    QVERIFY(std::isnan(leads.printed[0].samplesMv[1250]));
    QVERIFY(std::isfinite(leads.predicted[0].samplesMv[1250]));
    QVERIFY(std::isnan(leads.printed[5].samplesMv[0]));

    TwelveLeadView view;
    view.resize(900, 500);
    view.setAnalysis(analysis);
    const auto paperMm = [&] { return view.widget()->height() / view.pxPerMm(); };
    QVERIFY(std::abs(paperMm() - 115) < 1);
    view.setFormat(LeadFormat::twelveByOne);
    QVERIFY(std::abs(paperMm() - 195) < 1); // twelve rows of 15 mm between margins of 7.5 mm
    view.setFormat(LeadFormat::asPrinted);
    QVERIFY(std::abs(paperMm() - 115) < 1);
}

void TestWidgets::layoutOfOneColumn()
{
    Analysis analysis;
    for (const Lead lead : kLeads) {
        analysis.leads.push_back(stretch(lead, 0, 10, 0));
        analysis.leads.back().pathPx.clear(); // nothing known but the order
    }
    const LeadLayout layout = layOut(analysis);
    QCOMPARE(layout.rows, 12);
    QCOMPARE(layout.traces.back().row, 11);
    QVERIFY(!layout.traces.back().rhythmStrip);
    QCOMPARE(layOut({}).rows, 0);
}

void TestWidgets::pyramidLevels()
{
    const ImagePyramid pyramid(QImage(3001, 2000, QImage::Format_RGB888));
    QCOMPARE(pyramid.size(), QSize(3001, 2000));
    QCOMPARE(pyramid.levelFor(1.0), 0);
    QCOMPARE(pyramid.levelFor(0.6), 0);
    QCOMPARE(pyramid.levelFor(0.5), 1);
    QCOMPARE(pyramid.level(1).size(), QSize(1501, 1000));
    QVERIFY(pyramid.level(pyramid.levelFor(0.001)).width() <= 512);
    QVERIFY(ImagePyramid(QImage()).isEmpty());
}

void TestWidgets::paperHasOneScale()
{
    TwelveLeadView view;
    view.resize(900, 500);
    view.setAnalysis(standardPage());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QSize paper = view.widget()->size();
    // 10 mm for the pulse, 10 s at 25 mm/s, 5 mm; four rows of 25 mm between margins of 7.5 mm.
    QVERIFY(std::abs(paper.width() / 265.0 - view.pxPerMm()) < 0.02);
    QVERIFY(std::abs(paper.height() / 115.0 - view.pxPerMm()) < 0.02);
    const double fitted = view.pxPerMm();
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.pxPerMm() > fitted * 1.2);
    QTest::keyClick(&view, Qt::Key_0);
    QVERIFY(std::abs(view.pxPerMm() - fitted) < 0.02 * fitted);
}

void TestWidgets::zoomKeepsThePointUnderThePointer()
{
    PageView view;
    view.resize(800, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QImage image(3000, 2000, QImage::Format_RGB888);
    image.fill(Qt::white);
    view.setPage(std::make_shared<const ImagePyramid>(image));
    const double fitted = view.zoom();
    QVERIFY(fitted < 0.3);
    view.actualSize();
    QCOMPARE(view.zoom(), 1.0);
    const QPoint pointer(300, 250);
    QCursor::setPos(view.viewport()->mapToGlobal(pointer));
    const QPointF before = view.mapToScene(pointer);
    QWheelEvent wheel(pointer, view.viewport()->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &wheel);
    QVERIFY(view.zoom() > 1.2);
    const QPointF moved = view.mapToScene(pointer) - before;
    QVERIFY2(std::hypot(moved.x(), moved.y()) < 3, "the point under the pointer moved");
    view.fit();
    QCOMPARE(view.zoom(), fitted);
}

void TestWidgets::hoverNamesTheLead()
{
    PageView view;
    view.resize(800, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setPage(std::make_shared<const ImagePyramid>(QImage(1200, 800, QImage::Format_RGB888)));
    view.setAnalysis(standardPage());
    const QSignalSpy hovered(&view, &PageView::leadHovered);
    const QPoint onV1 = view.mapFromScene(QPointF(700, 100.5));
    QTest::mouseMove(view.viewport(), onV1);
    QTRY_COMPARE(hovered.size(), 1);
    QCOMPARE(hovered.constLast().constFirst().toString(), u"V1"_s);
    view.setLeadShown(Lead::V1, false);
    QTest::mouseMove(view.viewport(), onV1 + QPoint(1, 0));
    QTRY_COMPARE(hovered.constLast().constFirst().toString(), QString());
    QVERIFY(view.accessibleDescription().contains(u"aVF"_s));
}

void TestWidgets::evidenceIsTinted()
{
    QImage white(400, 300, QImage::Format_RGB32);
    white.fill(Qt::white);
    PageView view;
    view.resize(420, 320);
    view.setPage(std::make_shared<ImagePyramid>(white));
    view.setEvidence({{Lead::V1, 0, 1.25, 2.0, QRectF(50, 50, 100, 50)},
        {Lead::V2, 0, 1.25, 0.5, QRectF(250, 200, 50, 50)}});
    const auto colourAt = [&](QPointF point) {
        const QImage shown = view.viewport()->grab().toImage();
        return shown.pixelColor(view.mapFromScene(point) * shown.devicePixelRatio());
    };
    const QColor strong = colourAt({100, 75}), weak = colourAt({275, 225});
    QCOMPARE(colourAt({200, 150}), QColor(Qt::white));
    QVERIFY(strong.blue() < weak.blue() && weak.blue() < 250);
    view.setTracesShown(false);
    QCOMPARE(colourAt({100, 75}), QColor(Qt::white));
    view.setTracesShown(true);
    view.setEvidence({});
    QCOMPARE(colourAt({100, 75}), QColor(Qt::white));
    view.setEvidence({{Lead::V1, 0, 1.25, 2.0, QRectF(50, 50, 100, 50)}});
    view.setAnalysis(Analysis()); // of another analysis
    QCOMPARE(colourAt({100, 75}), QColor(Qt::white));
}

void TestWidgets::captionShowsNoNumberWithoutUnit()
{
    CaptionLine line;
    const QStringList facts {u"3x4+1"_s, u"printed at 25 mm/s, 10 mm/mV"_s, u"16 %"_s};
    line.setParts(u"a_page_with_a_rather_long_name_0001.png"_s, facts);
    int before = -1;
    for (int width = 60; width < 900; width += 7) {
        line.resize(width, 24);
        QTextDocument shown;
        shown.setHtml(line.text());
        const QString text = shown.toPlainText().replace(QChar::Nbsp, u' ');
        int whole = 0;
        while (whole < facts.size() && text.contains(facts.at(whole)))
            ++whole;
        QVERIFY(whole >= before);
        before = whole;
        if (whole < 3)
            QVERIFY(!text.contains(u"16"_s) && !line.toolTip().isEmpty());
        if (whole < 2)
            QVERIFY(!text.contains(u"10"_s));
        QVERIFY(text.startsWith(u"a"_s));
    }
    QCOMPARE(before, 3);
    QVERIFY(line.toolTip().isEmpty());
}

void TestWidgets::longNamesOfFindingsAreWrapped()
{
    FindingsPanel panel;
    panel.resize(434, 400);
    Finding longer = finding(u"IRBBB"_s, 0.9, 0.5);
    longer.name = u"Incomplete right bundle branch block"_s;
    longer.imageProbability = 0.81;
    longer.signalProbability = 0.96;
    panel.setFindings({longer, finding(u"AFIB"_s, 0.4, 0.5)});
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const QTableView* table = panel.table();
    QFont bold = table->font();
    bold.setBold(true);
    const QRect name(0, 0, table->columnWidth(FindingsTableModel::kName) - 8, 1000);
    const QRect needed = QFontMetrics(bold).boundingRect(name, Qt::TextWordWrap, longer.name);
    QVERIFY(table->rowHeight(0) >= needed.height());
    QVERIFY(table->rowHeight(0) > table->rowHeight(1));
    panel.resize(900, 400);
    QTRY_COMPARE(table->rowHeight(0), table->rowHeight(1));
    const QModelIndex first = table->model()->index(0, FindingsTableModel::kName);
    const QString tip = first.data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(longer.name));
    QVERIFY2(tip.contains(u"81"_s) && tip.contains(u"96"_s), qPrintable(tip)); // by each network
}

/// What R does to a case that was reviewed before and is opened again.
void TestWidgets::nothingOutOfSightIsDecided()
{
    FindingsPanel panel;
    panel.resize(434, 300);
    panel.setEditable(true);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    std::vector<Finding> many;
    for (int k = 0; k < 30; ++k)
        many.push_back(finding(u"S%1"_s.arg(k, 2, 10, QChar(u'0')), 0.9 - 0.01 * k, 0.5));
    panel.setReviews({{u"S29"_s, Verdict::rejected, {}}}); // the store is quicker than the engine
    panel.setFindings(many);
    QCOMPARE(panel.selectedCode(), u"S00"_s);

    QSignalSpy asked(&panel, &FindingsPanel::verdictRequested);
    QAction* reject = panel.verdictActions().at(1);
    const QTableView* table = panel.table();
    panel.table()->setCurrentIndex(table->model()->index(29, 0));
    panel.table()->scrollToTop();
    reject->trigger(); // shows the row first
    QCOMPARE(asked.size(), 0);
    QVERIFY(table->viewport()->rect().intersects(table->visualRect(table->currentIndex())));
    panel.table()->setCurrentIndex(table->model()->index(28, 0));
    reject->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), u"S28"_s);
}

void TestWidgets::findingsAreSorted()
{
    FindingsTableModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(
        {finding(u"A"_s, 0.2, 0.5), finding(u"B"_s, 0.9, 0.5), finding(u"C"_s, 0.01, 0.5)});
    QCOMPARE(model.code(0), u"B"_s);
    QCOMPARE(model.code(2), u"C"_s);
    QCOMPARE(model.unlikelyCount(), 1);
    QCOMPARE(model.affirmation(u"B"_s), Verdict::accepted);
    QCOMPARE(model.affirmation(u"A"_s), Verdict::added);
    const QString spoken
        = model.index(0, FindingsTableModel::kProbability).data(Qt::AccessibleTextRole).toString();
    QVERIFY(spoken.contains(u"90 %"_s) && spoken.contains(u"50 %"_s));
}

void TestWidgets::verdictsKeepTheRows()
{
    FindingsTableModel model;
    model.setFindings(
        {finding(u"A"_s, 0.2, 0.5), finding(u"B"_s, 0.9, 0.5), finding(u"C"_s, 0.01, 0.5)});
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setReviews({{u"C"_s, Verdict::rejected, {}}});
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.verdict(2), Verdict::rejected);
    QCOMPARE(model.unlikelyCount(), 0); // what has a verdict is never hidden
    model.setReviews({});
    QVERIFY(!model.verdict(2));
}

void TestWidgets::addedFindingComesFirst()
{
    FindingsTableModel model;
    model.setFindings({finding(u"A"_s, 0.99, 0.5)});
    model.setReviews({{u"PVC"_s, Verdict::added, {}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.code(0), u"PVC"_s);
    QVERIFY(!model.index(0, 0).data(FindingsTableModel::kProbabilityRole).isValid());
    model.setReviews({});
    QCOMPARE(model.rowCount(), 1);
}

void TestWidgets::formGivesOnWhatIsTyped()
{
    CaseForm form;
    form.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    const QSignalSpy fields(&form, &CaseForm::fieldsEdited);
    const QSignalSpy notes(&form, &CaseForm::noteEdited);
    auto* patient = form.findChildren<QLineEdit*>().constFirst();
    patient->setFocus();
    QTest::keyClicks(patient, u"P-17"_s);
    QCOMPARE(fields.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(fields.size(), 1, 2000); // once for all the letters
    QCOMPARE(fields.constFirst().constFirst().value<CaseFields>().patientId, u"P-17"_s);
    auto* note = form.findChild<QPlainTextEdit*>();
    note->setFocus();
    QTest::keyClicks(note, u"old scar"_s);
    QTest::keyClick(note, Qt::Key_Tab); // leaving it is enough
    QCOMPARE(notes.size(), 1);
    form.setFields({});
    QCOMPARE(fields.size(), 1); // showing is not editing
}

void TestWidgets::formHoldsBackWhatIsNoValue()
{
    CaseForm form;
    form.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    const QSignalSpy fields(&form, &CaseForm::fieldsEdited);
    const auto edits = form.findChildren<QLineEdit*>();
    QLineEdit* age = edits.at(1);
    QTest::keyClicks(age, u"300"_s);
    form.flush();
    QCOMPARE(fields.size(), 0);
    // What is typed right beside it is given on, and coming back it disturbs nothing.
    QTest::keyClicks(edits.at(0), u"P-17"_s);
    form.flush();
    QCOMPARE(fields.size(), 1);
    auto shown = fields.constLast().constFirst().value<CaseFields>();
    QCOMPARE(shown.patientId, u"P-17"_s);
    QVERIFY(!shown.ageYears);
    form.updateFields(shown);
    QCOMPARE(age->text(), u"300"_s);
    age->clear();
    QTest::keyClicks(age, u"64"_s);
    QTest::keyClicks(edits.at(2), u"2031-02-30"_s);
    form.flush();
    shown = fields.constLast().constFirst().value<CaseFields>();
    QCOMPARE(shown.ageYears, 64);
    QVERIFY(!shown.recordedOn);
    edits.at(2)->clear();
    QTest::keyClicks(edits.at(2), u"2021-02-03"_s);
    form.flush();
    QCOMPARE(fields.size(), 3);
    shown = fields.constLast().constFirst().value<CaseFields>();
    QCOMPARE(shown.recordedOn, QDate(2021, 2, 3));
    shown.ageYears = 65; // undone, say
    form.updateFields(shown);
    QCOMPARE(age->text(), u"65"_s);
}

void TestWidgets::formTakesDatesOfTheCountry_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("date");
    QTest::newRow("ISO") << u"2021-02-03"_s << QDate(2021, 2, 3);
    QTest::newRow("in full") << u"03.02.2021"_s << QDate(2021, 2, 3);
    QTest::newRow("without zeros") << u"3.2.2021"_s << QDate(2021, 2, 3);
    QTest::newRow("two digits") << u"03.02.21"_s << QDate(2021, 2, 3);
    QTest::newRow("of the future") << u"03.02.90"_s << QDate();
    QTest::newRow("no date") << u"30.02.2021"_s << QDate();
}

void TestWidgets::formTakesDatesOfTheCountry()
{
    QFETCH(const QString, typed);
    QFETCH(const QDate, date);
    const QLocale before;
    QLocale::setDefault(QLocale(u"de_DE"_s));
    const auto restore = qScopeGuard([&before] { QLocale::setDefault(before); });
    CaseForm form;
    const QSignalSpy fields(&form, &CaseForm::fieldsEdited);
    const auto edits = form.findChildren<QLineEdit*>();
    QTest::keyClicks(edits.at(0), u"P-17"_s);
    QTest::keyClicks(edits.at(2), typed);
    form.flush();
    const auto shown = fields.constLast().constFirst().value<CaseFields>();
    QCOMPARE(shown.recordedOn.value_or(QDate()), date);
}

QTEST_MAIN(TestWidgets)
#include "test_widgets.moc"

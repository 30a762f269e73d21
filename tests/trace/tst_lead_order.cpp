// SPDX-License-Identifier: GPL-3.0-or-later
// The lead laws tell in which order, and which way up, limb leads were printed.
#include "model/core/ecg.h"
#include "model/synthesis/heart.h"
#include "model/trace/lead_order.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

constexpr double kPxPerMv = 80, kRowPx = 2000, kSpacingPx = 200;

PageLayout laidOut(const PrintLayout& kind)
{
    PageLayout layout;
    layout.id = kind.id;
    layout.name = kind.name;
    layout.columns = kind.columns;
    const double width = kRowPx / kind.columns;
    for (std::size_t k = 0; k < kind.leads.size(); ++k) {
        const int column = kind.columnOf(k);
        if (kind.leads[k].isOther)
            continue;
        layout.stretches.push_back({kind.leads[k].lead, kind.leads[k].inverted, kind.rowOf(k),
            column, column * width, (column + 1) * width, false, {}});
    }
    for (std::size_t k = 0; k < kind.strips.size(); ++k)
        layout.stretches.push_back(
            {kind.strips[k], false, kind.rows + static_cast<int>(k), 0, 0, kRowPx, true, {}});
    return layout;
}

/// What lies at x of a row, mV, where the page was printed like this.
float printedAt(const Ecg& ecg, const PageLayout& printed, int row, double x)
{
    for (const PrintedStretch& stretch : printed.stretches) {
        if (stretch.row != row || x < stretch.left || x >= stretch.right)
            continue;
        const std::vector<float>& samples = ecg[stretch.lead];
        const auto k = static_cast<std::size_t>(x / kRowPx * static_cast<double>(samples.size()));
        return samples[std::min(k, samples.size() - 1)] * (stretch.inverted ? -1.F : 1.F);
    }
    return kMissing;
}

/// Pens of a page printed in one way (and perhaps turned), cut up in another.
std::vector<PenLine> pensOf(
    const Ecg& ecg, const PageLayout& printed, const PageLayout& taken, bool turned)
{
    const auto lower
        = [](const PrintedStretch& a, const PrintedStretch& b) { return a.row < b.row; };
    const int lastRow = std::ranges::max_element(printed.stretches, lower)->row;
    std::vector<PenLine> pens;
    for (const PrintedStretch& stretch : taken.stretches) {
        PenLine pen;
        pen.left = stretch.left;
        pen.stepPx = 1;
        for (double x = stretch.left; x < stretch.right; ++x) {
            const float mv = turned
                ? -printedAt(ecg, printed, lastRow - stretch.row, kRowPx - 1 - x)
                : printedAt(ecg, printed, stretch.row, x);
            pen.y.push_back(static_cast<float>(stretch.row * kSpacingPx - kPxPerMv * mv));
        }
        pens.push_back(std::move(pen));
    }
    return pens;
}

} // namespace

class TestLeadOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lawsTellTheOrder_data();
    void lawsTellTheOrder();
    void namesThatWereReadStay();
};

void TestLeadOrder::lawsTellTheOrder_data()
{
    QTest::addColumn<QString>("printed");
    QTest::addColumn<bool>("turned");
    QTest::addColumn<QString>("taken");
    const auto row = [](const char* printed, bool turned, const char* taken) {
        QTest::addRow("%s%s taken for %s", printed, turned ? " upside down" : "", taken)
            << QString::fromLatin1(printed) << turned << QString::fromLatin1(taken);
    };
    row("3x4+1", false, "3x4+1");
    row("6x2", false, "6x2");
    row("12x1", false, "12x1");
    row("3x4+3", false, "3x4+3");
    row("3x5", false, "3x5");
    row("6x1-limb", false, "6x1-limb");
    row("6x2-cabrera", false, "6x2-cabrera");
    row("3x4+1-cabrera", false, "3x4+1");
    row("6x2+1-cabrera", false, "6x2+1");
    row("3x4+3", false, "3x4+3-cabrera");
    row("12x1", true, "12x1");
    row("3x4", true, "3x4");
    row("6x1-limb", false, "6x2");
    row("6x1-chest", false, "6x2");
}

void TestLeadOrder::lawsTellTheOrder()
{
    QFETCH(QString, printed);
    QFETCH(bool, turned);
    QFETCH(QString, taken);
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        const Ecg ecg = simulateEcg(randomHeart(seed), seed);
        const PageLayout layout = laidOut(*findPrintLayout(taken));
        const OrderCheck check = checkOrder(layout,
            pensOf(ecg, laidOut(*findPrintLayout(printed)), layout, turned), printLayouts());
        if (printed == taken && !turned) {
            QVERIFY(check.misfit && *check.misfit < 0.02);
            QVERIFY(!check.better);
            continue;
        }
        QVERIFY(check.better);
        QCOMPARE(check.better->layout->id, printed);
        QCOMPARE(check.better->isTurned, turned);
    }
}

void TestLeadOrder::namesThatWereReadStay()
{
    const Ecg ecg = simulateEcg(randomHeart(5), 5);
    PageLayout layout = laidOut(*findPrintLayout(u"3x4"_s));
    const auto pens = pensOf(ecg, laidOut(*findPrintLayout(u"3x4-cabrera"_s)), layout, false);
    QVERIFY(checkOrder(layout, pens, printLayouts()).better);
    for (PrintedStretch& stretch : layout.stretches)
        stretch.nameBox = {0, 0, 10, 10};
    const OrderCheck check = checkOrder(layout, pens, printLayouts());
    QVERIFY(check.misfit > 0.02);
    QVERIFY(!check.better);
}

QTEST_GUILESS_MAIN(TestLeadOrder)
#include "tst_lead_order.moc"

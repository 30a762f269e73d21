// SPDX-License-Identifier: GPL-3.0-or-later
// The whole analysis with networks that are missing, and with what a person corrected.
#include "model/engine/engine.h"

#include "model/core/trace_place.h"

#include <QDir>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

const QString kSource = QStringLiteral(ECGSCAN_SOURCE_DIR);
const PageRef kSample {kSource + u"/resources/samples/sample_page.png"_s, 1};

/// An engine that finds only these of the shipped networks.
struct Setup {
    QTemporaryDir folder;
    Engine engine;

    explicit Setup(const QStringList& networks)
        : engine({QStringLiteral(ECGSCAN_BIN_DIR "/../libexec/ecgscan/ecgscan-decode"),
              linked(folder, networks), {}, DeviceChoice::cpu})
    {
    }
    static QString linked(const QTemporaryDir& folder, const QStringList& networks)
    {
        for (const QString& network : networks)
            QFile::link(kSource + u"/resources/models/"_s + network, folder.filePath(network));
        return folder.path();
    }
};

bool hasWarning(const Analysis& analysis, QStringView code)
{
    return std::ranges::any_of(
        analysis.warnings, [code](const Warning& warning) { return warning.code == code; });
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutNetworksItReadsAndSaysSo();
    void withoutOneOnlyThatIsMissing();
    void whatLiesOutsideOfTheCornersIsNotRead();
    void aCorrectedStretchIsMeasured();
};

void TestEngine::withoutNetworksItReadsAndSaysSo()
{
    Setup s({});
    const Result<Analysis> analysis = s.engine.analyze(kSample, {});
    QVERIFY(analysis);
    QVERIFY(analysis->page.found);
    for (const QString& code :
        {u"no_model"_s, u"no_tracer"_s, u"no_label_reader"_s, u"no_reconstruction"_s})
        QVERIFY2(hasWarning(*analysis, code), qPrintable(code));
    QCOMPARE(analysis->leads.size(), std::size_t(13));
    QVERIFY(analysis->measurements.heartRateBpm);
    QVERIFY(analysis->findings.empty());
    QVERIFY(!analysis->model && !analysis->tracer && !analysis->reconstructor);
}

void TestEngine::withoutOneOnlyThatIsMissing()
{
    Setup s({u"ecg-scan-base"_s, u"tracer-base"_s, u"labels-base"_s});
    const Result<Analysis> analysis = s.engine.analyze(kSample, {});
    QVERIFY(analysis);
    QVERIFY(hasWarning(*analysis, u"no_reconstruction"));
    QVERIFY(!hasWarning(*analysis, u"no_model") && !hasWarning(*analysis, u"no_tracer"));
    QVERIFY(!analysis->findings.empty());
    const auto& v1 = analysis->reconstruction->leadsMv.at(Lead::V1);
    const auto known = std::ranges::count_if(v1, [](float mv) { return std::isfinite(mv); });
    QVERIFY(known > 1000 && known < 1500); // what is printed, no more
}

void TestEngine::whatLiesOutsideOfTheCornersIsNotRead()
{
    Setup s({u"labels-base"_s});
    const Result<Analysis> whole = s.engine.analyze(kSample, {});
    QVERIFY(whole && whole->page.found);
    // The lower half of the page: the third row and the strip, which no layout has.
    const auto& corners = whole->page.cornersPx;
    PageRepair repair;
    repair.cornersPx
        = {(corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2, corners[2], corners[3]};
    const Result<Analysis> half = s.engine.analyze(kSample, {}, repair);
    QVERIFY(half);
    QVERIFY(half->repair == repair);
    QVERIFY(half->leads.size() < whole->leads.size());
    for (const LeadTrace& trace : half->leads)
        for (const QPointF& point : trace.pathPx)
            QVERIFY(isBreak(point) || point.y() > repair.cornersPx->at(0).y());
}

void TestEngine::aCorrectedStretchIsMeasured()
{
    Setup s({u"labels-base"_s});
    const Result<Analysis> asRead = s.engine.analyze(kSample, {});
    QVERIFY(asRead);
    const auto avl = std::ranges::find(asRead->leads, Lead::aVL, &LeadTrace::lead);
    QVERIFY(avl != asRead->leads.end());
    PageRepair repair;
    repair.traces.resize(2);
    repair.traces[0].kind = TraceRepair::Kind::remove;
    repair.traces[0].atPx = middleOf(*avl).value_or(QPointF());
    repair.traces[1].atPx = {-1000, -1000}; // nothing is there
    const Result<Analysis> analysis = s.engine.analyze(kSample, {}, repair);
    QVERIFY(analysis && analysis->page.found);
    QVERIFY(std::ranges::none_of(
        analysis->leads, [](const LeadTrace& trace) { return trace.lead == Lead::aVL; }));
    QVERIFY(!analysis->reconstruction->leadsMv.contains(Lead::aVL)
        || std::ranges::none_of(analysis->reconstruction->leadsMv.at(Lead::aVL),
            [](float mv) { return std::isfinite(mv); }));
    QVERIFY(!analysis->measurements.cornellMv); // it needs aVL
    QVERIFY(hasWarning(*analysis, u"repair_not_used"));
}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv); // fonts of the overlay
    TestEngine test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_engine.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The usual beat is drawn to scale, and what is not measured is explained.
#include "widgets/measurements_view.h"
#include "widgets/usual_beat_view.h"

#include <QBoxLayout>
#include <QLabel>
#include <QTest>

#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestMeasurementsView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boxesOfTheUsualBeatAreSquare_data();
    void boxesOfTheUsualBeatAreSquare();
    void whatIsNotMeasuredIsExplained_data();
    void whatIsNotMeasuredIsExplained();
};

void TestMeasurementsView::boxesOfTheUsualBeatAreSquare_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("rMv");
    QTest::newRow("narrow, low") << 250 << 0.4;
    QTest::newRow("narrow, high") << 250 << 3.5;
    QTest::newRow("wide, low") << 700 << 0.4;
    QTest::newRow("wide, high") << 700 << 3.5;
}

void TestMeasurementsView::boxesOfTheUsualBeatAreSquare()
{
    QFETCH(const int, width);
    QFETCH(const double, rMv);
    UsualBeat beat;
    beat.firstMs = -350;
    beat.qrsOffsetMs = 90;
    beat.pOnsetMs = -160;
    beat.pOffsetMs = -60;
    beat.tOffsetMs = 390;
    beat.leads[Lead::II].samplesMv.assign(550, 0.0f);
    beat.leads[Lead::II].samplesMv[200] = static_cast<float>(rMv);
    QWidget window;
    auto* view = new UsualBeatView(&window);
    auto* layout = new QVBoxLayout(&window);
    layout->addWidget(view);
    layout->addStretch();
    view->setBeat(beat, {});
    window.resize(width, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto isSquare
        = [view] { return std::abs(view->boxPx().width() - view->boxPx().height()) < 0.5; };
    QTRY_VERIFY2(isSquare(),
        qPrintable(u"%1 x %2"_s.arg(view->boxPx().width()).arg(view->boxPx().height())));
    QVERIFY2(view->boxPx().width() > 20, qPrintable(QString::number(view->boxPx().width())));
    QVERIFY(view->height() >= (rMv + 0.5) / 0.5 * view->boxPx().height()); // all of it is seen
}

void TestMeasurementsView::whatIsNotMeasuredIsExplained_data()
{
    QTest::addColumn<QString>("key");
    for (const QString& key :
        {u"heart_rate_bpm"_s, u"p_ms"_s, u"pr_ms"_s, u"qrs_ms"_s, u"qt_ms"_s, u"p_axis_deg"_s,
            u"qrs_axis_deg"_s, u"t_axis_deg"_s, u"sokolow_lyon_mV"_s, u"cornell_mV"_s})
        QTest::newRow(qPrintable(key)) << key;
}

void TestMeasurementsView::whatIsNotMeasuredIsExplained()
{
    QFETCH(const QString, key);
    Analysis analysis;
    analysis.page.found = true;
    MeasurementsView view;
    const auto toolTip = [&view]() -> QString {
        QString all;
        for (const QLabel* label : view.findChildren<QLabel*>())
            all += label->toolTip();
        return all;
    };
    view.setAnalysis(analysis);
    const QString before = toolTip();
    QVERIFY(reasonCodes().size() >= 9);
    for (const QString& reason : reasonCodes()) {
        QVERIFY2(reasonText(reason) != reason, qPrintable(reason));
        analysis.measurements.notMeasurable = {{key, reason}};
        view.setAnalysis(analysis);
        QVERIFY2(toolTip().contains(reasonText(reason)), qPrintable(key + u' ' + reason));
        QVERIFY(toolTip() != before);
    }
}

QTEST_MAIN(TestMeasurementsView)
#include "test_measurements_view.moc"

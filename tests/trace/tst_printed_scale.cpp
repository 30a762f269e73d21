// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/printed_scale.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class PrintedScaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsNumbersBeforeUnits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("speed"); // 0: none
        QTest::addColumn<double>("gain");
        QTest::addColumn<double>("chest");
        QTest::newRow("usual") << u"25 mm/s   10 mm/mV   0.05-40 Hz"_s << 25.0 << 10.0 << 0.0;
        QTest::newRow("tight") << u"50mm/s 5mm/mV"_s << 50.0 << 5.0 << 0.0;
        QTest::newRow("point") << u"25.0 mm/sec  20.0 mm/mV"_s << 25.0 << 20.0 << 0.0;
        QTest::newRow("misread") << u"5O mm/s\n1O mmlmy"_s << 50.0 << 10.0 << 0.0;
        QTest::newRow("halved") << u"25 mm/s  10/5 mm/mV"_s << 25.0 << 10.0 << 5.0;
        QTest::newRow("limb and chest")
            << u"Speed: 25 mm/sec Limb: 10 mm/mV Chest: 5.0 mm/mV"_s << 25.0 << 10.0 << 5.0;
        QTest::newRow("chest first") << u"Chest: 5 mm/mV  Limb: 10 mm/mV"_s << 0.0 << 10.0 << 5.0;
        QTest::newRow("part of a date") << u"25 mm/s 1/12/10 mm/mV"_s << 25.0 << 10.0 << 0.0;
        QTest::newRow("nothing before a stroke") << u"0/5 mm/mV"_s << 0.0 << 5.0 << 0.0;
        QTest::newRow("no half") << u"25/10 mm/mV"_s << 0.0 << 10.0 << 0.0;
        QTest::newRow("the same") << u"Limb: 10 mm/mV Chest: 10.0 mm/mV"_s << 0.0 << 10.0 << 0.0;
        QTest::newRow("unusual") << u"27 mm/s 11 mm/mV"_s << 0.0 << 0.0 << 0.0;
        QTest::newRow("part of a number") << u"125 mm/s 110 mm/mV 2.5 mm/mV"_s << 0.0 << 0.0 << 0.0;
        QTest::newRow("other text") << u"ID: 25  10 mmHg 25 mm"_s << 0.0 << 0.0 << 0.0;
    }
    void findsNumbersBeforeUnits()
    {
        QFETCH(QString, text);
        QFETCH(double, speed);
        QFETCH(double, gain);
        QFETCH(double, chest);
        const PrintedScale scale = scaleIn(text);
        QCOMPARE(scale.mmPerS.value_or(0), speed);
        QCOMPARE(scale.mmPerMv.value_or(0), gain);
        QCOMPARE(scale.chestMmPerMv.value_or(0), chest);
    }

    void readsThePrintBelowTheRows()
    {
        auto reader = TextReader::load();
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().message));
        InkMap map;
        map.pxPerMm = 8;
        QImage page(1600, 800, QImage::Format_Grayscale8);
        page.fill(Qt::white);
        {
            QPainter painter(&page);
            QFont font(u"DejaVu Sans"_s);
            font.setPixelSize(26);
            painter.setFont(font);
            painter.drawText(60, 740, u"50 mm/s   5 mm/mV   0.05-40 Hz"_s);
        }
        const cv::Mat1b grey(page.height(), page.width(), page.bits(),
            static_cast<std::size_t>(page.bytesPerLine()));
        grey.convertTo(map.ink, CV_32F, -1 / 255.0, 1);
        TraceRow row;
        row.stepPx = 8;
        row.left = 100;
        row.right = 1500;
        row.baseline.assign(200, 400.0f);
        const PrintedScale scale = readPrintedScale(scaleBands(map, {row}), *reader);
        QCOMPARE(scale.mmPerS.value_or(0), 50.0);
        QCOMPARE(scale.mmPerMv.value_or(0), 5.0);
    }
};

QTEST_MAIN(PrintedScaleTest)
#include "tst_printed_scale.moc"

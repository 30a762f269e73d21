// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/synthesis/damage.h"
#include "model/synthesis/heart.h"
#include "model/synthesis/warp.h"

#include <QLineF>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

DrawnPage clean()
{
    PageStyle style = plainStyle();
    style.dpi = 150;
    style.penMm = 0.4;
    return drawPage(simulateEcg(randomHeart(2), 2), style);
}

int greyAt(const QImage& image, QPointF point)
{
    const QPoint pixel(
        static_cast<int>(std::lround(point.x())), static_cast<int>(std::lround(point.y())));
    return image.valid(pixel) ? qGray(image.pixel(pixel)) : -1;
}

/// By how many grey levels the paper 2 mm above and below the paths is lighter than the paths.
double contrast(const DrawnPage& page)
{
    const double reach = 2 * page.truth.page.pxPerMm.value_or(1);
    double sum = 0;
    int count = 0;
    for (const LeadTrace& trace : page.truth.leads) {
        for (std::size_t k = 0; k + 1 < trace.pathPx.size(); k += 5) {
            const QPointF at = trace.pathPx[k];
            const int above = greyAt(page.image, at - QPointF(0, reach));
            const int below = greyAt(page.image, at + QPointF(0, reach));
            const int ink = greyAt(page.image, at);
            if (above < 0 || below < 0 || ink < 0)
                return -1000; // a path leaves the picture
            sum += std::max(above, below) - ink;
            ++count;
        }
    }
    return sum / count;
}

} // namespace

class TestDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingChangesNothing();
    void warpGoesThereAndBack_data();
    void warpGoesThereAndBack();
    void truthMovesWithTheInk_data();
    void truthMovesWithTheInk();
    void quarterTurnMovesCorners();
    void scaleIsKnown();
    void greyHasNoColour();
    void sameSeedSameDamage();
    void shadowDarkens();
    void pagesLargerThanQtDecodesAreCompressed();
};

void TestDamage::nothingChangesNothing()
{
    const DrawnPage page = clean();
    const DrawnPage same = damaged(page, {}, 1);
    QCOMPARE(same.image.size(), page.image.size());
    int largest = 0;
    for (int y = 0; y < page.image.height(); y += 3) {
        for (int x = 0; x < page.image.width(); x += 3)
            largest = std::max(largest,
                std::abs(greyAt(same.image, QPointF(x, y)) - greyAt(page.image, QPointF(x, y))));
    }
    QVERIFY2(largest <= 1, qPrintable(QString::number(largest)));
    QVERIFY(QLineF(same.truth.leads[3].pathPx[9], page.truth.leads[3].pathPx[9]).length() < 1e-6);
    QVERIFY(std::abs(*same.truth.page.pxPerMm - *page.truth.page.pxPerMm) < 1e-9);
}

void TestDamage::warpGoesThereAndBack_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 12; ++seed)
        QTest::addRow("photo %u", seed) << seed;
}

void TestDamage::warpGoesThereAndBack()
{
    QFETCH(const unsigned, seed);
    Dice dice(seed, 1);
    Damage damage = randomPhotoDamage(seed);
    damage.folds = 3;
    const Warp warp({1600, 1100}, damage, dice);
    for (int x = 0; x < 1600; x += 133) {
        for (int y = 0; y < 1100; y += 111) {
            const QPointF point(x, y);
            QVERIFY(QLineF(warp.toPage(warp.toPicture(point)), point).length() < 1e-6);
            const QPointF moved = warp.toPicture(point);
            QVERIFY(moved.x() >= -0.5 && moved.x() < warp.pictureSize().width());
            QVERIFY(moved.y() >= -0.5 && moved.y() < warp.pictureSize().height());
        }
    }
}

void TestDamage::truthMovesWithTheInk_data()
{
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char* name, auto change) {
        Damage damage;
        change(damage);
        QTest::newRow(name) << damage;
    };
    row("rotated", [](Damage& d) { d.rotationDeg = 7; });
    row("upside down", [](Damage& d) { d.rotationDeg = 180; });
    row("perspective", [](Damage& d) { d.perspective = 0.08; });
    row("bent", [](Damage& d) { d.bend = 0.01; });
    row("folded", [](Damage& d) { d.folds = 3; });
    row("smaller", [](Damage& d) { d.scale = 0.8; });
    row("on a table", [](Damage& d) { d.onTable = true; });
    for (unsigned seed = 0; seed < 5; ++seed) {
        QTest::addRow("scan %u", seed) << randomScanDamage(seed);
        QTest::addRow("photo %u", seed) << randomPhotoDamage(seed);
    }
}

void TestDamage::truthMovesWithTheInk()
{
    QFETCH(const Damage, damage);
    const DrawnPage page = clean();
    const double before = contrast(page);
    QVERIFY(before > 120);
    const DrawnPage moved = damaged(page, damage, 4);
    const double after = contrast(moved);
    // Shadows and blur take contrast away, a path beside its ink takes nearly all.
    QVERIFY2(after > 0.3 * before, qPrintable(u"%1 of %2"_s.arg(after).arg(before)));
    QCOMPARE(moved.truth.source.widthPx, moved.image.width());
    QCOMPARE(moved.truth.source.heightPx, moved.image.height());
    QCOMPARE(moved.truth.leads[5].samplesMv, page.truth.leads[5].samplesMv);
}

void TestDamage::quarterTurnMovesCorners()
{
    const DrawnPage page = clean();
    Damage damage;
    damage.rotationDeg = 90;
    const DrawnPage turned = damaged(page, damage, 1);
    QCOMPARE(turned.image.width(), page.image.height());
    // The top left corner as read lies at the top right of the picture.
    const QPointF corner = turned.truth.page.cornersPx[0];
    QVERIFY(corner.x() > 0.8 * turned.image.width() && corner.y() < 0.2 * turned.image.height());
}

void TestDamage::scaleIsKnown()
{
    Damage damage;
    damage.scale = 0.75;
    const DrawnPage small = damaged(clean(), damage, 1);
    QVERIFY(std::abs(*small.truth.page.pxPerMm - 0.75 * 150 / 25.4) < 1e-6);
}

void TestDamage::greyHasNoColour()
{
    const auto mostColour = [](const QImage& image) {
        int most = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                const auto [least, greatest]
                    = std::minmax({qRed(pixel), qGreen(pixel), qBlue(pixel)});
                most = std::max(most, greatest - least);
            }
        }
        return most;
    };
    const DrawnPage page = clean();
    QVERIFY(mostColour(page.image) > 30);
    Damage damage;
    damage.grey = true;
    const QImage image = damaged(page, damage, 1).image;
    QCOMPARE(image.format(), QImage::Format_RGB888);
    QCOMPARE(mostColour(image), 0);
}

void TestDamage::sameSeedSameDamage()
{
    const DrawnPage page = clean();
    const DrawnPage one = damaged(page, randomPhotoDamage(7), 7);
    QCOMPARE(damaged(page, randomPhotoDamage(7), 7).image, one.image);
    QVERIFY(damaged(page, randomPhotoDamage(8), 8).image != one.image);
}

void TestDamage::shadowDarkens()
{
    const auto mean = [](const QImage& image) {
        double sum = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                sum += qGray(image.pixel(x, y));
        }
        return sum / image.width() / image.height();
    };
    const DrawnPage page = clean();
    Damage damage;
    damage.shadow = 0.8;
    QVERIFY(mean(damaged(page, damage, 1).image) < 0.9 * mean(page.image));
}

/// Qt refuses to decode more than 128 MB unless it is told otherwise.
void TestDamage::pagesLargerThanQtDecodesAreCompressed()
{
    DrawnPage page;
    page.image = QImage(6000, 6000, QImage::Format_RGB32);
    page.image.fill(QColor(250, 240, 230));
    Damage damage;
    damage.jpegQuality = 60;
    QCOMPARE(damaged(page, damage, 1).image.size(), page.image.size());
}

QTEST_MAIN(TestDamage)
#include "tst_damage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Trust test: what is large or rare but right must open, at the right size in millimetres.
// (The eight EXIF orientations and every TIFF variant in small are in tests/decode.)
#include "tests/decode/decoder_run.h"
#include "tests/decode/make_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace ecgscan::testing;

class TestLegitimateExtremes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void largeScans_data();
    void largeScans();
    void hundredMegapixels();
    void twelvePages();

private:
    QTemporaryDir m_dir;
};

namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kMostMegabytes = 1500;

QImage flatPage(QSize size, int dpi)
{
    QImage page = chequer(size.width(), size.height());
    page.setDotsPerMeterX(qRound(dpi / kMmPerInch * 1000));
    page.setDotsPerMeterY(page.dotsPerMeterX());
    return page;
}

} // namespace

void TestLegitimateExtremes::largeScans_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<TiffPage::Form>("form");
    QTest::addColumn<QSizeF>("millimetres");
    QTest::addColumn<int>("dpi");
    using Form = TiffPage::Form;
    const QSizeF a4(210, 297);
    const QSizeF a3(420, 297);
    QTest::newRow("A4 600 dpi colour, png") << QByteArray("png") << Form::rgb << a4 << 600;
    QTest::newRow("A4 600 dpi colour, tiff") << QByteArray("tiff") << Form::rgb << a4 << 600;
    QTest::newRow("A3 300 dpi, jpeg") << QByteArray("jpeg") << Form::rgb << a3 << 300;
    QTest::newRow("A4 300 dpi, 16-bit grey") << QByteArray("tiff") << Form::grey16 << a4 << 300;
    QTest::newRow("A4 300 dpi, CMYK") << QByteArray("tiff") << Form::cmyk << a4 << 300;
    QTest::newRow("A4 600 dpi, 1-bit G4") << QByteArray("tiff") << Form::bilevelG4 << a4 << 600;
    QTest::newRow("A4 300 dpi, tiled") << QByteArray("tiff") << Form::tiledRgb << a4 << 300;
}

void TestLegitimateExtremes::largeScans()
{
    QFETCH(const QByteArray, format);
    QFETCH(const TiffPage::Form, form);
    QFETCH(const QSizeF, millimetres);
    QFETCH(const int, dpi);
    const QSize size = (millimetres * dpi / kMmPerInch).toSize();
    const QString path = m_dir.filePath(u"page"_s);
    const QImage page = flatPage(size, dpi);
    QVERIFY(format == "tiff" ? writeTiff(path, {{page, form, 1, dpi, false}})
                             : page.save(path, format.constData(), format == "png" ? 100 : 90));
    const auto answer = runDecoder(QFile::encodeName(path));
    QCOMPARE(answer.code(), QString());
    QCOMPARE(answer.size(), size);
    QVERIFY(
        std::abs(answer.size().width() / answer.dpi() * kMmPerInch - millimetres.width()) < 0.2);
    if (form != TiffPage::Form::grey16 && form != TiffPage::Form::bilevelG4)
        QVERIFY(chequerDifference(answer.image(), size) <= 6);
    QVERIFY(answer.peakMegabytes < kMostMegabytes);
}

void TestLegitimateExtremes::hundredMegapixels()
{
    const QString path = m_dir.filePath(u"large.jpg"_s);
    QVERIFY(chequer(10'000, 10'000).save(path, "jpeg", 80));
    const auto answer = runDecoder(QFile::encodeName(path));
    QCOMPARE(answer.code(), QString());
    QVERIFY(chequerDifference(answer.image(), {10'000, 10'000}) <= 6);
    QVERIFY(answer.peakMegabytes < kMostMegabytes);
}

void TestLegitimateExtremes::twelvePages()
{
    const QString path = m_dir.filePath(u"twelve.pdf"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdfPages(QList<QSizeF>(12, QSizeF(841.89, 595.28))));
    file.close();
    const auto answer = runDecoder(QFile::encodeName(path), {u"--page"_s, u"12"_s});
    QCOMPARE(answer.pages(), 12);
    QVERIFY(std::abs(answer.size().width() / answer.dpi() * kMmPerInch - 297) < 0.2);
    QVERIFY(std::abs(answer.size().height() / answer.dpi() * kMmPerInch - 210) < 0.2);
}

QTEST_GUILESS_MAIN(TestLegitimateExtremes)
#include "tst_legitimate_extremes.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Every format through the real decoder: the right pixels, the right way up, and the right facts.
#include "tests/decode/decoder_run.h"
#include "tests/decode/make_files.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace ecgscan::testing;

class TestFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void simpleFormats_data();
    void simpleFormats();
    void transparencyIsWhitePaper();
    void deepPng();
    void exifOrientations_data();
    void exifOrientations();
    void exifOfPng();
    void statedResolution_data();
    void statedResolution();
    void tiff_data();
    void tiff();
    void tiffPages();
    void heicOnce();
    void pdfResolution_data();
    void pdfResolution();
    void pdfScanKeepsItsPixels();
    void pdfPagesAndRotation();
    void smaller_data();
    void smaller();
    void factsOnly();
    void pageOutOfRange();
    void usage();

private:
    QByteArray write(const QString& name, const QByteArray& bytes);

    QTemporaryDir m_dir;
};

QByteArray TestFormats::write(const QString& name, const QByteArray& bytes)
{
    QFile file(m_dir.filePath(name));
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return QFile::encodeName(file.fileName());
}

void TestFormats::simpleFormats_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("png") << QByteArray("png") << 0;
    QTest::newRow("bmp") << QByteArray("bmp") << 0;
    QTest::newRow("webp") << QByteArray("webp") << 6;
    QTest::newRow("jpeg") << QByteArray("jpeg") << 6;
}

void TestFormats::simpleFormats()
{
    QFETCH(const QByteArray, format);
    QFETCH(const int, tolerance);
    const QByteArray bytes = encoded(chequer(), format.constData(), 100);
    const auto answer = runDecoder(write(u"a."_s + QLatin1StringView(format), bytes));
    QCOMPARE(answer.code(), QString());
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.kind(), QString::fromLatin1(format));
    QCOMPARE(answer.pages(), 1);
    QVERIFY(chequerDifference(answer.image()) <= tolerance);
    QCOMPARE(answer.frame->header["sha256"_L1].toString().toLatin1(),
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

void TestFormats::transparencyIsWhitePaper()
{
    QImage image(40, 30, QImage::Format_ARGB32);
    image.fill(qRgba(0, 0, 0, 0));
    image.setPixel(5, 5, qRgba(10, 20, 30, 255));
    const auto answer = runDecoder(write(u"clear.png"_s, encoded(image, "png")));
    QCOMPARE(answer.image().pixel(0, 0), qRgb(255, 255, 255));
    QCOMPARE(answer.image().pixel(5, 5), qRgb(10, 20, 30));
}

void TestFormats::deepPng()
{
    const QImage deep = chequer().convertToFormat(QImage::Format_RGBX64);
    QVERIFY(chequerDifference(runDecoder(write(u"deep.png"_s, encoded(deep, "png"))).image()) <= 1);
}

void TestFormats::exifOrientations_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<bool>("bigEndian");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("%d", orientation) << orientation << (orientation % 2 == 0);
}

void TestFormats::exifOrientations()
{
    QFETCH(const int, orientation);
    QFETCH(const bool, bigEndian);
    const QByteArray jpeg = encoded(storedFor(chequer(), orientation), "jpeg", 100);
    const QByteArray file
        = write(u"camera.jpg"_s, withExif(jpeg, orientation, /*dpi=*/300, bigEndian));
    const auto answer = runDecoder(file);
    QVERIFY(chequerDifference(answer.image()) <= 6);
    QCOMPARE(runDecoder(file, {u"--facts"_s}).size(), QSize(160, 120));
}

void TestFormats::exifOfPng()
{
    // The block of a JPEG's EXIF segment as a chunk of a PNG, before its pixels.
    const QByteArray jpeg = withExif("\xff\xd8", 6, 0, /*bigEndian=*/true);
    const QByteArray block = jpeg.sliced(2 + 4 + 6);
    QByteArray chunk(4, '\0');
    qToBigEndian(static_cast<quint32>(block.size()), chunk.data());
    chunk += "eXIf" + block;
    quint32 crc = 0xffffffff;
    for (const char byte : chunk.sliced(4)) {
        crc ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
    char sum[4];
    qToBigEndian(~crc, sum);
    QByteArray png = encoded(storedFor(chequer(), 6), "png");
    png.insert(png.indexOf("IDAT") - 4, chunk + QByteArray(sum, 4));
    QCOMPARE(chequerDifference(runDecoder(write(u"turned.png"_s, png)).image()), 0);
}

void TestFormats::statedResolution_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<double>("dpi");
    QImage image = chequer();
    image.setDotsPerMeterX(11811);
    image.setDotsPerMeterY(11811);
    QTest::newRow("png") << encoded(image, "png") << 300.0;
    QTest::newRow("bmp") << encoded(image, "bmp") << 300.0;
    QTest::newRow("jpeg, JFIF") << encoded(image, "jpeg") << 300.0;
    QByteArray png = encoded(image, "png");
    png[png.indexOf("pHYs") + 4 + 8] = 0; // the unit: only a ratio
    QTest::newRow("png without") << png << 0.0;
    QByteArray bmp = encoded(image, "bmp");
    bmp.replace(38, 4, QByteArray(4, '\0'));
    QTest::newRow("bmp with 0") << bmp << 0.0;
    QByteArray bare = encoded(image, "jpeg");
    const qsizetype jfif = bare.indexOf("JFIF");
    QVERIFY(jfif > 0);
    bare[jfif + 7] = 0; // the unit: only a ratio
    QTest::newRow("jpeg without") << bare << 0.0;
    QTest::newRow("jpeg, EXIF") << withExif(bare, 1, 240, false) << 240.0;
    QTest::newRow("jpeg, EXIF 0/0") << withExif(bare, 1, 0, true) << 0.0;
    QTest::newRow("jpeg, EXIF 72 is unknown") << withExif(bare, 1, 72, true) << 0.0;
}

void TestFormats::statedResolution()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const double, dpi);
    const auto answer = runDecoder(write(u"a"_s, bytes), {u"--facts"_s});
    QCOMPARE(answer.code(), QString());
    QVERIFY2(std::abs(answer.dpi() - dpi) < 0.1, qPrintable(QString::number(answer.dpi())));
    QCOMPARE(answer.frame->header["dpi"_L1].isNull(), dpi == 0);
}

void TestFormats::tiff_data()
{
    QTest::addColumn<TiffPage::Form>("form");
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<int>("orientation");
    using Form = TiffPage::Form;
    QTest::newRow("rgb") << Form::rgb << QByteArray("w") << 1;
    QTest::newRow("rgb, big-endian") << Form::rgb << QByteArray("wb") << 1;
    QTest::newRow("rgb, BigTIFF") << Form::rgb << QByteArray("w8") << 1;
    QTest::newRow("16-bit grey") << Form::grey16 << QByteArray("w") << 1;
    QTest::newRow("16-bit grey, big-endian") << Form::grey16 << QByteArray("wb") << 1;
    QTest::newRow("cmyk") << Form::cmyk << QByteArray("w") << 1;
    QTest::newRow("G4") << Form::bilevelG4 << QByteArray("w") << 1;
    QTest::newRow("tiled") << Form::tiledRgb << QByteArray("w") << 1;
    for (int orientation = 2; orientation <= 8; ++orientation)
        QTest::addRow("orientation %d", orientation) << Form::rgb << QByteArray("w") << orientation;
}

void TestFormats::tiff()
{
    QFETCH(const TiffPage::Form, form);
    QFETCH(const QByteArray, mode);
    QFETCH(const int, orientation);
    const QString path = m_dir.filePath(u"a.tif"_s);
    QVERIFY(writeTiff(path,
        {{storedFor(chequer(), orientation), form, orientation, 300, /*preview=*/false}},
        mode.constData()));
    const auto answer = runDecoder(QFile::encodeName(path));
    QCOMPARE(answer.code(), QString());
    QCOMPARE(answer.dpi(), 300.0);
    if (form == TiffPage::Form::rgb || form == TiffPage::Form::tiledRgb
        || form == TiffPage::Form::cmyk) {
        QCOMPARE(chequerDifference(answer.image()), 0);
        return;
    }
    const QImage image = answer.image();
    QCOMPARE(image.size(), QSize(160, 120));
    for (const QPoint at : {QPoint(20, 20), QPoint(140, 20), QPoint(20, 100), QPoint(100, 60)}) {
        const int grey = qGray(chequer().pixel(at));
        const int wanted = form == TiffPage::Form::bilevelG4 ? (grey < 128 ? 0 : 255) : grey;
        QVERIFY(std::abs(qGray(image.pixel(at)) - wanted) <= 1);
    }
}

void TestFormats::tiffPages()
{
    const QString path = m_dir.filePath(u"pages.tif"_s);
    std::vector<TiffPage> pages;
    for (int i = 1; i <= 4; ++i)
        pages.push_back({chequer(16 * i, 12 * i), TiffPage::Form::rgb, 1, 0, /*preview=*/i == 3});
    QVERIFY(writeTiff(path, pages));
    for (const auto& [page, width] : {std::pair(1, 16), std::pair(2, 32), std::pair(3, 64)}) {
        const auto answer
            = runDecoder(QFile::encodeName(path), {u"--page"_s, QString::number(page)});
        QCOMPARE(answer.pages(), 3); // a preview is no page
        QCOMPARE(answer.size().width(), width);
        QCOMPARE(answer.dpi(), 0.0);
    }
}

void TestFormats::heicOnce()
{
    const QByteArray plain = heic(chequer());
    if (plain.isEmpty())
        QSKIP("libheif has no HEVC encoder here (x265)");
    const auto answer = runDecoder(write(u"phone.heic"_s, plain));
    QCOMPARE(answer.code(), QString());
    QCOMPARE(answer.kind(), u"heic"_s);
    QVERIFY(chequerDifference(answer.image()) <= 12);
    const auto turned
        = runDecoder(write(u"turned.heic"_s, heic(storedFor(chequer(), 6), /*turned=*/true)));
    QVERIFY(chequerDifference(turned.image()) <= 12);
}

void TestFormats::pdfResolution_data()
{
    QTest::addColumn<QSizeF>("points");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("A4") << QSizeF(595, 842) << 200.0 << 250.0;
    QTest::newRow("Letter, landscape") << QSizeF(792, 612) << 200.0 << 250.0;
    QTest::newRow("A6") << QSizeF(298, 420) << 300.0 << 300.0;
    QTest::newRow("A3") << QSizeF(842, 1191) << 200.0 << 200.0;
    QTest::newRow("A0") << QSizeF(2384, 3370) << 72.0 << 100.0;
    QTest::newRow("the largest page there is") << QSizeF(14400, 14400) << 20.0 << 40.0;
}

void TestFormats::pdfResolution()
{
    QFETCH(const QSizeF, points);
    QFETCH(const double, least);
    QFETCH(const double, most);
    const QByteArray file = write(u"a.pdf"_s, pdfPages({points}));
    const auto answer = runDecoder(file);
    QCOMPARE(answer.code(), QString());
    QCOMPARE(answer.kind(), u"pdf"_s);
    QVERIFY2(
        answer.dpi() >= least && answer.dpi() <= most, qPrintable(QString::number(answer.dpi())));
    QVERIFY(std::abs(answer.size().width() - points.width() / 72 * answer.dpi()) < 1);
    QCOMPARE(runDecoder(file, {u"--facts"_s}).size(), answer.size());
    const QImage image = answer.image();
    const int bottom = image.height() - 1;
    const int square = qRound(answer.dpi()); // of one inch
    QCOMPARE(image.pixel(square / 2, bottom - square / 2), qRgb(0, 0, 0));
    QCOMPARE(image.pixel(square * 3 / 2, bottom - square / 2), qRgb(255, 255, 255));
}

void TestFormats::pdfScanKeepsItsPixels()
{
    // A4 at 150 dpi, and at 600 dpi where a half of it is given.
    const QSizeF a4(595.2, 841.92);
    const auto plain = runDecoder(write(u"scan.pdf"_s, pdfScan(chequer(1240, 1754), a4)));
    QCOMPARE(plain.size(), QSize(1240, 1754));
    QCOMPARE(chequerDifference(plain.image(), {1240, 1754}), 0);
    QCOMPARE(runDecoder(write(u"fine.pdf"_s, pdfScan(chequer(4960, 7016), a4))).size(),
        QSize(2480, 3508));
    // A page that counts pixels as points.
    const auto pixels = runDecoder(write(u"px.pdf"_s, pdfScan(chequer(2200, 1700), {2200, 1700})));
    QCOMPARE(pixels.size(), QSize(2200, 1700));
}

void TestFormats::pdfPagesAndRotation()
{
    const QByteArray file = write(u"two.pdf"_s, pdfPages({{595, 842}, {300, 200}}));
    const auto second = runDecoder(file, {u"--page"_s, u"2"_s});
    QCOMPARE(second.pages(), 2);
    QCOMPARE(second.size(), QSize(1250, 833));
    const auto turned = runDecoder(write(u"turned.pdf"_s, pdfPages({{300, 200}}, "/Rotate 90")));
    QCOMPARE(turned.size(), QSize(833, 1250));
    QCOMPARE(turned.image().pixel(100, 100), qRgb(0, 0, 0)); // lower left has become upper left
}

void TestFormats::smaller_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QImage large = chequer(1600, 1200);
    QTest::newRow("png") << encoded(large, "png");
    QTest::newRow("jpeg") << encoded(large, "jpeg", 95);
    QTest::newRow("turned jpeg") << withExif(
        encoded(storedFor(large, 6), "jpeg", 95), 6, 300, false);
    QTest::newRow("pdf") << pdfScan(large, {1600, 1200});
}

void TestFormats::smaller()
{
    QFETCH(const QByteArray, bytes);
    const QByteArray file = write(u"large"_s, bytes);
    const auto answer = runDecoder(file, {u"--max-side"_s, u"200"_s});
    QVERIFY(chequerDifference(answer.image(), {200, 150}) <= 8);
    QCOMPARE(runDecoder(file, {u"--max-side"_s, u"5000"_s}).size(), QSize(1600, 1200));
}

void TestFormats::factsOnly()
{
    const auto answer = runDecoder(write(u"a.png"_s, encoded(chequer(), "png")), {u"--facts"_s});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.size(), QSize(160, 120));
    QVERIFY(answer.frame->block.isEmpty());
}

void TestFormats::pageOutOfRange()
{
    for (const QByteArray& bytes : {encoded(chequer(), "png"), pdfPages({{300, 200}})}) {
        const auto answer = runDecoder(write(u"one"_s, bytes), {u"--page"_s, u"2"_s});
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.code(), u"invalidArgument"_s);
        QVERIFY(answer.message().contains(u"page 2"_s));
    }
}

void TestFormats::usage()
{
    const QByteArray file = write(u"a.png"_s, encoded(chequer(), "png"));
    for (const QStringList& wrong : {QStringList {u"--page"_s, u"0"_s}, {u"--page"_s, u"x"_s},
             {u"--max-side"_s, u"-3"_s}, {u"--what"_s}, {u"another file"_s}}) {
        const auto answer = runDecoder(file, wrong);
        QCOMPARE(answer.exitCode, 2);
        QVERIFY(!answer.frame);
    }
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"

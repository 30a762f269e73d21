// SPDX-License-Identifier: GPL-3.0-or-later
// Trust tests in short form: files that are broken, odd or made to do harm, through the
// real decoder. Every one ends with a named error or the whole page: quickly, in little memory, and
// never with a crash.
#include "tests/decode/decoder_run.h"
#include "tests/decode/make_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace ecgscan::testing;

class TestHostileFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notEvenAFile_data();
    void notEvenAFile();
    void oddNamesOpen_data();
    void oddNamesOpen();
    void truncated_data();
    void truncated();
    void bombs_data();
    void bombs();
    void sparseFileOverTheLimit();
    void pdf_data();
    void pdf();
    void pdfRunsNothing();

private:
    QByteArray path(const QByteArray& name) const;
    QByteArray write(const QByteArray& name, const QByteArray& bytes) const;

    QTemporaryDir m_dir;
};

namespace {

/// CPU time, so that a busy computer does not fail the test.
[[maybe_unused]] constexpr double kMostCpuSeconds = 1;
[[maybe_unused]] constexpr double kMostMegabytes = 200;

/// code empty: refused as what it is, whichever way.
void verifyRefused(const DecoderAnswer& answer, const QString& code)
{
    QCOMPARE(answer.signal, 0);
    const QStringList codes = code.isEmpty()
        ? QStringList {u"corrupt"_s, u"unsupported"_s, u"tooLarge"_s}
        : QStringList {code};
    QVERIFY2(codes.contains(answer.code()), qPrintable(answer.code()));
    QCOMPARE(answer.exitCode, 1);
    QVERIFY(answer.frame->block.isEmpty());
    QVERIFY(answer.message().endsWith(u'.'));
#ifndef __SANITIZE_ADDRESS__
    QVERIFY2(answer.cpuSeconds < kMostCpuSeconds, qPrintable(QString::number(answer.cpuSeconds)));
    QVERIFY2(
        answer.peakMegabytes < kMostMegabytes, qPrintable(QString::number(answer.peakMegabytes)));
#endif
}

QByteArray u16(quint16 value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray u32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray pngOf(quint32 width, quint32 height)
{
    QByteArray png = encoded(chequer(), "png");
    return png.replace(
        16, 8, QByteArray(u32(width) + u32(height))); // nothing gets as far as the check sum
}

QByteArray jpegOf(quint16 width, quint16 height)
{
    QByteArray jpeg = encoded(chequer(), "jpeg");
    return jpeg.replace(jpeg.indexOf("\xff\xc0") + 5, 4, QByteArray(u16(height) + u16(width)));
}

QByteArray webpOf(quint32 width, quint32 height)
{
    // The extended header: 24 bits each, less one.
    QByteArray canvas(10, '\0');
    qToLittleEndian(width - 1, canvas.data() + 4);
    char rows[4];
    qToLittleEndian(height - 1, rows);
    canvas.replace(7, 3, rows, 3);
    QByteArray body("WEBPVP8X\x0a\0\0\0", 12);
    body += canvas + encoded(chequer(), "webp").sliced(12);
    char size[4];
    qToLittleEndian(static_cast<quint32>(body.size()), size);
    return "RIFF" + QByteArray(size, 4) + body;
}

/// A big-endian TIFF whose directory has these entries: tag, value (as LONG).
QByteArray tiffOf(const QList<std::pair<quint16, quint32>>& entries, quint32 next = 0)
{
    QByteArray tiff("MM\0\x2a\0\0\0\x08", 8);
    tiff += u16(static_cast<quint16>(entries.size()));
    for (const auto& [tag, value] : entries)
        tiff += u16(tag) + u16(4) + u32(1) + u32(value);
    return tiff + u32(next);
}

QByteArray tiffOfPages(int pages)
{
    QByteArray tiff("MM\0\x2a\0\0\0\x08", 8);
    for (int i = 0; i < pages; ++i) {
        const auto next = static_cast<quint32>(i + 1 < pages ? tiff.size() + 2 + 24 + 4 : 0);
        tiff += u16(2) + u16(256) + u16(4) + u32(1) + u32(8) + u16(257) + u16(4) + u32(1) + u32(8)
            + u32(next);
    }
    return tiff;
}

QByteArray heicOf(quint32 width, quint32 height)
{
    QByteArray file = heic(chequer());
    // Every statement of the size (ispe) is changed, not the coded picture.
    for (qsizetype at = file.indexOf("ispe"); at >= 0; at = file.indexOf("ispe", at + 1))
        file.replace(at + 8, 8, QByteArray(u32(width) + u32(height)));
    return file;
}

/// A page that draws an image of this dictionary and these bytes.
QByteArray pdfImage(const QByteArray& keys, const QByteArray& bytes)
{
    return pdfOf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        pdfStream("595 0 0 842 0 0 cm /X Do"),
        "<</Type/Page/Parent 2 0 R/Contents 3 0 R/MediaBox[0 0 595 842]"
        "/Resources<</XObject<</X 5 0 R>>>>>>",
        pdfStream(bytes, "/Type/XObject/Subtype/Image" + keys), "60000"});
}

/// The start of a JPEG 2000 picture of 60000 x 60000: size marker and nothing behind it.
QByteArray hugeJpx()
{
    return QByteArray("\xff\x4f\xff\x51", 4) + u16(41) + u16(0) + u32(60000) + u32(60000) + u32(0)
        + u32(0) + u32(60000) + u32(60000) + u32(0) + u32(0) + u16(1) + QByteArray("\7\1\1", 3)
        + QByteArray("\xff\xd9", 2);
}

} // namespace

QByteArray TestHostileFiles::path(const QByteArray& name) const
{
    return QFile::encodeName(m_dir.path()) + '/' + name;
}

QByteArray TestHostileFiles::write(const QByteArray& name, const QByteArray& bytes) const
{
    // Not by QFile, which takes names as text.
    std::FILE* file = std::fopen(path(name).constData(), "wb");
    if (!file)
        return {};
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), file);
    std::fclose(file);
    return path(name);
}

void TestHostileFiles::notEvenAFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("code");
    QVERIFY(::mkfifo(path("fifo").constData(), 0600) == 0);
    QVERIFY(::symlink("loop", path("loop").constData()) == 0);
    QVERIFY(::symlink("nothing", path("dangling").constData()) == 0);
    QTest::newRow("missing") << path("missing.png") << u"notFound"_s;
    QTest::newRow("no name") << QByteArray("") << u"notFound"_s;
    QTest::newRow("name of 5000 bytes") << path(QByteArray(5000, 'x')) << u"notFound"_s;
    QTest::newRow("below a file") << write("file", "x") + "/page.png" << u"notFound"_s;
    QTest::newRow("symlink loop") << path("loop") << u"notFound"_s;
    QTest::newRow("dangling symlink") << path("dangling") << u"notFound"_s;
    QTest::newRow("folder") << path(".") << u"unsupported"_s;
    QTest::newRow("FIFO") << path("fifo") << u"unsupported"_s;
    QTest::newRow("/dev/zero") << QByteArray("/dev/zero") << u"unsupported"_s;
    QTest::newRow("/dev/tty") << QByteArray("/dev/tty") << u"unsupported"_s;
    QTest::newRow("/proc file") << QByteArray("/proc/self/maps") << u"corrupt"_s;
    QTest::newRow("empty") << write("empty.png", {}) << u"corrupt"_s;
    QTest::newRow("1 byte") << write("byte.png", "\x89") << u"unsupported"_s;
    QTest::newRow("text") << write("text.jpg", "This is no picture.") << u"unsupported"_s;
    QTest::newRow("only zeros") << write("zeros", QByteArray(100'000, '\0')) << u"unsupported"_s;
    for (const QByteArray& start :
        {QByteArray("\x89PNG\r\n\x1a\n"), QByteArray("\xff\xd8\xff"), QByteArray("II\x2a\0", 4),
            QByteArray("II\x2b\0", 4), QByteArray("BM"), QByteArray("RIFF\0\0\0\0WEBP", 12),
            QByteArray("\0\0\0\x18"
                       "ftypheic\0\0\0\0",
                16),
            QByteArray("%PDF-1.7\n")}) {
        const QByteArray name = "only the start of " + start.toHex();
        QTest::newRow(name.constData()) << write(name, start) << u"corrupt"_s;
        const QByteArray longer = name + " and 255";
        QTest::newRow(longer.constData())
            << write(longer, start + QByteArray(4096, '\xff')) << u""_s;
    }
}

void TestHostileFiles::notEvenAFile()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, code);
    const auto answer = runDecoder(file);
    verifyRefused(answer, code);
    QVERIFY(answer.wallSeconds < 10); // it may not wait for anybody
}

void TestHostileFiles::oddNamesOpen_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("wrong extension") << QByteArray("page.pdf");
    QTest::newRow("no extension") << QByteArray("page");
    QTest::newRow("newline") << QByteArray("a\nb.png");
    QTest::newRow("right-to-left override") << QByteArray("a\xe2\x80\xae"
                                                          "gnp.png");
    QTest::newRow("255 bytes") << QByteArray(255, 'n');
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80.png");
    QTest::newRow("a format") << QByteArray("%s%n%1.png");
}

void TestHostileFiles::oddNamesOpen()
{
    QFETCH(const QByteArray, name);
    const auto answer = runDecoder(write(name, encoded(chequer(), "png")));
    QCOMPARE(answer.code(), QString());
    QCOMPARE(chequerDifference(answer.image()), 0);
    ::unlink(path(name).constData()); // QTemporaryDir can't see a name that is no text
}

void TestHostileFiles::truncated_data()
{
    QTest::addColumn<QByteArray>("whole");
    const QImage image = chequer(320, 240);
    QTest::newRow("png") << encoded(image, "png");
    QTest::newRow("jpeg") << encoded(image, "jpeg");
    QTest::newRow("webp") << encoded(image, "webp");
    QTest::newRow("bmp") << encoded(image, "bmp");
    QTest::newRow("pdf") << pdfScan(image, {320, 240});
    const QString tiff = m_dir.filePath(u"whole.tif"_s);
    QVERIFY(writeTiff(tiff, {{image, TiffPage::Form::rgb, 1, 0, false}}));
    QFile file(tiff);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTest::newRow("tiff") << file.readAll();
    if (const QByteArray whole = heic(image); !whole.isEmpty())
        QTest::newRow("heic") << whole;
}

void TestHostileFiles::truncated()
{
    QFETCH(const QByteArray, whole);
    const QImage image = runDecoder(write("whole", whole)).image().copy();
    QVERIFY(!image.isNull());
    for (const int percent : {1, 5, 12, 25, 40, 50, 60, 75, 88, 95, 97, 99}) {
        const auto answer = runDecoder(write("cut", whole.first(whole.size() * percent / 100)));
        QVERIFY2(answer.signal == 0 && answer.frame, qPrintable(QString::number(percent)));
        // Only what is not needed may be missing.
        QVERIFY2(answer.exitCode == 1 || answer.image() == image,
            qPrintable(u"%1 %: part of a page"_s.arg(percent)));
        QVERIFY2(percent > 95 || answer.exitCode == 1, qPrintable(QString::number(percent)));
    }
}

void TestHostileFiles::bombs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QString tooLarge = u"tooLarge"_s;
    QTest::newRow("png 30000 x 30000") << pngOf(30'000, 30'000) << tooLarge;
    QTest::newRow("png 1 x 2^31") << pngOf(1, 0x80000000) << tooLarge;
    QTest::newRow("png 0 x 5") << pngOf(0, 5) << u"corrupt"_s;
    QTest::newRow("jpeg 65500 x 65500") << jpegOf(65'500, 65'500) << tooLarge;
    QTest::newRow("jpeg 10001 x 10000") << jpegOf(10'001, 10'000) << tooLarge;
    QTest::newRow("webp 16383 x 16383") << webpOf(16'383, 16'383) << tooLarge;
    QByteArray bmp = encoded(chequer(), "bmp");
    bmp.replace(18, 8, QByteArray("\0\0\1\0\0\0\1\0", 8));
    QTest::newRow("bmp 65536 x 65536") << bmp << tooLarge;
    bmp.replace(18, 8, QByteArray("\1\0\0\0\0\0\0\x80", 8));
    QTest::newRow("bmp 1 x -2^31") << bmp << tooLarge;
    QTest::newRow("tiff of 10,000 pages") << tiffOfPages(10'000) << tooLarge;
    QTest::newRow("tiff 100000 x 100000")
        << tiffOf({{256, 100'000}, {257, 100'000}, {258, 8}, {262, 1}, {273, 8}, {279, 64}})
        << tooLarge;
    QTest::newRow("tiff with a tile of 4 GB") << tiffOf({{256, 64}, {257, 64}, {258, 8}, {259, 1},
        {262, 1}, {277, 1}, {322, 65'536}, {323, 65'536}, {324, 8}, {325, 64}})
                                              << tooLarge;
    QTest::newRow("tiff directory loop") << tiffOf({{256, 8}, {257, 8}}, 8) << u"corrupt"_s;
    QTest::newRow("tiff directory outside")
        << tiffOf({{256, 8}, {257, 8}}, 0x7fffffff) << u"corrupt"_s;
    QTest::newRow("tiff without pixels") << tiffOf({{256, 8}, {257, 8}}) << u""_s;
    if (!heic(chequer()).isEmpty()) {
        QTest::newRow("heic 32767 x 32767") << heicOf(32'767, 32'767) << tooLarge;
        QTest::newRow("heic 2^31 x 2^31") << heicOf(0x80000000, 0x80000000) << u""_s;
    }
}

void TestHostileFiles::bombs()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);
    const auto answer = runDecoder(write("bomb", bytes));
    verifyRefused(answer, code);
    if (!code.isEmpty())
        QCOMPARE(runDecoder(path("bomb"), {u"--facts"_s}).code(), code);
}

void TestHostileFiles::sparseFileOverTheLimit()
{
    const QByteArray file = write("sparse.png", encoded(chequer(), "png"));
    QVERIFY(::truncate(file.constData(), 200'000'001) == 0);
    verifyRefused(runDecoder(file), u"tooLarge"_s);
    QVERIFY(runDecoder(file).message().contains(u"200 MB"));
}

void TestHostileFiles::pdf_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QString any;
    QByteArray huge = pdfPages({{1e9, 1e9}});
    QTest::newRow("huge page") << huge << u"tooLarge"_s;
    QTest::newRow("huge page without an end")
        << huge.first(huge.indexOf("startxref")) << u"tooLarge"_s;
    QTest::newRow("100,000 pages claimed")
        << pdfPages({{100, 100}}).replace("/Count 1>>", "/Count 100000>>") << any;
    QTest::newRow("100,000 pages")
        << pdfPages(QList<QSizeF>(100'000, QSizeF(100, 100))) << u"tooLarge"_s;
    QTest::newRow("pages that are their own parents")
        << pdfOf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>"}) << any;
    QTest::newRow("deep arrays") << pdfOf({"<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids" + QByteArray("[").repeated(200'000) + ">>"})
                                 << any;
    QTest::newRow("deep dictionaries")
        << pdfOf({"<</Type/Catalog/Pages" + QByteArray("<</A").repeated(200'000) + ">>"}) << any;
    QTest::newRow("JBIG2 60000 x 60000") << pdfImage(
        "/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1"
        "/Filter/JBIG2Decode",
        QByteArray(64, '\0')) << u"tooLarge"_s;
    QTest::newRow("JPX 60000 x 60000")
        << pdfImage("/Width 60000/Height 60000/Filter/JPXDecode", hugeJpx()) << u"tooLarge"_s;
    QTest::newRow("encrypted") << pdfOf(
        {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
            "<</Filter/Standard/V 1/R 2/P -4/O<" + QByteArray("5a").repeated(32) + ">/U<"
                + QByteArray("a5").repeated(32) + ">>>"},
        "/Encrypt 4 0 R/ID[<00112233><00112233>]")
                               << u"unsupported"_s;
    // U fits the empty password: it opens without one, and only its owner may change it.
    QTest::newRow("encrypted with an owner's password") << pdfOf(
        {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
            "<</Filter/Standard/V 1/R 2/P -4/O<" + QByteArray("5a").repeated(32)
                + ">/U<4407a748d45589029aa2460ac59ac0f3b107257a90b2ecb130d241b55555b474>>>"},
        "/Encrypt 4 0 R/ID[<00112233><00112233>]") << u"unsupported"_s;
}

void TestHostileFiles::pdf()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);
    const auto answer = runDecoder(write("a.pdf", bytes));
    verifyRefused(answer, code);
    if (code == u"unsupported")
        QVERIFY(answer.message().contains(u"encrypted"));
}

void TestHostileFiles::pdfRunsNothing()
{
    const QByteArray marker = path("marker");
    const QByteArray touch = "/S/Launch/F(/usr/bin/touch)/Unix(touch " + marker + ")";
    const auto answer = runDecoder(write("active.pdf",
        pdfOf({"<</Type/Catalog/Pages 2 0 R/OpenAction<<" + touch + ">>/AA<</WC<<" + touch
                + ">>>>"
                  "/Names<</JavaScript<</Names[(x)<</S/JavaScript/JS(app.launchURL\\(\\);)>>]>>"
                  "/EmbeddedFiles<</Names[(x)<</Type/Filespec/F(x.exe)/EF<</F 3 0 R>>>>]>>>>>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1>>", pdfStream("0 0 72 72 re f"),
            "<</Type/Page/Parent 2 0 R/Contents 3 0 R/MediaBox[0 0 200 200]/AA<</O<<" + touch
                + ">>>>/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 200 200]/A<<" + touch
                + ">>>>]>>"})));
    QCOMPARE(answer.code(), QString());
    QCOMPARE(answer.size(), QSize(833, 833));
    QVERIFY(!QFile::exists(QFile::decodeName(marker)));
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "tst_hostile_files.moc"

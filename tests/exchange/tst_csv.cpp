// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data();
    void cells();
    void unknownColumnsAndShortRowsAreEmpty();
    void missingFileIsAnError();
    void fieldsComeBack_data();
    void fieldsComeBack();
    void formulasAreGuarded_data();
    void formulasAreGuarded();
};

void TestCsv::cells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("secondColumn");
    QTest::newRow("plain") << QByteArray("a,b\n1,2\n3,4\n") << QStringList {u"2"_s, u"4"_s};
    QTest::newRow("no last line end") << QByteArray("a,b\n1,2") << QStringList {u"2"_s};
    QTest::newRow("windows") << QByteArray("a,b\r\n1,2\r\n") << QStringList {u"2"_s};
    QTest::newRow("comma in quotes") << QByteArray("a,b\n1,\"{'NORM': 100.0, 'SR': 0.0}\"\n")
                                     << QStringList {u"{'NORM': 100.0, 'SR': 0.0}"_s};
    QTest::newRow("quote in quotes")
        << QByteArray("a,b\n1,\"say \"\"yes\"\"\"\n") << QStringList {u"say \"yes\""_s};
    QTest::newRow("line end in quotes")
        << QByteArray("a,b\n1,\"two\nlines\"\n3,4\n") << QStringList {u"two\nlines"_s, u"4"_s};
    QTest::newRow("empty cells") << QByteArray("a,b,c\n1,,3\n") << QStringList {QString()};
    QTest::newRow("blank line") << QByteArray("a,b\n\n1,2\n") << QStringList {u"2"_s};
    QTest::newRow("utf-8") << QByteArray("a,b\n1,Universit\xc3\xa4t\n")
                           << QStringList {u"Universität"_s};
}

void TestCsv::cells()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, secondColumn);
    const CsvTable table = CsvTable::parse(text);
    QStringList found;
    for (qsizetype row = 0; row < table.rows(); ++row)
        found.append(table.value(row, u"b"_s));
    QCOMPARE(found, secondColumn);
}

void TestCsv::unknownColumnsAndShortRowsAreEmpty()
{
    const CsvTable table = CsvTable::parse("a,b\n1\n");
    QVERIFY(table.hasColumn(u"b"_s) && !table.hasColumn(u"c"_s));
    QCOMPARE(table.value(0, u"a"_s), u"1"_s);
    QVERIFY(table.value(0, u"b"_s).isEmpty());
    QVERIFY(table.value(0, u"c"_s).isEmpty());
    QCOMPARE(CsvTable::parse("").rows(), 0);
}

void TestCsv::missingFileIsAnError()
{
    const QTemporaryDir folder;
    const auto table = CsvTable::read(folder.filePath(u"none.csv"_s));
    QVERIFY(!table);
    QCOMPARE(table.error().code, Errc::notFound);
    QVERIFY(table.error().message.contains(u"none.csv"_s));
}

void TestCsv::fieldsComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("plain") << u"page 1.png"_s << u"page 1.png"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quote") << u"\"a\" b"_s << u"\"\"\"a\"\" b\""_s;
    QTest::newRow("line ends") << u"a\r\nb\rc\n"_s << u"\"a\r\nb\rc\n\""_s;
}

void TestCsv::fieldsComeBack()
{
    QFETCH(const QString, text);
    QFETCH(const QString, field);
    QCOMPARE(csvField(text), field);
    const CsvTable table = CsvTable::parse((u"a,b,c\n1,"_s + csvField(text) + u",3\n"_s).toUtf8());
    QCOMPARE(table.rows(), 1);
    QCOMPARE(table.value(0, u"b"_s), text);
    QCOMPARE(table.value(0, u"c"_s), u"3"_s);
}

void TestCsv::formulasAreGuarded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("sum") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("link") << u"=HYPERLINK(\"x\",1)"_s << u"\"'=HYPERLINK(\"\"x\"\",1)\""_s;
    QTest::newRow("plus") << u"+cmd|' /C calc'!A0"_s << u"'+cmd|' /C calc'!A0"_s;
    QTest::newRow("minus") << u"-2+3"_s << u"'-2+3"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("line end") << u"\n=1"_s << u"\"'\n=1\""_s;
    QTest::newRow("negative number") << u"-0.25"_s << u"-0.25"_s;
    QTest::newRow("positive number") << u"+3e2"_s << u"+3e2"_s;
    QTest::newRow("text") << u"a = b"_s << u"a = b"_s;
    QTest::newRow("in a list") << u"AFIB;=HYPERLINK(A1);-1"_s << u"AFIB;'=HYPERLINK(A1);-1"_s;
    QTest::newRow("first of a list") << u"+X;AFIB;"_s << u"'+X;AFIB;"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestCsv::formulasAreGuarded()
{
    QFETCH(const QString, text);
    QFETCH(const QString, field);
    QCOMPARE(guardedCsvField(text), field);
    const CsvTable table = CsvTable::parse((u"a,b\n1,"_s + guardedCsvField(text) + u'\n').toUtf8());
    QCOMPARE(unguarded(table.value(0, u"b"_s)), text);
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/label_table.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestLabelTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPageALine();
    void aVerdictALine();
    void refused_data();
    void refused();

private:
    Result<std::vector<LabelledPage>> read(const QByteArray& text)
    {
        QFile file(m_folder.filePath(u"t.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return fail(Errc::io, {});
        file.close();
        return readLabels(file.fileName());
    }
    QTemporaryDir m_folder;
};

void TestLabelTable::aPageALine()
{
    const auto pages = read("picture,patient,labels,absent\n"
                            "pages/a.png,P-1,AFIB; PVC,NORM\npages/b.png,P-1,'=x,\n");
    QVERIFY2(pages, pages ? "" : qPrintable(pages.error().message));
    QCOMPARE(pages->size(), std::size_t(2));
    QCOMPARE((*pages)[0].page, (PageRef {u"pages/a.png"_s, 1}));
    QCOMPARE((*pages)[0].present, (QStringList {u"AFIB"_s, u"PVC"_s}));
    QCOMPARE((*pages)[0].absent, QStringList {u"NORM"_s});
    QCOMPARE((*pages)[1].present, QStringList {u"=x"_s}); // the guard is taken off
}

void TestLabelTable::aVerdictALine()
{
    const auto pages = read("case,file,page,code,reader\n"
                            "1,a.pdf,1,AFIB,accepted\n1,a.pdf,1,PVC,rejected\n"
                            "1,a.pdf,1,LAFB,\n2,a.pdf,2,PVC,added\n");
    QVERIFY2(pages, pages ? "" : qPrintable(pages.error().message));
    QCOMPARE(pages->size(), std::size_t(2)); // two pages of one file
    QCOMPARE((*pages)[0].present, QStringList {u"AFIB"_s});
    QCOMPARE((*pages)[0].absent, QStringList {u"PVC"_s});
    QCOMPARE((*pages)[1].page, (PageRef {u"a.pdf"_s, 2}));
    QCOMPARE((*pages)[1].present, QStringList {u"PVC"_s});
}

void TestLabelTable::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no labels") << QByteArray("file,code\na.png,AFIB\n");
    QTest::newRow("no file") << QByteArray("labels\nAFIB\n");
    QTest::newRow("empty file") << QByteArray("file,labels\n,AFIB\n");
    QTest::newRow("page") << QByteArray("file,page,labels\na.png,first,AFIB\n");
    QTest::newRow("page 0") << QByteArray("file,page,labels\na.png,0,AFIB\n");
    QTest::newRow("verdict") << QByteArray("file,code,reader\na.png,AFIB,perhaps\n");
}

void TestLabelTable::refused()
{
    QFETCH(const QByteArray, text);
    const auto pages = read(text);
    QVERIFY(!pages);
    QCOMPARE(pages.error().code, Errc::corrupt);
    QVERIFY(pages.error().message.contains(u"t.csv"_s));
}

QTEST_GUILESS_MAIN(TestLabelTable)
#include "tst_label_table.moc"

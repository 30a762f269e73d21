// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts that a user describes in a file.
#include "model/core/layout_template.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestLayoutTemplate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void read();
    void wrong_data();
    void wrong();
    void folder();
};

void TestLayoutTemplate::read()
{
    const auto layout = layoutFromJson(R"({"id": "ward 7", "rows": 2, "columns": 3,
        "leads": ["I", "-aVR", "avl", "V1", "V6", null], "strips": ["II"]})");
    QVERIFY2(layout, layout ? "" : qPrintable(layout.error().message));
    QCOMPARE(layout->id, u"ward 7"_s);
    QCOMPARE(layout->name, u"2x3+1"_s);
    QCOMPARE(layout->leads[1].lead, Lead::aVR);
    QVERIFY(layout->leads[1].inverted);
    QCOMPARE(layout->leads[2].lead, Lead::aVL);
    QVERIFY(layout->leads[5].isOther && !layout->leads[4].isOther);
    QCOMPARE(layout->strips, std::vector {Lead::II});
    QCOMPARE(layout->rowOf(3), 1);
    QCOMPARE(layout->columnOf(3), 1);
}

void TestLayoutTemplate::wrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << u"object"_s;
    QTest::newRow("no id") << QByteArray(R"({"rows":1,"columns":1,"leads":["I"]})") << u"id"_s;
    QTest::newRow("huge") << QByteArray(R"({"id":"a","rows":1000000,"columns":1})") << u"rows"_s;
    QTest::newRow("count") << QByteArray(R"({"id":"a","rows":2,"columns":1,"leads":["I"]})")
                           << u"need 2"_s;
    QTest::newRow("name") << QByteArray(R"({"id":"a","rows":1,"columns":1,"leads":["V7"]})")
                          << u"V7"_s;
    QTest::newRow("empty") << QByteArray(R"({"id":"a","rows":0,"columns":1,"leads":[]})")
                           << u"at least one row"_s;
    QTest::newRow("nothing of the twelve")
        << QByteArray(R"({"id":"a","rows":2,"columns":1,"leads":[null,null]})")
        << u"at least one"_s;
    QTest::newRow("null within a row")
        << QByteArray(R"({"id":"a","rows":1,"columns":3,"leads":["I",null,"V1"]})") << u"null"_s;
    QTest::newRow("strip") << QByteArray(R"({"id":"a","rows":0,"columns":1,"strips":["-aVR"]})")
                           << u"strips"_s;
}

void TestLayoutTemplate::wrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto layout = layoutFromJson(json);
    QVERIFY(!layout);
    QCOMPARE(layout.error().code, Errc::corrupt);
    QVERIFY2(layout.error().message.contains(says), qPrintable(layout.error().message));
}

void TestLayoutTemplate::folder()
{
    const QTemporaryDir place;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(place.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write(u"b.json"_s, R"({"id":"b","rows":1,"columns":2,"leads":["V1","V2"]})");
    write(u"a.json"_s, "{");
    write(u"readme.txt"_s, "{");
    write(u"c.json"_s, R"({"id":"b","rows":1,"columns":1,"leads":["V1"]})"); // as in b.json
    write(u"d.json"_s, R"({"id":"3x4","rows":1,"columns":1,"leads":["V1"]})"); // as built in
    const LayoutTemplates templates = readLayoutTemplates(place.path());
    QCOMPARE(templates.layouts.size(), std::size_t {1});
    QCOMPARE(templates.problems.size(), 3);
    QVERIFY(templates.problems.first().contains(u"a.json"_s));
    QVERIFY(readLayoutTemplates(place.filePath(u"none"_s)).layouts.empty());
    const QString here = QDir::currentPath();
    QVERIFY(QDir::setCurrent(place.path()));
    QVERIFY(readLayoutTemplates({}).layouts.empty());
    QDir::setCurrent(here);
}

QTEST_APPLESS_MAIN(TestLayoutTemplate)
#include "tst_layout_template.moc"

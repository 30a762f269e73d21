// SPDX-License-Identifier: GPL-3.0-or-later
// What every source file owes: a licence line, a bearable length, no string-built SQL outside
// storage.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

struct Source {
    QString path;
    QByteArray text;
};

QList<Source> sources()
{
    QList<Source> found;
    const QDir root(QStringLiteral(ECGSCAN_SOURCE_DIR));
    for (const QString& top : {u"app"_s, u"ui"_s, u"widgets"_s, u"model"_s, u"storage"_s,
             u"exchange"_s, u"report"_s, u"tests"_s, u"installer"_s}) {
        QDirIterator it(root.filePath(top), {u"*.h"_s, u"*.cpp"_s, u"*.sh"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                found.append({root.relativeFilePath(file.fileName()), file.readAll()});
        }
    }
    return found;
}

} // namespace

class TestSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_sources = sources();
        QVERIFY(m_sources.size() > 50);
    }
    void everyFileNamesItsLicence();
    void filesStayShort();
    void sqlStaysInStorage();

private:
    QList<Source> m_sources;
};

void TestSources::everyFileNamesItsLicence()
{
    for (const Source& source : std::as_const(m_sources))
        QVERIFY2(source.text.contains("SPDX-License-Identifier: GPL-3.0-or-later"),
            qPrintable(source.path));
}

void TestSources::filesStayShort()
{
    for (const Source& source : std::as_const(m_sources)) {
        const auto lines = source.text.count('\n');
        QVERIFY2(lines <= (source.path.endsWith(u".h") ? 200 : 600),
            qPrintable(u"%1 has %2 lines"_s.arg(source.path).arg(lines)));
    }
}

void TestSources::sqlStaysInStorage()
{
    static const QRegularExpression kSql(
        u"\"\\s*(SELECT .* FROM|INSERT INTO|UPDATE \\w+ SET|DELETE FROM|CREATE TABLE) "_s);
    for (const Source& source : std::as_const(m_sources)) {
        if (source.path.startsWith(u"storage/") || source.path.startsWith(u"tests/"))
            continue;
        QVERIFY2(!QString::fromUtf8(source.text).contains(kSql), qPrintable(source.path));
    }
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_case_store.h"

#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

/// A desktop that was told of the program's databases knows one by its content, whatever its name.
class TestMimeType : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void knowsADatabase();
    void takesNoOtherFileForOne();

private:
    QTemporaryDir m_data;
};

void TestMimeType::initTestCase()
{
    QVERIFY(QDir(m_data.path()).mkpath(u"mime/packages"_s));
    QVERIFY(QFile::copy(
        QStringLiteral(ECGSCAN_SOURCE_DIR "/resources/desktop/io.github.ecgscan.EcgScan.xml"),
        m_data.filePath(u"mime/packages/ecgscan.xml"_s)));
    // One folder, as desktops see it: QMimeDatabase takes the last of several folders at its word,
    // however sure another one is.
    QVERIFY(QFile::copy(u"/usr/share/mime/packages/freedesktop.org.xml"_s,
        m_data.filePath(u"mime/packages/freedesktop.org.xml"_s)));
    qputenv("XDG_DATA_DIRS", "/nowhere");
    QCOMPARE(QProcess::execute(u"update-mime-database"_s, {m_data.filePath(u"mime"_s)}), 0);
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
}

void TestMimeType::knowsADatabase()
{
    const QString file = m_data.filePath(u"cases"_s); // no suffix that would give it away
    {
        SqliteCaseStore store(file);
        auto cases = store.list();
        cases.waitForFinished();
        QVERIFY(cases.result());
    }
    QCOMPARE(QMimeDatabase().mimeTypeForFile(file).name(), u"application/vnd.ecgscan.database"_s);
}

void TestMimeType::takesNoOtherFileForOne()
{
    QFile file(m_data.filePath(u"other"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\0'));
    file.close();
    QCOMPARE(QMimeDatabase().mimeTypeForFile(file.fileName()).name(), u"application/vnd.sqlite3"_s);
}

QTEST_GUILESS_MAIN(TestMimeType)
#include "tst_mime_type.moc"

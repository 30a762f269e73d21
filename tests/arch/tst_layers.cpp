// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every #include line: each layer may include itself and the layers named here, and foreign
// libraries stay in the layers that own them.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// Layer -> the layers it may include. This is the picture of the architecture.
const QMap<QString, QStringList> kAllowed = {
    {u"model/core"_s, {}},
    {u"model/link"_s, {u"model/core"_s}},
    {u"model/decode"_s, {u"model/core"_s}},
    {u"model/scan"_s, {u"model/core"_s}},
    {u"model/trace"_s, {u"model/core"_s, u"model/nets"_s, u"model/scan"_s}},
    {u"model/measure"_s, {u"model/core"_s}},
    {u"model/nets"_s, {u"model/core"_s}},
    {u"model/findings"_s, {u"model/core"_s, u"model/nets"_s}},
    {u"model/training"_s,
        {u"model/core"_s, u"model/nets"_s, u"model/findings"_s, u"model/measure"_s, u"model/scan"_s,
            u"model/trace"_s, u"model/synthesis"_s}},
    {u"model/synthesis"_s, {u"model/core"_s}},
    {u"model/engine"_s,
        {u"model/core"_s, u"model/link"_s, u"model/scan"_s, u"model/trace"_s, u"model/measure"_s,
            u"model/nets"_s, u"model/findings"_s, u"report"_s}},
    {u"exchange"_s, {u"model/core"_s}},
    {u"report"_s, {u"model/core"_s}},
    {u"storage"_s, {u"model/core"_s}},
    {u"widgets"_s, {u"model/core"_s}},
    {u"ui"_s, {u"model/core"_s, u"report"_s, u"widgets"_s}},
    {u"app/language"_s, {}},
    {u"app/decode"_s, {u"app/language"_s, u"model/core"_s, u"model/link"_s, u"model/decode"_s}},
    {u"app/desktop"_s,
        {u"app/language"_s, u"model/core"_s, u"model/link"_s, u"storage"_s, u"widgets"_s, u"ui"_s}},
    {u"app/cli"_s,
        {u"app/language"_s, u"model/core"_s, u"model/link"_s, u"model/scan"_s, u"model/trace"_s,
            u"model/measure"_s, u"model/nets"_s, u"model/findings"_s, u"model/training"_s,
            u"model/synthesis"_s, u"model/engine"_s, u"exchange"_s, u"report"_s, u"storage"_s}},
};

/// Foreign headers -> the layers that may include them.
const QMap<QString, QStringList> kForeign = {
    {u"torch/"_s, {u"model/nets"_s, u"model/training"_s}},
    {u"ATen/"_s, {u"model/nets"_s, u"model/training"_s}},
    {u"c10/"_s, {u"model/nets"_s, u"model/training"_s}},
    {u"opencv2/"_s,
        {u"model/scan"_s, u"model/trace"_s, u"model/synthesis"_s, u"model/training"_s,
            u"app/cli"_s}},
    {u"poppler"_s, {u"model/decode"_s}},
    {u"tesseract/"_s, {u"model/trace"_s}},
    {u"libheif/"_s, {u"model/decode"_s}},
    {u"tiff"_s, {u"model/decode"_s}},
    {u"QSql"_s, {u"storage"_s}},
    {u"qcustomplot"_s, {u"widgets"_s}},
};

struct Include {
    QString file, header;
    int line;
    bool own; ///< In quotes.
};

QString layerOf(const QString& path)
{
    for (auto it = kAllowed.constKeyValueBegin(); it != kAllowed.constKeyValueEnd(); ++it) {
        if (path.startsWith(it->first + u'/'))
            return it->first;
    }
    return {};
}

QList<Include> includes()
{
    static const QRegularExpression kLine(uR"(^\s*#\s*include\s*(["<])([^">]+))"_s);
    QList<Include> found;
    const QDir root(QStringLiteral(ECGSCAN_SOURCE_DIR));
    for (const QString& top :
        {u"app"_s, u"ui"_s, u"widgets"_s, u"model"_s, u"storage"_s, u"exchange"_s, u"report"_s}) {
        QDirIterator it(
            root.filePath(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            int number = 0;
            while (!file.atEnd()) {
                ++number;
                const auto match = kLine.match(QString::fromUtf8(file.readLine()));
                if (match.hasMatch())
                    found.append({root.relativeFilePath(file.fileName()), match.captured(2), number,
                        match.captured(1) == u"\""});
            }
        }
    }
    return found;
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_includes = includes();
        QVERIFY(m_includes.size() > 50);
    }
    void dependenciesPointOneWay();
    void foreignHeadersStayInTheirLayer();
    void torchStaysOutOfHeaders();

private:
    QList<Include> m_includes;
};

void TestLayers::dependenciesPointOneWay()
{
    QStringList wrong;
    for (const Include& include : std::as_const(m_includes)) {
        const QString from = layerOf(include.file);
        const QString to = layerOf(include.header);
        if (from.isEmpty())
            wrong.append(u"%1 belongs to no layer"_s.arg(include.file));
        const bool ofProject = include.own && include.header.contains(u'/');
        if (ofProject && to.isEmpty())
            wrong.append(u"%1:%2: %3 belongs to no layer"_s.arg(include.file)
                    .arg(include.line)
                    .arg(include.header));
        if (to.isEmpty() || from == to || kAllowed.value(from).contains(to))
            continue;
        wrong.append(
            u"%1:%2 includes %3"_s.arg(include.file).arg(include.line).arg(include.header));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestLayers::foreignHeadersStayInTheirLayer()
{
    QStringList wrong;
    for (const Include& include : std::as_const(m_includes)) {
        for (auto it = kForeign.constKeyValueBegin(); it != kForeign.constKeyValueEnd(); ++it) {
            if (include.header.startsWith(it->first) && !it->second.contains(layerOf(include.file)))
                wrong.append(u"%1:%2 includes <%3>"_s.arg(include.file)
                        .arg(include.line)
                        .arg(include.header));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestLayers::torchStaysOutOfHeaders()
{
    for (const Include& include : std::as_const(m_includes)) {
        const bool torch = include.header.startsWith(u"torch/")
            || include.header.startsWith(u"ATen/") || include.header.startsWith(u"c10/");
        QVERIFY2(!torch || include.file.endsWith(u".cpp"), qPrintable(include.file));
    }
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"

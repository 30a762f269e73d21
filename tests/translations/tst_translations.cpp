// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the source against those of translations/*.ts: none is missing or left over, and
// each says the same numbers at the same places. "ninja -C build/ci translations" brings new ones.
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context, source, comment, type;
    QStringList forms;
    bool plural = false;

    QString key() const { return context + u'|' + source + u'|' + comment; }
};

Message messageFrom(QXmlStreamReader& xml, const QString& context)
{
    Message message {context, {}, {}, {}, {}};
    message.plural = xml.attributes().value("numerus"_L1) == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            message.comment = xml.readElementText();
        } else if (xml.name() == u"translation" && message.plural) {
            message.type = xml.attributes().value("type"_L1).toString();
            while (xml.readNextStartElement())
                message.forms.append(xml.readElementText());
        } else if (xml.name() == u"translation") {
            message.type = xml.attributes().value("type"_L1).toString();
            message.forms.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(const QString& path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.append(messageFrom(xml, context));
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// "%1", "%L2", "%n", as often as they stand there.
QStringList places(const QString& text)
{
    static const QRegularExpression kPlace(u"%(?:L?[0-9]+|n)"_s);
    QStringList found;
    for (auto it = kPlace.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    return found;
}

bool hasMnemonic(const QString& text)
{
    static const QRegularExpression kMnemonic(u"&[^& ]"_s);
    return text.contains(kMnemonic);
}

/// Every text in tr() and its like in the source, also where lupdate can't read the call.
QStringList textsInSource(const QString& folder)
{
    static const QRegularExpression kCall(
        uR"((?:\btr\(|(?:\btranslate|TRANSLATE_NOOP)\(\s*"[^"]*",)((?:\s*"(?:[^"\\]|\\.)*")+))"_s);
    static const QRegularExpression kPart(uR"re("((?:[^"\\]|\\.)*)")re"_s);
    QStringList texts;
    QDirIterator it(folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString source = QString::fromUtf8(file.readAll());
        for (auto call = kCall.globalMatch(source); call.hasNext();) {
            QString text;
            for (auto part = kPart.globalMatch(call.next().captured(1)); part.hasNext();)
                text += part.next().captured(1);
            texts.append(text.replace("\\n"_L1, "\n"_L1).replace("\\\""_L1, "\""_L1));
        }
    }
    return texts;
}

const QStringList kFolders
    = {u"app"_s, u"exchange"_s, u"model"_s, u"report"_s, u"storage"_s, u"ui"_s, u"widgets"_s};

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingIsUnfinished();
    void theSourceHasTheseTexts();
    void placesAgree();
    void mnemonicsAndMarksAgree();

private:
    const QDir m_root {QStringLiteral(ECGSCAN_SOURCE_DIR)};
    const QString m_file = m_root.filePath(u"translations/ecgscan_de.ts"_s);
    QList<Message> m_messages;
};

void TestTranslations::initTestCase()
{
    m_messages = messagesOf(m_file);
    QVERIFY(m_messages.size() > 800);
}

void TestTranslations::nothingIsUnfinished()
{
    for (const Message& message : std::as_const(m_messages)) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.key() + u' ' + message.type));
        QCOMPARE(message.forms.size(), message.plural ? 2 : 1);
        for (const QString& form : message.forms)
            QVERIFY2(!form.trimmed().isEmpty(), qPrintable(message.key()));
    }
}

void TestTranslations::theSourceHasTheseTexts()
{
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    QProcess lupdate;
    lupdate.setWorkingDirectory(m_root.path());
    lupdate.start(QStringLiteral(ECGSCAN_LUPDATE),
        QStringList {u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, m_root.path()} + kFolders
            + QStringList {u"-ts"_s, fresh});
    QVERIFY2(lupdate.waitForFinished(100'000) && lupdate.exitCode() == 0,
        lupdate.readAllStandardError().constData());
    const QList<Message> wanted = messagesOf(fresh);
    const auto keysOf = [](const QList<Message>& messages) {
        QStringList keys;
        for (const Message& message : messages)
            keys.append(message.key());
        keys.sort();
        return keys;
    };
    const QStringList here = keysOf(m_messages), there = keysOf(wanted);
    QStringList missing, leftOver;
    std::ranges::set_difference(there, here, std::back_inserter(missing));
    std::ranges::set_difference(here, there, std::back_inserter(leftOver));
    QVERIFY2(missing.isEmpty(), qPrintable(u"not translated:\n"_s + missing.join(u'\n')));
    QVERIFY2(leftOver.isEmpty(), qPrintable(u"not in the source:\n"_s + leftOver.join(u'\n')));

    QSet<QString> known;
    for (const Message& message : std::as_const(m_messages))
        known.insert(message.source);
    int read = 0;
    for (const QString& name : kFolders) {
        for (const QString& text : textsInSource(m_root.filePath(name))) {
            QVERIFY2(known.contains(text), qPrintable(u"lupdate can't read: "_s + text));
            ++read;
        }
    }
    QVERIFY(read > 800);
}

void TestTranslations::placesAgree()
{
    for (const Message& message : std::as_const(m_messages)) {
        for (const QString& form : message.forms)
            QVERIFY2(places(form) == places(message.source),
                qPrintable(message.source + u" -> "_s + form));
    }
}

void TestTranslations::mnemonicsAndMarksAgree()
{
    for (const Message& message : std::as_const(m_messages)) {
        const QString &source = message.source, form = message.forms.constFirst();
        const QString pair = source + u" -> "_s + form;
        QVERIFY2(hasMnemonic(source) == hasMnemonic(form), qPrintable(pair));
        QVERIFY2(source.count(u'<') == form.count(u'<'), qPrintable(pair));
        QVERIFY2(source.count(u'\n') == form.count(u'\n'), qPrintable(pair));
        QVERIFY2(source.endsWith(u'…') == form.endsWith(u'…'), qPrintable(pair));
        QVERIFY2(form.endsWith(u'.') || !source.endsWith(u'.'), qPrintable(pair));
        QVERIFY2(source.front().isSpace() == form.front().isSpace()
                && source.back().isSpace() == form.back().isSpace(),
            qPrintable(pair));
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

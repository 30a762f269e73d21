// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/link/message.h"
#include "model/link/protocol.h"

#include <QJsonArray>
#include <QtEndian>
#include <QtTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QByteArray frame(quint32 magic, quint32 version, quint32 headerBytes, quint64 blockBytes)
{
    QByteArray bytes(20, Qt::Uninitialized);
    qToLittleEndian(magic, bytes.data());
    qToLittleEndian(version, bytes.data() + 4);
    qToLittleEndian(headerBytes, bytes.data() + 8);
    qToLittleEndian(blockBytes, bytes.data() + 12);
    return bytes;
}

} // namespace

class MessageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesAnyCutting_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 7, 19, 20, 21, 100, 1 << 20})
            QTest::addRow("%d bytes at a time", piece) << piece;
    }
    void survivesAnyCutting()
    {
        QFETCH(int, piece);
        const Message first {{{u"type"_s, u"é\n\"x\""_s}, {u"id"_s, 1e15}}, QByteArray(300, '\0')};
        const Message second {{{u"list"_s, QJsonArray {1, QJsonValue()}}}, {}};
        const QByteArray bytes = encode(first) + encode(second);
        MessageReader reader;
        QList<Message> got;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            reader.append(bytes.mid(at, piece));
            for (auto next = reader.next(); next && *next; next = reader.next())
                got.append(**next);
        }
        QCOMPARE(got.size(), 2);
        QCOMPARE(got[0].header, first.header);
        QCOMPARE(got[0].block, first.block);
        QCOMPARE(got[1].header, second.header);
        QVERIFY(got[1].block.isEmpty());
    }

    void waitsForTheRestOfATruncatedFrame()
    {
        MessageReader reader;
        const QByteArray bytes = encode({{{u"type"_s, u"hello"_s}}, QByteArray(50, 'b')});
        reader.append(bytes.chopped(1));
        const auto next = reader.next();
        QVERIFY(next.has_value());
        QVERIFY(!next->has_value());
    }

    void refusesWhatIsNotAFrame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("printed text")
            << QByteArray("warning: something happened\n") << static_cast<int>(Errc::corrupt);
        QTest::newRow("newer version") << frame(kFrameMagic, kProtocolVersion + 1, 2, 0)
                                       << static_cast<int>(Errc::schemaTooNew);
        QTest::newRow("header over the limit") << frame(kFrameMagic, kProtocolVersion,
            kMaxHeaderBytes + 1, 0) << static_cast<int>(Errc::corrupt);
        QTest::newRow("block over the limit") << frame(kFrameMagic, kProtocolVersion, 2,
            kMaxBlockBytes + 1) << static_cast<int>(Errc::corrupt);
        QTest::newRow("largest sizes")
            << frame(kFrameMagic, kProtocolVersion, ~0u, ~0ull) << static_cast<int>(Errc::corrupt);
        QTest::newRow("header is not an object") << frame(kFrameMagic, kProtocolVersion, 3, 0)
                + "[1]" << static_cast<int>(Errc::corrupt);
        QTest::newRow("header is not JSON") << frame(kFrameMagic, kProtocolVersion, 4, 0)
                + "\xff{}}" << static_cast<int>(Errc::corrupt);
    }
    void refusesWhatIsNotAFrame()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        MessageReader reader;
        reader.append(bytes);
        const auto next = reader.next();
        QVERIFY(!next);
        QCOMPARE(static_cast<int>(next.error().code), code);
        // Nothing that follows is trusted.
        reader.append(encode({{{u"type"_s, u"hello"_s}}, {}}));
        QVERIFY(!reader.next());
    }

    void errorsTravel()
    {
        const Error sent {Errc::noEcg, u"There is no ECG."_s, u"no grid"_s};
        const Error got = protocol::errorFromAnswer(protocol::errorAnswer(7, sent));
        QCOMPARE(got.code, sent.code);
        QCOMPARE(got.message, sent.message);
        QCOMPARE(got.detail, sent.detail);
        QCOMPARE(protocol::errorFromAnswer({{protocol::kCode, 4711}}).code, Errc::internal);
    }
};

QTEST_APPLESS_MAIN(MessageTest)
#include "tst_message.moc"

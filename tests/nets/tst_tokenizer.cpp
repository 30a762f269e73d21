// SPDX-License-Identifier: GPL-3.0-or-later
// Words become numbers, and no text is lost.
#include "model/nets/tokenizer.h"

#include <QTest>

#include <set>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestTokenizer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownWordsAreOneToken();
    void otherWordsAreSpelled();
    void unknownWordsAreNamed();
    void longTextsEnd();
    void vocabularyIsWhatIsUsed();
};

void TestTokenizer::knownWordsAreOneToken()
{
    const Tokenizer tokenizer({u"atrial"_s, u"fibrillation"_s, u"."_s});
    const auto plain = tokenizer.tokens(u"atrial fibrillation."_s);
    QCOMPARE(plain.size(), std::size_t(3));
    QCOMPARE(std::set(plain.begin(), plain.end()).size(), std::size_t(3));
    QCOMPARE(tokenizer.tokens(u"  Atrial\nFIBRILLATION ."_s), plain);
    for (const std::int64_t token : plain)
        QVERIFY(token > Tokenizer::kPadding && token < tokenizer.size());
}

void TestTokenizer::otherWordsAreSpelled()
{
    const Tokenizer tokenizer({u"block"_s});
    const auto spelled = tokenizer.tokens(u"av"_s);
    QCOMPARE(spelled.size(), std::size_t(3)); // two letters and their end
    QVERIFY(tokenizer.tokens(u"a v"_s) != spelled);
    QCOMPARE(tokenizer.tokens(u"\u00e1V"_s), spelled); // accents do not count
    QVERIFY(!tokenizer.tokens(u"\u5fc3"_s).empty());
    QVERIFY(tokenizer.tokens(u" \n"_s).empty());
    for (const std::int64_t token : tokenizer.tokens(u"\u5fc3\U0001F493"_s))
        QVERIFY(token > Tokenizer::kPadding && token < tokenizer.size());
}

void TestTokenizer::unknownWordsAreNamed()
{
    const Tokenizer tokenizer({u"atrial"_s, u"fibrillation"_s});
    QVERIFY(tokenizer.unknownWords(u"Atrial, fibrillation!"_s).isEmpty());
    QCOMPARE(tokenizer.unknownWords(u"atrial Flimmern flimmern 12"_s),
        (QStringList {u"flimmern"_s, u"12"_s}));
    QVERIFY(tokenizer.unknownWords({}).isEmpty());
}

void TestTokenizer::longTextsEnd()
{
    const Tokenizer tokenizer({u"x"_s});
    QCOMPARE(tokenizer.tokens(u"x "_s.repeated(500)).size(), Tokenizer::kLongest);
    QCOMPARE(tokenizer.tokens(QString(500, u'y')).size(), Tokenizer::kLongest);
}

void TestTokenizer::vocabularyIsWhatIsUsed()
{
    QCOMPARE(Tokenizer::mostUsed({u"Sinus rhythm."_s, u"sinus"_s, u"rare"_s}, 2),
        QStringList {u"sinus"_s});
    QCOMPARE(Tokenizer::mostUsed({u"b a."_s}, 1), (QStringList {u"."_s, u"a"_s, u"b"_s}));
}

QTEST_GUILESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, and two readers side by side, on the real database.
#include "storage/sqlite_case_store.h"
#include "ui/comparison_dialog.h"
#include "ui/sign_in_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QPushButton* button(const QWidget& in, const QString& text)
{
    const auto all = in.findChildren<QPushButton*>();
    const auto found = std::ranges::find_if(
        all, [&](const QPushButton* one) { return one->text().remove(u'&') == text; });
    return found == all.end() ? nullptr : *found;
}

struct Office {
    QTemporaryDir folder;
    SqliteCaseStore store {folder.filePath(u"a.sqlite"_s)};
    Reader anna = *store.readerStore()->addReader(u"Anna"_s, u"1234"_s).result();
    Reader berta = *store.readerStore()->addReader(u"Berta"_s, u"5678"_s).result();

    CaseId open(const QString& file) { return store.openCase({file, 1}, file).result()->id; }
    void say(CaseId id, const QString& code, Verdict verdict, const Reader& reader)
    {
        QVERIFY(
            store.saveReview(id, {.code = code, .verdict = verdict, .reader = reader.id}).result());
    }
};

} // namespace

class TestReaderDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownReadersSignIn();
    void newReadersAreMade();
    void agreementAndDifferencesAreShown();
    void theLastWordIsGivenAndTakenBack();
};

void TestReaderDesk::knownReadersSignIn()
{
    Office office;
    SignInDialog dialog(office.store.readerStore(), {office.anna, office.berta});
    dialog.show();
    const QSignalSpy in(&dialog, &SignInDialog::signedIn);
    auto* name = dialog.findChild<QComboBox*>();
    const auto edits = dialog.findChildren<QLineEdit*>();
    QLineEdit* pin = *std::ranges::find_if(
        edits, [](const QLineEdit* edit) { return edit->accessibleName() == u"PIN"; });
    name->setCurrentText(u"berta"_s);
    QVERIFY(button(dialog, u"Sign in"_s));
    QTest::keyClicks(pin, u"1234"_s); // Anna's
    QTest::keyClick(pin, Qt::Key_Return);
    const auto isRefused = [&] {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [](const QLabel* label) { return label->text().contains(u"not the PIN"_s); });
    };
    QTRY_VERIFY(isRefused());
    QVERIFY(dialog.isVisible() && in.isEmpty());
    pin->clear();
    QTest::keyClicks(pin, u"5678"_s);
    QTest::keyClick(pin, Qt::Key_Return);
    QTRY_COMPARE(in.size(), 1);
    QCOMPARE(in.at(0).at(0).value<Reader>().id, office.berta.id);
    QVERIFY(!dialog.isVisible());
}

void TestReaderDesk::newReadersAreMade()
{
    Office office;
    SignInDialog dialog(office.store.readerStore(), {office.anna});
    dialog.show();
    const QSignalSpy in(&dialog, &SignInDialog::signedIn);
    dialog.findChild<QComboBox*>()->setCurrentText(u"Clara"_s);
    const auto edits = dialog.findChildren<QLineEdit*>();
    for (QLineEdit* edit : edits)
        if (edit->accessibleName() == u"PIN")
            edit->setText(u"2468"_s);
    QPushButton* make = button(dialog, u"Make this reader and sign in"_s);
    QVERIFY(make);
    make->click();
    QTRY_COMPARE(in.size(), 1);
    QCOMPARE(office.store.readerStore()->readers().result()->size(), 3);
    QVERIFY(in.at(0).at(0).value<Reader>().id != ReaderId {});
}

void TestReaderDesk::agreementAndDifferencesAreShown()
{
    Office office;
    for (int k = 0; k < 4; ++k) {
        const CaseId id = office.open(u"/a/%1.png"_s.arg(k));
        office.say(id, u"AFIB"_s, k < 2 ? Verdict::accepted : Verdict::rejected, office.anna);
        office.say(id, u"AFIB"_s, k < 1 ? Verdict::added : Verdict::rejected, office.berta);
    }
    ComparisonDialog dialog(
        {office.store.readerStore(), office.store.library(), {}}, {office.anna, office.berta});
    dialog.show();
    const auto tables = dialog.findChildren<QTableWidget*>();
    QCOMPARE(tables.size(), 2);
    QTRY_COMPARE(tables.at(0)->rowCount(), 2); // all findings, AFIB
    QCOMPARE(tables.at(0)->item(1, 0)->text(), u"Atrial fibrillation"_s);
    QCOMPARE(tables.at(0)->item(1, 1)->text(), u"4"_s);
    QCOMPARE(tables.at(0)->item(1, 2)->text(), u"75 %"_s);
    QVERIFY2(tables.at(0)->item(1, 3)->text().startsWith(u"0.50 ("),
        qPrintable(tables.at(0)->item(1, 3)->text()));
    QCOMPARE(tables.at(1)->rowCount(), 1);
    QTRY_COMPARE(tables.at(1)->item(0, 0)->text(), u"1.png"_s);
    QCOMPARE(tables.at(1)->item(0, 2)->text(), u"there"_s);
    QCOMPARE(tables.at(1)->item(0, 3)->text(), u"not there"_s);
    const QSignalSpy opened(&dialog, &ComparisonDialog::openRequested);
    tables.at(1)->selectRow(0);
    button(dialog, u"Show the page"_s)->click();
    QCOMPARE(opened.at(0).at(0).value<PageRef>().file, u"/a/1.png"_s);
}

void TestReaderDesk::theLastWordIsGivenAndTakenBack()
{
    Office office;
    const CaseId id = office.open(u"a.png"_s);
    office.say(id, u"MI"_s, Verdict::accepted, office.anna);
    office.say(id, u"MI"_s, Verdict::rejected, office.berta);
    ComparisonDialog dialog({office.store.readerStore(), office.store.library(), office.anna.id},
        {office.anna, office.berta});
    dialog.show();
    QTableWidget* differences = dialog.findChildren<QTableWidget*>().at(1);
    QTRY_COMPARE(differences->rowCount(), 1);
    const auto lastWord = [&] { return differences->item(0, 4)->text(); };
    QCOMPARE(lastWord(), u"open"_s);
    QVERIFY(!button(dialog, u"It is there"_s)->isEnabled()); // nothing is selected
    differences->selectRow(0);
    button(dialog, u"It is there"_s)->click();
    QTRY_COMPARE(lastWord(), u"there"_s);
    button(dialog, u"It is not there"_s)->click();
    QTRY_COMPARE(lastWord(), u"not there"_s);
    button(dialog, u"Leave open"_s)->click();
    QTRY_COMPARE(lastWord(), u"open"_s);
}

QTEST_MAIN(TestReaderDesk)
#include "test_reader_desk.moc"

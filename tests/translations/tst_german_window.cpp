// SPDX-License-Identifier: GPL-3.0-or-later
// The window in German: its texts are German, none is cut at its usual size, and numbers have their
// comma.
#include "app/language/translations.h"
#include "model/core/scp_statement.h"
#include "tests/ui/fake_service.h"
#include "tests/ui/fake_store.h"
#include "ui/main_window.h"
#include "ui/review_session.h"
#include "widgets/findings_panel.h"
#include "widgets/findings_table_model.h"
#include "widgets/page_view.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

QStringList titles(const QMenuBar* bar)
{
    QStringList texts;
    for (const QAction* action : bar->actions())
        texts.append(action->text().remove(u'&'));
    return texts;
}

QChar mnemonic(const QString& text)
{
    const qsizetype at = text.indexOf(u'&');
    return at < 0 || at + 1 >= text.size() ? QChar() : text[at + 1].toLower();
}

/// Of a menu or the menu bar, and of the menus below it.
QStringList clashes(const QList<QAction*>& actions)
{
    QStringList found;
    QMap<QChar, QString> owner;
    for (const QAction* action : actions) {
        const QChar letter = mnemonic(action->text());
        if (!letter.isNull() && owner.contains(letter))
            found.append(owner[letter] + u" / "_s + action->text());
        owner[letter] = action->text();
        if (action->menu())
            found += clashes(action->menu()->actions());
    }
    return found;
}

} // namespace

class TestGermanWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void menusAreGerman();
    void mnemonicsAreUnique();
    void findingsAreGerman();
    void aFindingIsFoundByItsNameInBothLanguages();
    void namesOfFindingsFitTheirColumn();
    void nothingIsCut_data();
    void nothingIsCut();
    void qtSpeaksGermanToo();

private:
    void open();

    QTemporaryDir m_folder;
    fakes::FakeService m_engine;
    fakes::FakeStore m_store;
    std::unique_ptr<MainWindow> m_window;
};

void TestGermanWindow::initTestCase()
{
    QLocale::setDefault(QLocale(u"de_DE"_s));
    installTranslations(QLocale(u"fr_FR"_s)); // there is none: English stays
    QCOMPARE(MainWindow::tr("&File"), u"&File"_s);
    installTranslations(QLocale(u"en_GB"_s));
    QCOMPARE(MainWindow::tr("&File"), u"&File"_s);
    installTranslations(QLocale::c());
    QCOMPARE(MainWindow::tr("&File"), u"&File"_s);
    installTranslations(QLocale(u"de_AT"_s));
    m_window = std::make_unique<MainWindow>(
        WindowFiles {m_folder.filePath(u"desktop.ini"_s), m_folder.filePath(u"cases.sqlite"_s),
            u"/bin/false"_s, m_folder.path(), m_folder.filePath(u"sample.png"_s)});
    m_window->connectTo(&m_engine, &m_store);
    m_window->resize(1280, 800);
    m_window->show();
    m_engine.start();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestGermanWindow::open()
{
    m_window->openPaths({m_folder.filePath(u"a.png"_s)});
    QTRY_VERIFY(m_window->session()->analysis() && !m_window->session()->isBusy());
    QTRY_VERIFY(m_window->findChild<PageView*>()->hasPage());
}

void TestGermanWindow::menusAreGerman()
{
    QCOMPARE(titles(m_window->menuBar()),
        (QStringList {
            u"Datei"_s, u"Bearbeiten"_s, u"Ansicht"_s, u"Fall"_s, u"Lernen"_s, u"Hilfe"_s}));
}

void TestGermanWindow::mnemonicsAreUnique()
{
    const QStringList found = clashes(m_window->menuBar()->actions());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    // Letters of the form are pressed with Alt, too.
    QMap<QChar, QString> owner;
    for (const QAction* action : m_window->menuBar()->actions())
        owner[mnemonic(action->text())] = action->text();
    int buddies = 0;
    for (const QLabel* label : m_window->findChildren<QLabel*>()) {
        const QChar letter = label->buddy() ? mnemonic(label->text()) : QChar();
        if (letter.isNull())
            continue;
        ++buddies;
        QVERIFY2(!owner.contains(letter), qPrintable(owner[letter] + u" / "_s + label->text()));
        owner[letter] = label->text();
    }
    QVERIFY(buddies >= 5);
}

void TestGermanWindow::findingsAreGerman()
{
    open();
    const auto* model = m_window->findChild<FindingsPanel*>()->table()->model();
    QCOMPARE(model->index(0, 0).data().toString(), u"Normales EKG"_s);
    QCOMPARE(model->index(0, 3).data().toString(), u"eher ja"_s);
    QCOMPARE(model->index(2, 2).data().toString(), u"7,0 %"_s);
    // What is kept and exported stays as it was.
    const auto& findings = m_window->session()->analysis()->findings;
    QVERIFY(std::ranges::any_of(
        findings, [](const Finding& finding) { return finding.name == u"Normal ECG"; }));
}

void TestGermanWindow::aFindingIsFoundByItsNameInBothLanguages()
{
    open();
    QLineEdit* picker = nullptr;
    for (QLineEdit* edit : m_window->findChild<FindingsPanel*>()->findChildren<QLineEdit*>())
        picker = edit;
    QVERIFY(picker);
    for (const QString& name : {u"Hypertrophie"_s, u"Sinus arrhythmia"_s}) {
        picker->setFocus();
        picker->setText(name);
        QTest::keyClick(picker, Qt::Key_Return);
    }
    QStringList codes;
    QTRY_COMPARE(m_store.cases.begin()->reviews.size(), 2);
    for (const FindingReview& review : m_store.cases.begin()->reviews)
        codes.append(review.code);
    codes.sort();
    QCOMPARE(codes, (QStringList {u"HYP"_s, u"SARRH"_s}));
}

void TestGermanWindow::namesOfFindingsFitTheirColumn()
{
    open();
    QTableView* table = m_window->findChild<FindingsPanel*>()->table();
    QFont bold = table->font(); // of what is present
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    static const QRegularExpression kBreak(u"[ \u00ad-]"_s);
    constexpr int kMargins = 8;
    const int width = table->columnWidth(FindingsTableModel::kName) - kMargins;
    for (const ScpStatement& statement : scpStatements()) {
        for (const QString& piece : hyphenatedName(statement.name).split(kBreak))
            QVERIFY2(metrics.horizontalAdvance(piece + u'-') <= width,
                qPrintable(u"%1 in %2 px"_s.arg(piece).arg(width)));
        QVERIFY(!shownName(statement.name).contains(QChar::SoftHyphen));
    }
}

void TestGermanWindow::nothingIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1280, 800);
    QTest::newRow("large") << QSize(1920, 1080);
}

void TestGermanWindow::nothingIsCut()
{
    QFETCH(const QSize, size);
    open();
    m_window->resize(size);
    QTest::qWait(50);
    QCOMPARE(m_window->size(), size);
    QStringList cut;
    int whole = 0;
    const auto expect = [&](const QString& text, int needed, int there) {
        if (needed > there)
            cut.append(u"%1: %2 of %3 px"_s.arg(text).arg(there).arg(needed));
        else
            ++whole;
    };
    for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
        if (button->isVisible() && !button->text().isEmpty())
            expect(button->text(), button->sizeHint().width(), button->width());
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        if (label->isVisible() && !label->wordWrap())
            expect(label->text(), label->sizeHint().width(), label->width());
    for (const QLineEdit* edit : m_window->findChildren<QLineEdit*>())
        if (edit->isVisible() && edit->text().isEmpty())
            expect(edit->placeholderText(),
                edit->fontMetrics().horizontalAdvance(edit->placeholderText()), edit->width() - 16);
    const QHeaderView* header = m_window->findChild<FindingsPanel*>()->table()->horizontalHeader();
    for (int k = 0; k < header->count(); ++k)
        expect(header->model()->headerData(k, Qt::Horizontal).toString(),
            header->sectionSizeHint(k), header->sectionSize(k));
    for (const QLabel* label : m_window->statusBar()->findChildren<QLabel*>())
        QVERIFY2(label->geometry().right() <= m_window->width(), qPrintable(label->text()));
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    QVERIFY(whole > 25);
}

void TestGermanWindow::qtSpeaksGermanToo()
{
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_de.qm"_s))
        QSKIP("qt6-translations-l10n is not installed");
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_s);
}

QTEST_MAIN(TestGermanWindow)
#include "tst_german_window.moc"

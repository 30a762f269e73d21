// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_case_store.h"
#include "ui/library_dock.h"
#include "ui/library_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

struct Shelf {
    QTemporaryDir folder;
    SqliteCaseStore store {folder.filePath(u"a.sqlite"_s)};
    LibraryDock dock;
    QAbstractItemModelTester tester {
        dock.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};

    CaseId add(const QString& file, const QString& patient = {})
    {
        const CaseId id = store.openCase({file, 1}, file).result()->id;
        store.saveFields(id, {patient, {}, Sex::female, {}}).waitForFinished();
        return id;
    }
    void show()
    {
        dock.connectTo(store.library());
        dock.resize(1200, 400);
        dock.show();
        dock.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dock));
    }
    QTableView* table() const { return dock.table(); }
    QString cell(int row, LibraryModel::Column column) const
    {
        return dock.model()->index(row, column).data().toString();
    }
    QStringList files() const
    {
        QStringList names;
        for (int row = 0; row < dock.model()->rowCount(); ++row)
            names << cell(row, LibraryModel::kFile);
        return names;
    }
    template <class T> T* control(const QString& name) const
    {
        const auto all = dock.findChildren<T*>();
        for (T* one : all)
            if (one->accessibleName().startsWith(name))
                return one;
        return nullptr;
    }
};

} // namespace

class TestLibraryDock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatIsKept();
    void searchesWhileItIsTyped();
    void filtersAndClears();
    void sortsByColumns();
    void onlySeenRowsAreFetched();
    void enterOpensACase();
    void copiesSelectedRowsAsATable();
    void followsChanges();
    void everyControlHasAName();
};

void TestLibraryDock::showsWhatIsKept()
{
    Shelf shelf;
    const CaseId id = shelf.add(u"/a/one.png"_s, u"P-1"_s);
    shelf.add(u"/a/two.png"_s);
    QVERIFY(shelf.store.saveLabels(id, {ReviewState::done, PageQuality::poor, true, {u"audit"_s}})
            .result());
    QVERIFY(shelf.store.saveReview(id, {u"LVH"_s, Verdict::added}).result());
    shelf.show();
    QTRY_COMPARE(shelf.cell(0, LibraryModel::kFile), u"! one.png"_s); // urgent comes first
    QCOMPARE(shelf.cell(0, LibraryModel::kPatient), u"P-1"_s);
    QCOMPARE(shelf.cell(0, LibraryModel::kSex), u"female"_s);
    QCOMPARE(shelf.cell(0, LibraryModel::kState), u"done"_s);
    QCOMPARE(shelf.cell(0, LibraryModel::kQuality), u"poor"_s);
    QCOMPARE(shelf.cell(0, LibraryModel::kFindings), u"LVH"_s);
    QCOMPARE(shelf.cell(0, LibraryModel::kReviews), u"1"_s);
    QCOMPARE(shelf.cell(0, LibraryModel::kTags), u"audit"_s);
    QCOMPARE(shelf.cell(1, LibraryModel::kState), u"new"_s);
    QCOMPARE(shelf.cell(1, LibraryModel::kReviews), QString());
}

void TestLibraryDock::searchesWhileItIsTyped()
{
    Shelf shelf;
    shelf.add(u"alpha.png"_s);
    shelf.add(u"beta.png"_s);
    shelf.show();
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 2);
    auto* search = shelf.control<QLineEdit>(u"Search"_s);
    QTest::keyClicks(search, u"bet"_s);
    QTRY_COMPARE(shelf.files(), QStringList {u"beta.png"_s});
    QTest::keyClicks(search, u"x"_s);
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 0);
    const auto labels = shelf.dock.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](const QLabel* label) { return label->text().contains(u"No case fits"_s); }));
}

void TestLibraryDock::filtersAndClears()
{
    Shelf shelf;
    const CaseId a = shelf.add(u"a.png"_s), b = shelf.add(u"b.png"_s);
    QVERIFY(shelf.store.saveLabels(a, {ReviewState::done, PageQuality::good, false, {}}).result());
    QVERIFY(shelf.store.saveReview(b, {u"AFIB"_s, Verdict::added}).result());
    shelf.show();
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 2);
    auto* state = shelf.control<QComboBox>(u"Filter by state"_s);
    state->setCurrentIndex(state->findText(u"Done"_s));
    Q_EMIT state->activated(state->currentIndex());
    QTRY_COMPARE(shelf.files(), QStringList {u"a.png"_s});
    auto* finding = shelf.control<QLineEdit>(u"Filter by finding"_s);
    finding->setFocus();
    QTest::keyClicks(finding, u"Vorhofflimmern"_s);
    QTest::keyClick(finding, Qt::Key_Return);
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 0); // both have to hold
    QTest::mouseClick(shelf.control<QToolButton>(u"Clear"_s), Qt::LeftButton);
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 2);
    finding->setFocus();
    QTest::keyClicks(finding, u"afib"_s);
    QTest::keyClick(finding, Qt::Key_Return);
    QTRY_COMPARE(shelf.files(), QStringList {u"b.png"_s});
    shelf.control<QCheckBox>(u"Urgent"_s)->click();
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 0);
}

void TestLibraryDock::sortsByColumns()
{
    Shelf shelf;
    for (const QString& name : {u"b.png"_s, u"c.png"_s, u"a.png"_s})
        shelf.add(name);
    shelf.show();
    const auto sorted = [&](int column, Qt::SortOrder order) {
        shelf.table()->horizontalHeader()->setSortIndicator(column, order);
    };
    QTRY_COMPARE(shelf.files(), QStringList({u"a.png"_s, u"c.png"_s, u"b.png"_s})); // the latest
    sorted(LibraryModel::kFile, Qt::AscendingOrder);
    QTRY_COMPARE(shelf.files(), QStringList({u"a.png"_s, u"b.png"_s, u"c.png"_s}));
    sorted(LibraryModel::kFindings, Qt::AscendingOrder); // no order: back to the usual one
    QTRY_COMPARE(shelf.files(), QStringList({u"a.png"_s, u"c.png"_s, u"b.png"_s}));
    QCOMPARE(shelf.table()->horizontalHeader()->sortIndicatorSection(), int(LibraryModel::kAdded));
}

void TestLibraryDock::onlySeenRowsAreFetched()
{
    Shelf shelf;
    for (int k = 0; k < 300; ++k)
        (void)shelf.store.openCase(
            {u"%1.png"_s.arg(k, 4, 10, QLatin1Char('0')), 1}, QString::number(k));
    shelf.show();
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 300);
    QTRY_COMPARE(shelf.cell(0, LibraryModel::kFile), u"0299.png"_s);
    QVERIFY(!shelf.dock.model()->loadedRow(200));
    shelf.table()->scrollToBottom();
    QTRY_VERIFY(shelf.dock.model()->loadedRow(299));
    QVERIFY(!shelf.dock.model()->loadedRow(150));
}

void TestLibraryDock::enterOpensACase()
{
    Shelf shelf;
    shelf.add(u"/a/one.png"_s);
    shelf.show();
    QTRY_VERIFY(shelf.dock.model()->rowCount() == 1 && shelf.dock.model()->loadedRow(0));
    const QSignalSpy opened(&shelf.dock, &LibraryDock::openRequested);
    shelf.table()->setFocus();
    shelf.table()->selectRow(0);
    QTest::keyClick(shelf.table(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).value<PageRef>().file, u"/a/one.png"_s);
    Q_EMIT shelf.table()->doubleClicked(shelf.dock.model()->index(0, 0));
    QCOMPARE(opened.size(), 2);
}

void TestLibraryDock::copiesSelectedRowsAsATable()
{
    Shelf shelf;
    shelf.add(u"one.png"_s, u"=1+1"_s);
    for (int k = 0; k < 510; ++k)
        (void)shelf.store.openCase({u"%1.png"_s.arg(k), 1}, QString::number(k));
    shelf.show();
    QTRY_COMPARE(shelf.dock.model()->rowCount(), 511);
    shelf.table()->setFocus();
    shelf.table()->selectAll();
    QApplication::clipboard()->clear();
    QTest::keySequence(shelf.table(), QKeySequence::Copy);
    QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 512); // also those that nobody scrolled to
    QCOMPARE(lines.at(0).split(u'\t').size(), int(LibraryModel::kColumns));
    QCOMPARE(lines.at(0).section(u'\t', 0, 0), u"File"_s);
    QCOMPARE(lines.at(1).section(u'\t', 0, 0), u"509.png"_s); // as it is sorted
    QCOMPARE(lines.last().section(u'\t', 0, 1), u"one.png\t'=1+1"_s); // no formula
}

void TestLibraryDock::followsChanges()
{
    Shelf shelf;
    const CaseId id = shelf.add(u"one.png"_s);
    shelf.show();
    QTRY_COMPARE(shelf.cell(0, LibraryModel::kState), u"new"_s);
    QVERIFY(shelf.store.saveLabels(id, {ReviewState::rejected, {}, false, {}}).result());
    shelf.dock.refreshLater();
    QTRY_COMPARE(shelf.cell(0, LibraryModel::kState), u"rejected"_s);
}

void TestLibraryDock::everyControlHasAName()
{
    Shelf shelf;
    shelf.show();
    const auto widgets = shelf.dock.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
        const bool isPart
            = qobject_cast<const QHeaderView*>(widget) || widget->objectName().startsWith(u"qt_"_s);
        if (isControl && !isPart)
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestLibraryDock)
#include "test_library_dock.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_case_store.h"
#include "tests/ui/fake_service.h"
#include "tests/ui/fake_store.h"
#include "ui/main_window.h"
#include "ui/review_session.h"
#include "widgets/banner.h"
#include "widgets/findings_panel.h"
#include "widgets/page_view.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// A window on the real database; the engine is a stand-in.
struct Desk {
    explicit Desk(const QTemporaryDir& folder)
        : store(folder.filePath(u"cases.sqlite"_s))
        , window(WindowFiles {
              folder.filePath(u"desktop.ini"_s), folder.filePath(u"cases.sqlite"_s), {}, {}, {}})
    {
        window.connectTo(&engine, &store);
        window.show();
        window.openPaths({u"/pages/a.png"_s});
    }
    bool settled()
    {
        return QTest::qWaitFor([this] {
            return window.session()->record() && window.session()->analysis()
                && !window.session()->isBusy();
        });
    }
    QTableView* table() { return window.findChild<FindingsPanel*>()->table(); }
    QString reader(int row) { return table()->model()->index(row, 4).data().toString(); }
    QLineEdit* patient()
    {
        const auto edits = window.findChildren<QLineEdit*>();
        for (QLineEdit* edit : edits)
            if (edit->accessibleName().startsWith(u"Patient"_s))
                return edit;
        return nullptr;
    }

    fakes::FakeService engine;
    SqliteCaseStore store;
    MainWindow window;
};

} // namespace

class TestReopen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingIsThereAgain();
    void aRefusedDatabaseIsNamed();
};

void TestReopen::everythingIsThereAgain()
{
    const QTemporaryDir folder;
    {
        Desk desk(folder);
        QVERIFY(desk.settled());
        desk.table()->setFocus();
        QTest::keyClick(desk.table(), Qt::Key_A);
        QTest::keyClick(desk.table(), Qt::Key_Down);
        QTest::keyClick(desk.table(), Qt::Key_R);
        desk.patient()->setFocus();
        QTest::keyClicks(desk.patient(), u"P-17"_s);
        auto* note = desk.window.findChild<QPlainTextEdit*>();
        note->setFocus();
        QTest::keyClicks(note, u"compare with last year"_s);
        desk.window.session()->setBoundary(WaveBoundary::qrsOnset, 0.42);
        desk.window.close(); // in the middle of the note
        QTRY_VERIFY(!desk.window.isVisible()); // when the last write has ended
    }
    Desk desk(folder);
    QVERIFY(desk.settled());
    QCOMPARE(desk.engine.analyzed, 0);
    QVERIFY(desk.reader(0).contains(u"Accepted"_s));
    QVERIFY(desk.reader(1).contains(u"Rejected"_s));
    QCOMPARE(desk.patient()->text(), u"P-17"_s);
    QCOMPARE(desk.window.session()->record()->corrections[WaveBoundary::qrsOnset], 0.42);
    QCOMPARE(desk.window.findChild<QPlainTextEdit*>()->toPlainText(), u"compare with last year"_s);
}

void TestReopen::aRefusedDatabaseIsNamed()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"cases.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no database at all, and it is long enough to be looked at as one");
    file.close();
    Desk desk(folder);
    QTRY_VERIFY(desk.window.session()->analysis()); // the page is shown all the same
    QVERIFY(!desk.window.session()->record());
    QVERIFY(desk.window.findChild<Banner*>()->isVisible());
    QVERIFY(desk.window.findChild<Banner*>()->text().contains(u"not a database of ECG-Scan"_s));
    QVERIFY(!desk.patient()->isEnabled());
}

QTEST_MAIN(TestReopen)
#include "test_reopen.moc"

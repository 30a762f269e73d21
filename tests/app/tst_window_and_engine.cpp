// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the real engine and the real database: what a clinician does in a sitting.
#include "model/link/engine_client.h"
#include "storage/sqlite_case_store.h"
#include "ui/main_window.h"
#include "ui/review_session.h"
#include "widgets/banner.h"
#include "widgets/findings_panel.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

const QString kSamplePage = QStringLiteral(ECGSCAN_SOURCE_DIR "/resources/samples/sample_page.png");

EngineClientOptions realEngine()
{
    EngineClientOptions options;
    options.program = QStringLiteral(ECGSCAN_BIN_DIR "/ecgscan");
    return options;
}

struct Desk {
    Desk(const QTemporaryDir& folder, const QString& page)
        : engine(realEngine())
        , store(folder.filePath(u"cases.sqlite"_s))
        , window(WindowFiles {
              folder.filePath(u"desktop.ini"_s), folder.filePath(u"cases.sqlite"_s), {}, {}, {}})
    {
        window.connectTo(&engine, &store);
        window.show();
        window.openPaths({page});
    }
    bool settled()
    {
        return QTest::qWaitFor(
            [this] {
                return window.session()->record() && window.session()->analysis()
                    && !window.session()->isBusy();
            },
            60'000);
    }
    QTableView* table() { return window.findChild<FindingsPanel*>()->table(); }
    QString cell(int row, int column)
    {
        return table()->model()->index(row, column).data().toString();
    }
    bool close()
    {
        window.close();
        return QTest::qWaitFor([this] { return !window.isVisible(); }, 10'000);
    }

    EngineClient engine;
    SqliteCaseStore store;
    MainWindow window;
};

} // namespace

class WindowAndEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReviewedPageIsThereAgain()
    {
        const QTemporaryDir folder;
        double firstMs = 0;
        QString accepted;
        {
            Desk desk(folder, kSamplePage);
            QVERIFY(desk.settled());
            const Analysis& analysis = *desk.window.session()->analysis();
            QVERIFY(analysis.page.found);
            QCOMPARE(analysis.page.layout, u"3x4+1"_s);
            QCOMPARE(analysis.leads.size(), std::size_t {13});
            QVERIFY(analysis.model);
            QVERIFY(desk.table()->model()->rowCount() > 0);
            firstMs = analysis.timing.totalMs;
            accepted = desk.cell(0, 1);
            desk.table()->setFocus();
            QTest::keyClick(desk.table(), Qt::Key_A);
            auto* note = desk.window.findChild<QPlainTextEdit*>();
            note->setFocus();
            QTest::keyClicks(note, u"seen"_s);
            QVERIFY(desk.close());
        }
        Desk desk(folder, kSamplePage);
        QVERIFY(desk.settled());
        QCOMPARE(desk.window.session()->analysis()->timing.totalMs, firstMs); // the kept one
        QCOMPARE(desk.cell(0, 1), accepted);
        QVERIFY(desk.cell(0, 4).contains(u"Accepted"_s));
        QCOMPARE(desk.window.findChild<QPlainTextEdit*>()->toPlainText(), u"seen"_s);
        QVERIFY(desk.close());
    }

    void aFileThatIsNoPictureIsNamed()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"letter.png"_s);
        QFile letter(file);
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write("Dear colleague, thank you for sending this patient.\n");
        letter.close();
        Desk desk(folder, file);
        QTRY_VERIFY_WITH_TIMEOUT(desk.window.findChild<Banner*>()->isVisible(), 30'000);
        QVERIFY(!desk.window.session()->analysis());
        QCOMPARE(desk.table()->model()->rowCount(), 0);
        QVERIFY(desk.close());
    }
};

QTEST_MAIN(WindowAndEngineTest)
#include "tst_window_and_engine.moc"

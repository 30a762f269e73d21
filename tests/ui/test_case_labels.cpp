// SPDX-License-Identifier: GPL-3.0-or-later
// Grades of findings, labels of the case, own labels of the site, in the window.
#include "tests/ui/fake_service.h"
#include "tests/ui/fake_store.h"
#include "ui/main_window.h"
#include "ui/review_session.h"
#include "ui/site_labels.h"
#include "widgets/findings_panel.h"
#include "widgets/findings_table_model.h"
#include "widgets/page_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

struct Desk {
    QTemporaryDir folder;
    fakes::FakeService engine;
    fakes::FakeStore store;
    MainWindow window {WindowFiles {
        folder.filePath(u"desktop.ini"_s), folder.filePath(u"cases.sqlite"_s), {}, {}, {}}};

    Desk()
    {
        window.connectTo(&engine, &store);
        window.show();
    }
    bool open(const QString& name)
    {
        window.openPaths({folder.filePath(name)});
        return QTest::qWaitFor([this] {
            return window.session()->analysis() && !window.session()->isBusy()
                && window.findChild<PageView*>()->hasPage();
        });
    }
    QTableView* table() const { return window.findChild<FindingsPanel*>()->table(); }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    template <class T> T* control(const QString& name) const
    {
        const auto all = window.findChildren<T*>();
        for (T* one : all)
            if (one->accessibleName().startsWith(name))
                return one;
        return nullptr;
    }
    QUndoGroup* undo() { return window.session()->undoGroup(); }
    const CaseRecord& kept() const { return *store.cases.begin(); }
};

} // namespace

class TestCaseLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findingsAreGraded();
    void synonymsAreOffered();
    void labelsOfTheCaseAreUndone();
    void viewsThatDifferAreNamed();
    void siteLabelsHaveNames();
    void anotherReaderSeesNoVerdicts();
};

void TestCaseLabels::findingsAreGraded()
{
    Desk desk;
    QVERIFY(desk.open(u"a.png"_s));
    QComboBox* severity = desk.control<QComboBox>(u"Severity"_s);
    QComboBox* certainty = desk.control<QComboBox>(u"Certainty"_s);
    QLineEdit* remark = desk.control<QLineEdit>(u"Remark"_s);
    QVERIFY(!severity->isEnabled() && !certainty->isEnabled() && !remark->isEnabled());
    desk.table()->setFocus();
    QTest::keyClick(desk.table(), Qt::Key_A);
    QVERIFY(severity->isEnabled() && certainty->isEnabled() && remark->isEnabled());
    severity->setFocus();
    QTest::keyClick(severity, Qt::Key_M); // "mild"; a letter here is no verdict
    QTest::keyClick(severity, Qt::Key_Return);
    Q_EMIT severity->activated(severity->currentIndex());
    QCOMPARE(desk.kept().reviews.constFirst().severity, Severity::mild);
    remark->setFocus();
    QTest::keyClicks(remark, u"art fur"_s);
    QTest::keyClick(remark, Qt::Key_Return);
    QCOMPARE(desk.kept().reviews.constFirst().remark, u"art fur"_s);
    QVERIFY(desk.cell(0, 4).contains(u"mild"_s));
    QCOMPARE(desk.undo()->undoText(), u"change of the remark on NORM"_s);
    desk.undo()->undo();
    QVERIFY(desk.kept().reviews.constFirst().remark.isEmpty());
    QCOMPARE(remark->text(), QString());
    QCOMPARE(desk.undo()->undoText(), u"set severity of NORM to mild"_s);
    // What is rejected has no severity.
    QTest::keyClick(desk.table(), Qt::Key_R);
    QVERIFY(!severity->isEnabled() && certainty->isEnabled());
    QCOMPARE(desk.kept().reviews.constFirst().severity, Severity::unsaid);
    desk.undo()->undo();
    QCOMPARE(desk.kept().reviews.constFirst().severity, Severity::mild);
    // What is being typed belongs to the finding under it.
    remark->setFocus();
    QTest::keyClicks(remark, u"of NORM"_s);
    QTest::keyClick(desk.table(), Qt::Key_Down);
    QCOMPARE(desk.kept().reviews.constFirst().remark, u"of NORM"_s);
    QCOMPARE(remark->text(), QString());
}

void TestCaseLabels::synonymsAreOffered()
{
    Desk desk;
    QVERIFY(desk.open(u"a.png"_s));
    QLineEdit* picker = desk.control<QLineEdit>(u"Add a finding"_s);
    picker->setFocus();
    QTest::keyClicks(picker, u"Linksschenkelblock"_s);
    QTest::keyClick(picker, Qt::Key_Return);
    QTRY_COMPARE(desk.kept().reviews.size(), 1);
    QCOMPARE(desk.kept().reviews.constFirst().code, u"CLBBB"_s);
    QCOMPARE(picker->text(), QString());
    QTest::keyClicks(picker, u"vorhoffla"_s); // begins only one word
    QTest::keyClick(picker, Qt::Key_Return);
    QTRY_COMPARE(desk.kept().reviews.size(), 2);
    QTest::keyClicks(picker, u"our own thing"_s);
    QTest::keyClick(picker, Qt::Key_Return);
    QCOMPARE(desk.kept().reviews.size(), 2);
    QCOMPARE(picker->text(), u"our own thing"_s);
}

void TestCaseLabels::labelsOfTheCaseAreUndone()
{
    Desk desk;
    QVERIFY(desk.open(u"a.png"_s));
    QCOMPARE(desk.control<QComboBox>(u"State"_s)->currentText(), u"New"_s);
    QTest::keyClick(&desk.window, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.kept().labels.state, ReviewState::done);
    QCOMPARE(desk.control<QComboBox>(u"State"_s)->currentText(), u"Done"_s);
    QCOMPARE(desk.undo()->undoText(), u"set state to done"_s);
    const auto* list = desk.window.findChild<QListView*>();
    QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Done"_s));
    QTest::keyClick(&desk.window, Qt::Key_I, Qt::ControlModifier);
    QVERIFY(desk.kept().labels.isUrgent);
    QComboBox* quality = desk.control<QComboBox>(u"Quality"_s);
    quality->setFocus();
    quality->setCurrentIndex(3);
    Q_EMIT quality->activated(3);
    QCOMPARE(desk.kept().labels.quality, PageQuality::poor);
    QLineEdit* tags = desk.control<QLineEdit>(u"Tags"_s);
    tags->setFocus();
    QTest::keyClicks(tags, u"ward 3, audit"_s);
    QTest::keyClick(tags, Qt::Key_Return);
    QCOMPARE(desk.kept().labels.tags, QStringList({u"audit"_s, u"ward 3"_s}));
    QUndoGroup* undo = desk.undo();
    for (const QString& text : {u"change of tags"_s, u"set quality to poor"_s, u"mark as urgent"_s,
             u"set state to done"_s}) {
        QCOMPARE(undo->undoText(), text);
        undo->undo();
    }
    QCOMPARE(desk.kept().labels, CaseLabels {});
    QCOMPARE(tags->text(), QString());
    // A verdict makes a new case one in review.
    desk.table()->setFocus();
    QTest::keyClick(desk.table(), Qt::Key_A);
    QCOMPARE(desk.control<QComboBox>(u"State"_s)->currentText(), u"In review"_s);
    QCOMPARE(desk.kept().labels, CaseLabels {});
}

void TestCaseLabels::viewsThatDifferAreNamed()
{
    const auto finding = [](const QString& code, double image, double signal) {
        return Finding {.code = code,
            .name = code,
            .scheme = u"SCP-ECG"_s,
            .probability = 0.4,
            .threshold = 0.5,
            .imageProbability = image,
            .signalProbability = signal};
    };
    FindingsTableModel model;
    model.setFindings({finding(u"AFIB"_s, 0.2, 0.7), finding(u"LVH"_s, 0.3, 0.45)});
    const auto decision = [&](int row) {
        return model.index(row, FindingsTableModel::kDecision).data().toString();
    };
    QVERIFY(decision(0).contains(u"views differ"_s));
    QVERIFY2(model.predictionText(0).contains(u"Threshold 50 %"_s)
            && model.predictionText(0).contains(u"they differ"_s),
        qPrintable(model.predictionText(0)));
    QVERIFY(!decision(1).contains(u"differ"_s));
    QVERIFY(model.predictionText(1).contains(u"they agree"_s));
}

void TestCaseLabels::siteLabelsHaveNames()
{
    FindingsTableModel model;
    model.setReviews({{u"BRUGADA1"_s, Verdict::added}});
    model.setSiteLabels({{u"BRUGADA1"_s, u"Brugada type 1"_s}});
    QCOMPARE(model.index(0, FindingsTableModel::kName).data().toString(), u"Brugada type 1"_s);
    QCOMPARE(codeForLabel(u"Brugada, type 1"_s), u"BRUGADA_TYPE_1"_s);
    QCOMPARE(codeForLabel(u" – "_s), QString());
}

void TestCaseLabels::anotherReaderSeesNoVerdicts()
{
    Desk desk;
    QVERIFY(desk.open(u"a.png"_s));
    ReviewSession* session = desk.window.session();
    session->setVerdict(u"NORM"_s, Verdict::accepted);
    QVERIFY(desk.undo()->canUndo());
    session->setReader({7});
    QTRY_VERIFY(session->record() && session->analysis());
    QVERIFY(session->record()->reviews.isEmpty());
    QCOMPARE(desk.cell(0, 4), QString());
    QVERIFY(!desk.undo()->canUndo()); // what the first one did is not the second one's to undo
    session->setVerdict(u"NORM"_s, Verdict::rejected);
    QCOMPARE(desk.kept().reviews.size(), 2);
    session->setReader({});
    QTRY_VERIFY(session->record() && session->analysis());
    QCOMPARE(session->record()->reviews.size(), 1);
    QCOMPARE(session->record()->reviews.constFirst().verdict, Verdict::accepted);
}

QTEST_MAIN(TestCaseLabels)
#include "test_case_labels.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace ecgscan;
using namespace Qt::StringLiterals;

class TestTour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesFromPartToPart();
    void escapeEndsIt();
};

namespace {

struct Window {
    QWidget window;
    QWidget left {&window}, right {&window};
    QPointer<Tour> tour;

    Window()
    {
        window.resize(1000, 600);
        left.setGeometry(0, 0, 500, 600);
        right.setGeometry(500, 0, 500, 600);
        window.show();
        tour = new Tour(
            {{&left, u"Left"_s, u"the one"_s}, {&right, u"Right"_s, u"the other"_s}}, &window);
    }
    QPushButton* button(const QString& text) const
    {
        const auto buttons = tour->findChildren<QPushButton*>();
        for (QPushButton* button : buttons)
            if (button->text() == text)
                return button;
        return nullptr;
    }
    QRect outline() const { return window.findChild<QFrame*>(u"outline"_s)->geometry(); }
};

} // namespace

void TestTour::goesFromPartToPart()
{
    Window w;
    QCOMPARE(w.outline(), w.left.geometry());
    QVERIFY(w.tour->accessibleDescription() == u"the one");
    QVERIFY(w.window.rect().contains(w.tour->geometry()));
    QTest::keyClick(w.button(u"Next"_s), Qt::Key_Space);
    QCOMPARE(w.outline(), w.right.geometry());
    QVERIFY(w.tour->accessibleDescription() == u"the other");
    w.window.resize(700, 400); // it stays in sight
    QVERIFY(w.window.rect().contains(w.tour->geometry()));
    QTest::keyClick(w.button(u"Done"_s), Qt::Key_Space);
    QTRY_VERIFY(w.tour.isNull());
    QTRY_VERIFY(!w.window.findChild<QFrame*>(u"outline"_s));
}

void TestTour::escapeEndsIt()
{
    Window w;
    QTest::keyClick(w.tour, Qt::Key_Escape);
    QTRY_VERIFY(w.tour.isNull());
}

QTEST_MAIN(TestTour)
#include "test_tour.moc"

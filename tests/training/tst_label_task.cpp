// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/label_task.h"

#include <QTest>

#include <algorithm>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// Of a network that knows two infarctions, one form and one rhythm statement.
JudgedSet threeCases()
{
    JudgedSet set {u"scans"_s, u"both"_s, {u"MI"_s, u"AMI"_s, u"ASMI"_s, u"PVC"_s, u"AFIB"_s}, {}};
    set.cases = {{u"1"_s, u"a"_s, 9, 40, 0, {u"MI"_s}, {u"ASMI"_s, u"PVC"_s},
                     {0.9f, 0.2f, 0.7f, 0.6f, 0.1f}},
        {u"2"_s, u"b"_s, 9, 70, 1, {u"NORM"_s}, {u"NORM"_s, u"SR"_s}, {0.1f, 0.1f, 0, 0, 0.3f}},
        {u"3"_s, u"c"_s, 9, 300, 1, {}, {u"AFIB"_s}, {0.4f, 0.3f, 0.2f, 0.1f, 0.8f}}};
    return set;
}

std::size_t placeOf(const Predictions& predictions, const QString& code)
{
    return static_cast<std::size_t>(
        std::ranges::find(predictions.classes, code) - predictions.classes.begin());
}

} // namespace

class TestLabelTask : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void casesWithoutLabelsOfTheTaskAreLeftOut();
    void aSubclassIsAsLikelyAsItsLikeliestStatement();
    void formAndRhythmAreApart();
    void casesAreChosen();
};

void TestLabelTask::casesWithoutLabelsOfTheTaskAreLeftOut()
{
    const JudgedSet set = threeCases();
    QCOMPARE(ofTask(set, LabelTask::superclass).patients, (std::vector<QString> {u"a"_s, u"b"_s}));
    QCOMPARE(ofTask(set, LabelTask::form).patients, std::vector<QString> {u"a"_s});
    QCOMPARE(ofTask(set, LabelTask::rhythm).patients, (std::vector<QString> {u"b"_s, u"c"_s}));
    QCOMPARE(ofTask(set, LabelTask::superclass).classes.size(), std::size_t(5));
}

void TestLabelTask::aSubclassIsAsLikelyAsItsLikeliestStatement()
{
    const Predictions p = ofTask(threeCases(), LabelTask::subclass);
    const std::size_t anterior = placeOf(p, u"AMI"_s);
    QCOMPARE(p.scores[0][anterior], 0.7f); // ASMI
    QCOMPARE(p.truth[0][anterior], 1);
    QCOMPARE(p.truth[1][anterior], 0);
    QCOMPARE(p.truth[1][placeOf(p, u"NORM"_s)], 1);
    QCOMPARE(p.scores[0][placeOf(p, u"IMI"_s)], 0.0f); // nothing was said of it
}

void TestLabelTask::formAndRhythmAreApart()
{
    const Predictions form = ofTask(threeCases(), LabelTask::form);
    const Predictions rhythm = ofTask(threeCases(), LabelTask::rhythm);
    QCOMPARE(form.classes.size(), std::size_t(19));
    QCOMPARE(rhythm.classes.size(), std::size_t(12));
    QCOMPARE(form.truth[0][placeOf(form, u"PVC"_s)], 1);
    QCOMPARE(rhythm.scores[1][placeOf(rhythm, u"AFIB"_s)], 0.8f);
    QCOMPARE(placeOf(rhythm, u"PVC"_s), rhythm.classes.size());
}

void TestLabelTask::casesAreChosen()
{
    const JudgedSet women
        = casesOf(threeCases(), [](const JudgedCase& judged) { return judged.sex == 1; });
    QCOMPARE(women.cases.size(), std::size_t(2));
    QCOMPARE(women.cases[0].record, u"2"_s);
    QCOMPARE(women.pages, u"scans"_s);
}

QTEST_APPLESS_MAIN(TestLabelTask)
#include "tst_label_task.moc"

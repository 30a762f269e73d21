// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a page's traces can be wiped off it, and other parts of that size can be drawn.
#include "model/synthesis/heart.h"
#include "model/training/encoder_pages.h"
#include "model/training/evidence_check.h"

#include <QTest>

#include <cmath>

using namespace ecgscan;

namespace {

/// Of the whole sheet.
double ink(const PageInput& page)
{
    double sum = 0;
    for (std::size_t k = 0; k < page.planes.size() / 2; ++k)
        sum += static_cast<double>(page.planes[k]);
    return sum;
}

Evidence wholeOf(Lead lead)
{
    return {lead, 0, 10, 1, {}};
}

} // namespace

class TestEvidenceCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsNamedIsWiped();
    void otherPartsAreOfThatSize();
};

void TestEvidenceCheck::onlyWhatIsNamedIsWiped()
{
    for (unsigned seed = 40; seed < 44; ++seed) {
        const EncoderExample example
            = drawEncoderExample(simulateEcg(randomHeart(seed), seed), seed);
        double rest = ink(example.page);
        QCOMPARE(ink(withoutParts(example.page, example.printed, {})), rest);
        const double all = rest;
        // Each lead that is printed has ink of its own; without all of them little is left.
        std::vector<Evidence> wiped;
        for (const Lead lead : kLeads) {
            const auto& samples = example.printed[static_cast<std::size_t>(index(lead))];
            if (std::ranges::none_of(samples, [](float v) { return std::isfinite(v); }))
                continue;
            wiped.push_back(wholeOf(lead));
            const double now = ink(withoutParts(example.page, example.printed, wiped));
            QVERIFY(now < rest);
            rest = now;
        }
        QVERIFY2(rest < 0.6 * all, qPrintable(QString::number(rest / all)));
    }
}

void TestEvidenceCheck::otherPartsAreOfThatSize()
{
    Signal100 printed;
    for (auto& lead : printed)
        lead.fill(kMissing);
    std::fill_n(printed[0].begin(), 250, 0.F);
    std::fill_n(printed[7].begin() + 500, 250, 0.F);
    const std::vector<Evidence> parts {{Lead::I, 0, 1.25, 1, {}}, {Lead::I, 1.25, 2.5, 1, {}}};
    std::mt19937_64 random(4);
    for (int draw = 0; draw < 10; ++draw) {
        const std::vector<Evidence> other = randomPartsLike(parts, printed, random);
        QCOMPARE(other.size(), parts.size());
        for (const Evidence& part : other) {
            QCOMPARE(part.toS - part.fromS, 1.25);
            QVERIFY((part.lead == Lead::I && part.toS <= 2.5)
                || (part.lead == Lead::V2 && part.fromS >= 5 && part.toS <= 7.5));
        }
        QVERIFY(other[0].lead != other[1].lead || other[0].fromS != other[1].fromS);
    }
    QVERIFY(randomPartsLike({}, printed, random).empty());
}

QTEST_MAIN(TestEvidenceCheck)
#include "tst_evidence_check.moc"

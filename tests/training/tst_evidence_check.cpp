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
        // Of one lead, what lies far from it stays.
        const PageInput without = withoutParts(example, std::vector {wholeOf(Lead::II)});
        const LeadPlace& place = example.page.leads[1];
        float top = kPageRows, bottom = 0;
        for (const float y : place.y) {
            top = std::isfinite(y) ? std::min(top, y) : top;
            bottom = std::isfinite(y) ? std::max(bottom, y) : bottom;
        }
        const float reach = 6 * std::abs(place.pxPerMv) + 10;
        for (std::size_t k = 0; k < without.planes.size(); ++k) {
            const auto row = static_cast<float>(k / kPageColumns % kPageRows);
            if (row < top - reach || row > bottom + reach)
                QCOMPARE(without.planes[k], example.page.planes[k]);
        }
        double rest = ink(example.page);
        QCOMPARE(ink(withoutParts(example, {})), rest);
        const double all = rest;
        // Each lead that is printed has ink of its own; without all of them little is left.
        std::vector<Evidence> wiped;
        for (const Lead lead : kLeads) {
            const auto& samples = example.printed[static_cast<std::size_t>(index(lead))];
            if (std::ranges::none_of(samples, [](float v) { return std::isfinite(v); }))
                continue;
            wiped.push_back(wholeOf(lead));
            const double now = ink(withoutParts(example, wiped));
            QVERIFY(now < rest);
            rest = now;
        }
        QVERIFY2(rest < 0.6 * all, qPrintable(QString::number(rest / all)));
    }
}

void TestEvidenceCheck::otherPartsAreOfThatSize()
{
    EncoderExample example;
    for (auto& lead : example.printed)
        lead.fill(kMissing);
    for (LeadPlace& place : example.page.leads)
        place.x.fill(kMissing);
    const auto show = [&](std::size_t lead, double fromS, double toS, bool isFound) {
        for (std::size_t k = 0; k < kSignalLength; ++k) {
            const double atS = static_cast<double>(k) / kSignalRateHz;
            if (atS < fromS || atS >= toS)
                continue;
            example.printed[lead][k] = 0;
            if (isFound)
                example.page.leads[lead].x[k * kPageSteps / kSignalLength] = 1;
        }
    };
    show(0, 0, 5, true);
    show(7, 5, 7.5, true);
    show(9, 0, 10, false); // printed, but not found: nothing of it could be wiped off
    const std::vector<Evidence> parts {{Lead::I, 0, 1.25, 1, {}}, {Lead::I, 1.25, 2.5, 1, {}}};
    std::mt19937_64 random(4);
    for (int draw = 0; draw < 10; ++draw) {
        const std::vector<Evidence> other = randomPartsLike(parts, example, random);
        QCOMPARE(other.size(), parts.size());
        for (const Evidence& part : other) {
            QCOMPARE(part.toS - part.fromS, 1.25);
            QVERIFY((part.lead == Lead::I && part.fromS >= 2.5 && part.toS <= 5) // other ones
                || (part.lead == Lead::V2 && part.fromS >= 5 && part.toS <= 7.5));
        }
        QVERIFY(other[0].lead != other[1].lead || other[0].fromS != other[1].fromS);
    }
    QVERIFY(randomPartsLike({}, example, random).empty());
}

QTEST_MAIN(TestEvidenceCheck)
#include "tst_evidence_check.moc"

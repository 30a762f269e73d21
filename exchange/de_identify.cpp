// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/de_identify.h"

#include "model/core/quantile.h"
#include "model/core/scp_statement.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr int kOldest = 90; ///< As HIPAA's safe harbour has it.

/// Warnings that speak of the page alone. Others may name files and folders of this computer.
bool isOfThePage(const Warning& warning)
{
    static const QStringList kCodes {kScaleAssumed, u"scale_differs"_s, u"no_calibration_pulse"_s,
        u"layout_uncertain"_s, u"low_resolution"_s, u"pulse_differs"_s, u"poor_reading"_s,
        u"lead_missing"_s, u"leads_contradict"_s, u"limb_electrodes"_s, u"repair_not_used"_s};
    return kCodes.contains(warning.code);
}

/// A row of leads lies between these, in mm of the paper.
struct Extent {
    double baseline = 0;
    QRectF box;
};

constexpr double kUsualPitchMm = 25; ///< Of rows, where there is only one.
constexpr double kSameRowMm = 6;
constexpr double kNameMm = 15; ///< Names of leads stand at most so high above their baseline.
constexpr double kWaveMm = 1.5; ///< Room round the highest and lowest wave.
constexpr double kBelowMm = 5;
constexpr double kPulseMm = 13; ///< Room at the left, for the pulse and names of leads.
constexpr double kRightMm = 3;

/// Pixels of the picture <-> millimetres of the flat paper.
class PaperMap {
public:
    explicit PaperMap(const Analysis& analysis)
    {
        const auto& c = analysis.page.cornersPx;
        const double pxPerMm = analysis.page.pxPerMm.value_or(8);
        const auto length
            = [&](QPointF a, QPointF b) { return std::hypot(b.x() - a.x(), b.y() - a.y()); };
        const double width = (length(c[0], c[1]) + length(c[3], c[2])) / 2 / pxPerMm;
        const double height = (length(c[0], c[3]) + length(c[1], c[2])) / 2 / pxPerMm;
        const QPolygonF paper({{0, 0}, {width, 0}, {width, height}, {0, height}});
        m_valid = width > 1 && height > 1
            && QTransform::quadToQuad(QPolygonF({c[0], c[1], c[2], c[3]}), paper, m_toMm);
    }
    bool isValid() const { return m_valid; }
    QPointF toMm(const QPointF& px) const { return m_toMm.map(px); }
    QPolygonF toPx(const QRectF& mm) const
    {
        return m_toMm.inverted().map(QPolygonF(
            QList<QPointF> {mm.topLeft(), mm.topRight(), mm.bottomRight(), mm.bottomLeft()}));
    }

private:
    QTransform m_toMm;
    bool m_valid = false;
};

std::vector<Extent> extentsOf(const Analysis& analysis, const PaperMap& map)
{
    std::vector<Extent> extents;
    for (const LeadTrace& trace : analysis.leads) {
        std::vector<double> ys;
        QPolygonF points;
        for (const QPointF& px : trace.pathPx) {
            if (isBreak(px))
                continue;
            points << map.toMm(px);
            ys.push_back(points.last().y());
        }
        if (!ys.empty())
            extents.push_back({median(std::move(ys)), points.boundingRect()});
    }
    std::ranges::sort(extents, {}, &Extent::baseline);
    return extents;
}

/// Typical distance of two rows.
double pitchMm(const std::vector<Extent>& extents)
{
    std::vector<double> steps;
    for (std::size_t k = 1; k < extents.size(); ++k) {
        const double step = extents[k].baseline - extents[k - 1].baseline;
        if (step > kSameRowMm)
            steps.push_back(step);
    }
    return steps.empty() ? kUsualPitchMm : median(std::move(steps));
}

/// What stays of the paper.
QRectF keptMm(const std::vector<Extent>& extents)
{
    QRectF waves;
    for (const Extent& extent : extents)
        waves = waves.united(extent.box);
    const double pitch = pitchMm(extents);
    const double top
        = std::min(waves.top() - kWaveMm, extents.front().baseline - std::min(pitch / 2, kNameMm));
    const double bottom = std::max(waves.bottom() + kWaveMm, extents.back().baseline + kBelowMm);
    return {QPointF(waves.left() - kPulseMm, top), QPointF(waves.right() + kRightMm, bottom)};
}

/// Of most of the paper; ink and lines are the smaller part.
QColor paperColour(const QImage& page, const QPolygonF& kept)
{
    std::vector<double> red, green, blue;
    const QRect box = kept.boundingRect().toRect() & page.rect();
    const int step = std::max(1, std::min(box.width(), box.height()) / 150);
    for (int y = box.top(); y <= box.bottom(); y += step) {
        for (int x = box.left(); x <= box.right(); x += step) {
            const QColor colour = page.pixelColor(x, y);
            red.push_back(colour.red());
            green.push_back(colour.green());
            blue.push_back(colour.blue());
        }
    }
    if (red.empty())
        return Qt::white;
    const auto typical
        = [](std::vector<double>& values) { return static_cast<int>(median(std::move(values))); };
    return {typical(red), typical(green), typical(blue)};
}

} // namespace

QString Pseudonyms::of(const QString& patient)
{
    QString& name = m_names[patient];
    if (name.isEmpty())
        name = u"R%1"_s.arg(QRandomGenerator::system()->generate64() >> 16, 12, 16, QChar(u'0'));
    return name;
}

QString patientKey(const CaseRecord& record)
{
    const QString patient = record.fields.patientId.trimmed();
    if (!patient.isEmpty())
        return patient;
    return record.sha256.isEmpty() ? u"case:%1"_s.arg(record.id.value) : u"file:"_s + record.sha256;
}

CaseRecord deIdentified(CaseRecord record, const QString& patient, const QString& pageName)
{
    record.id = {};
    record.page = {pageName, 1};
    record.sha256.clear();
    record.fields.patientId = patient;
    record.fields.recordedOn.reset();
    if (record.fields.ageYears)
        record.fields.ageYears = std::min(*record.fields.ageYears, kOldest);
    record.note.clear();
    record.reviews.removeIf(
        [](const FindingReview& review) { return !findStatement(review.code); });
    record.labels.tags.clear();
    for (FindingReview& review : record.reviews)
        review.remark.clear();
    for (FindingReview& review : record.reviews)
        review.decidedAt = {};
    if (!record.analysis)
        return record;
    Analysis& analysis = *record.analysis;
    analysis.source.file = pageName;
    analysis.source.sha256.clear();
    analysis.source.page = analysis.source.pages = 1;
    std::erase_if(
        analysis.findings, [](const Finding& finding) { return !findStatement(finding.code); });
    analysis.warnings.removeIf([](const Warning& warning) { return !isOfThePage(warning); });
    return record;
}

Result<QImage> maskedPage(const QImage& page, const Analysis& analysis)
{
    const PaperMap map(analysis);
    const std::vector<Extent> extents
        = map.isValid() ? extentsOf(analysis, map) : std::vector<Extent>();
    if (extents.empty())
        return fail(Errc::noEcg,
            QCoreApplication::translate("exchange",
                "No leads were read on the page, so nothing says what may stay of it. Its picture "
                "is left out."));
    const QPolygonF kept = map.toPx(keptMm(extents));
    QImage masked = page.convertToFormat(QImage::Format_RGB888);
    QPainterPath outside;
    outside.setFillRule(Qt::OddEvenFill);
    outside.addRect(QRectF(masked.rect()).united(kept.boundingRect()).adjusted(-1, -1, 1, 1));
    outside.addPolygon(kept);
    outside.closeSubpath();
    QPainter(&masked).fillPath(outside, paperColour(page, kept));
    return masked;
}

} // namespace ecgscan

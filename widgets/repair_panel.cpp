// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/repair_panel.h"

#include "model/core/print_layout.h"
#include "model/core/trace_place.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecgscan {

namespace {

using Kind = TraceRepair::Kind;

const std::array kSpeeds {12.5, 25.0, 50.0, 100.0};
const std::array kGains {2.5, 5.0, 10.0, 20.0, 40.0};
constexpr double kStepS = 0.05, kStepMv = 0.05, kLargestShiftMv = 5;

double endS(const LeadTrace& trace)
{
    return trace.startS + static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz;
}

QString stretchName(const LeadTrace& trace)
{
    return RepairPanel::tr("%1, %L2 to %L3 s")
        .arg(trace.name())
        .arg(trace.startS, 0, 'f', 1)
        .arg(endS(trace), 0, 'f', 1);
}

bool isOfWhole(Kind kind)
{
    return kind == Kind::rename || kind == Kind::shift || kind == Kind::remove;
}

/// The values to choose from; first of all what was read.
void fillNumbers(QComboBox& box, std::span<const double> values, const QString& unit)
{
    box.addItem(QString());
    for (const double value : values)
        box.addItem(QLocale().toString(value) + u' ' + unit, value);
}

void choose(QComboBox& box, const QVariant& value)
{
    const QSignalBlocker blocker(box);
    int at = value.isValid() ? box.findData(value) : 0;
    if (at < 0) { // of another version, or typed into a file
        box.addItem(value.toString(), value);
        at = box.count() - 1;
    }
    box.setCurrentIndex(at);
}

QVariant variantOf(const std::optional<double>& number)
{
    return number ? QVariant(*number) : QVariant();
}

std::optional<double> numberOf(const QComboBox& box)
{
    return box.currentData().isValid() ? std::optional(box.currentData().toDouble()) : std::nullopt;
}

QDoubleSpinBox* makeSpin(double least, double most, double step, const QString& unit)
{
    auto* spin = new QDoubleSpinBox;
    spin->setRange(least, most);
    spin->setDecimals(2);
    spin->setSingleStep(step);
    spin->setSuffix(u' ' + unit);
    return spin;
}

QPushButton* makeButton(const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

} // namespace

RepairPanel::RepairPanel(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(makePageBox());
    layout->addWidget(m_stretchBox = makeStretchBox());
    layout->addWidget(makeListBox(), 1);
    showValues();
}

QWidget* RepairPanel::makePageBox()
{
    auto* box = new QGroupBox(tr("Page"));
    m_speed = new QComboBox;
    fillNumbers(*m_speed, kSpeeds, tr("mm/s"));
    m_speed->setAccessibleName(tr("Paper speed"));
    m_gain = new QComboBox;
    fillNumbers(*m_gain, kGains, tr("mm/mV"));
    m_gain->setAccessibleName(tr("Gain"));
    m_layout = new QComboBox;
    m_layout->addItem(QString());
    for (const PrintLayout& layout : printLayouts())
        m_layout->addItem(layout.id, layout.id);
    m_layout->setAccessibleName(tr("Layout"));
    QPushButton* corners = makeButton(
        tr("Move the &corners"), tr("Drag them on the page, or use Tab, arrow keys and Enter"));

    auto* form = new QFormLayout(box);
    form->addRow(tr("S&peed"), m_speed);
    form->addRow(tr("&Gain"), m_gain);
    form->addRow(tr("&Layout"), m_layout);
    form->addRow(corners);
    connect(m_speed, &QComboBox::activated, this, [this] {
        PageRepair repair = m_repair;
        repair.paperSpeedMmPerS = numberOf(*m_speed);
        giveOn(repair, tr("change of the paper speed"));
    });
    connect(m_gain, &QComboBox::activated, this, [this] {
        PageRepair repair = m_repair;
        repair.gainMmPerMv = numberOf(*m_gain);
        giveOn(repair, tr("change of the gain"));
    });
    connect(m_layout, &QComboBox::activated, this, [this] {
        PageRepair repair = m_repair;
        repair.layout = m_layout->currentData().toString();
        giveOn(repair, tr("change of the layout"));
    });
    connect(corners, &QPushButton::clicked, this, &RepairPanel::cornersToMove);
    return box;
}

QWidget* RepairPanel::makeStretchBox()
{
    auto* box = new QGroupBox(tr("Printed stretch"));
    m_stretches = new QComboBox;
    m_stretches->setAccessibleName(tr("Printed stretch"));
    m_name = new QComboBox;
    for (const bool inverted : {false, true}) {
        for (const Lead lead : kLeads) {
            if (!inverted || lead == Lead::aVR) // Cabrera's
                m_name->addItem((inverted ? u"-"_s : QString()) + leadName(lead), index(lead));
        }
    }
    m_name->addItem(tr("no lead"));
    m_name->setAccessibleName(tr("Name of the stretch"));
    m_from = makeSpin(0, 60, kStepS, tr("s"));
    m_from->setAccessibleName(tr("From"));
    m_to = makeSpin(0, 60, kStepS, tr("s"));
    m_to->setAccessibleName(tr("To"));
    m_shift = makeSpin(-kLargestShiftMv, kLargestShiftMv, kStepMv, tr("mV"));
    m_shift->setAccessibleName(tr("Shift of the baseline"));
    m_shift->setKeyboardTracking(false);
    QPushButton* erase = makeButton(tr("&Erase these seconds"), tr("They can't be read"));
    QPushButton* eraseOnPage
        = makeButton(tr("Erase on page"), tr("Drag along the part that can't be read"));
    QPushButton* draw
        = makeButton(tr("D&raw on page"), tr("Draw the pen where it ran, from left to right"));

    auto* times = new QHBoxLayout;
    times->addWidget(m_from, 1);
    times->addWidget(m_to, 1);
    auto* parts = new QGridLayout;
    parts->addWidget(erase, 0, 0, 1, 2);
    parts->addWidget(eraseOnPage, 1, 0);
    parts->addWidget(draw, 1, 1);
    auto* form = new QFormLayout(box);
    form->addRow(tr("S&tretch"), m_stretches);
    form->addRow(tr("Lea&d"), m_name);
    form->addRow(tr("&Baseline"), m_shift);
    auto* from = new QLabel(tr("&From, to"));
    from->setBuddy(m_from); // a row of two has none by itself
    form->addRow(from, times);
    form->addRow(parts);
    connect(m_stretches, &QComboBox::activated, this, &RepairPanel::showStretch);
    connect(m_name, &QComboBox::activated, this, [this] {
        TraceRepair correction;
        correction.kind = m_name->currentData().isValid() ? Kind::rename : Kind::remove;
        correction.name = static_cast<Lead>(m_name->currentData().toInt());
        correction.inverted = m_name->currentText().startsWith(u'-');
        add(correction, tr("change of a lead's name"));
    });
    connect(m_shift, &QDoubleSpinBox::valueChanged, this, [this](double mv) {
        TraceRepair correction;
        correction.kind = Kind::shift;
        correction.byMv = mv;
        add(correction, tr("shift of a baseline"));
    });
    connect(erase, &QPushButton::clicked, this, &RepairPanel::eraseSeconds);
    connect(eraseOnPage, &QPushButton::clicked, this, &RepairPanel::partToErase);
    connect(draw, &QPushButton::clicked, this, &RepairPanel::partToDraw);
    return box;
}

QWidget* RepairPanel::makeListBox()
{
    auto* box = new QGroupBox(tr("Corrected by hand"));
    m_made = new QListWidget;
    m_made->setAccessibleName(tr("Corrections that were made"));
    m_takeBack = makeButton(tr("Take &back"), tr("The selected correction, or all of them"));
    auto* layout = new QVBoxLayout(box);
    layout->addWidget(m_made, 1);
    layout->addWidget(m_takeBack);
    connect(m_takeBack, &QPushButton::clicked, this, &RepairPanel::takeBack);
    return box;
}

void RepairPanel::setAnalysis(const std::optional<Analysis>& analysis)
{
    m_analysis = analysis;
    showValues();
}

void RepairPanel::setRepair(const PageRepair& repair)
{
    m_repair = repair;
    showValues();
}

const LeadTrace* RepairPanel::stretch() const
{
    const int at = m_stretches->currentIndex();
    return m_analysis && at >= 0 && at < std::ssize(m_analysis->leads)
        ? &m_analysis->leads[static_cast<std::size_t>(at)]
        : nullptr;
}

void RepairPanel::chooseStretch(std::size_t trace)
{
    m_stretches->setCurrentIndex(static_cast<int>(trace));
    showStretch();
}

void RepairPanel::showValues()
{
    const PageGeometry page = m_analysis ? m_analysis->page : PageGeometry();
    const auto asRead = [](const std::optional<double>& value, const QString& unit) -> QString {
        return value ? tr("As read: %L1 %2").arg(*value).arg(unit) : tr("As read");
    };
    // With a correction, what was read is not known any more: it is what would be read.
    m_speed->setItemText(
        0, m_repair.paperSpeedMmPerS ? tr("As read") : asRead(page.paperSpeedMmPerS, tr("mm/s")));
    m_gain->setItemText(
        0, m_repair.gainMmPerMv ? tr("As read") : asRead(page.gainMmPerMv, tr("mm/mV")));
    m_layout->setItemText(0,
        page.layout.isEmpty() || !m_repair.layout.isEmpty() ? tr("As read")
                                                            : tr("As read: %1").arg(page.layout));
    choose(*m_speed, variantOf(m_repair.paperSpeedMmPerS));
    choose(*m_gain, variantOf(m_repair.gainMmPerMv));
    choose(*m_layout, m_repair.layout.isEmpty() ? QVariant() : QVariant(m_repair.layout));
    const int chosen = m_stretches->currentIndex();
    m_stretches->clear();
    if (m_analysis) {
        for (const LeadTrace& trace : m_analysis->leads)
            m_stretches->addItem(stretchName(trace));
    }
    m_stretches->setCurrentIndex(
        std::clamp(chosen, std::min(0, m_stretches->count() - 1), m_stretches->count() - 1));
    m_stretchBox->setEnabled(m_stretches->count() > 0);
    showStretch();
    m_made->clear();
    for (const TraceRepair& made : m_repair.traces)
        m_made->addItem(text(made));
    m_takeBack->setEnabled(!m_repair.isEmpty());
}

void RepairPanel::showStretch()
{
    const LeadTrace* trace = stretch();
    if (!trace)
        return;
    const QSignalBlocker blockName(m_name), blockShift(m_shift);
    m_name->setCurrentText(trace->name());
    m_from->setRange(trace->startS, endS(*trace));
    m_to->setRange(trace->startS, endS(*trace));
    const auto middle = middleOf(*trace);
    if (!m_shown || !middle || m_stretches->currentIndex() != stretchOf(*m_shown)) {
        m_from->setValue(trace->startS);
        m_to->setValue(endS(*trace));
    }
    m_shown = middle;
    double shift = 0;
    for (const TraceRepair& made : m_repair.traces) {
        if (made.kind == Kind::shift && stretchOf(made.atPx) == m_stretches->currentIndex())
            shift = made.byMv;
    }
    m_shift->setValue(shift);
}

/// -1: there is none.
int RepairPanel::stretchOf(QPointF px) const
{
    if (!m_analysis)
        return -1;
    const double reachPx = kRepairReachMm * m_analysis->page.pxPerMm.value_or(1);
    const auto nearest = nearestStretch(m_analysis->leads, px, reachPx);
    return nearest ? static_cast<int>(*nearest) : -1;
}

QString RepairPanel::text(const TraceRepair& made) const
{
    const int at = stretchOf(made.atPx);
    if (at < 0)
        return made.kind == Kind::remove ? tr("A stretch that is no lead")
                                         : tr("A stretch that is not read any more");
    const LeadTrace& trace = m_analysis->leads[static_cast<std::size_t>(at)];
    const QString stretch = stretchName(trace);
    switch (made.kind) {
    case Kind::rename:
        return tr("%1: named by hand").arg(stretch);
    case Kind::remove:
        return tr("%1: no lead").arg(stretch);
    case Kind::shift:
        return tr("%1: shifted by %L2 mV").arg(stretch).arg(made.byMv, 0, 'f', 2);
    case Kind::erase:
    case Kind::redraw:
        break;
    }
    const double oneS = timeAt(trace, made.fromPx), otherS = timeAt(trace, made.toPx);
    return (made.kind == Kind::erase ? tr("%1: erased %L2 to %L3 s")
                                     : tr("%1: drawn anew %L2 to %L3 s"))
        .arg(stretch)
        .arg(std::min(oneS, otherS), 0, 'f', 2)
        .arg(std::max(oneS, otherS), 0, 'f', 2);
}

void RepairPanel::giveOn(const PageRepair& repair, const QString& name)
{
    if (repair != m_repair)
        Q_EMIT repairEdited(repair, name);
}

void RepairPanel::add(TraceRepair correction, const QString& name)
{
    const LeadTrace* trace = stretch();
    const auto middle = trace ? middleOf(*trace) : std::nullopt;
    if (isOfWhole(correction.kind)) {
        if (!middle)
            return;
        correction.atPx = *middle;
    }
    PageRepair repair = m_repair;
    if (isOfWhole(correction.kind))
        std::erase_if(repair.traces, [&](const TraceRepair& made) {
            return made.kind == correction.kind
                && stretchOf(made.atPx) == stretchOf(correction.atPx);
        });
    const bool isNothing = correction.kind == Kind::shift && correction.byMv == 0;
    if (!isNothing)
        repair.traces.push_back(correction);
    giveOn(repair, name);
}

void RepairPanel::addErased(QPointF atPx, QPointF fromPx, QPointF toPx)
{
    TraceRepair correction;
    correction.kind = Kind::erase;
    correction.atPx = atPx;
    correction.fromPx = fromPx;
    correction.toPx = toPx;
    add(correction, tr("erasing of a stretch"));
}

void RepairPanel::eraseSeconds()
{
    const LeadTrace* trace = stretch();
    const auto middle = trace ? middleOf(*trace) : std::nullopt;
    if (middle && m_from->value() < m_to->value())
        addErased(*middle, placeAt(*trace, m_from->value()), placeAt(*trace, m_to->value()));
}

void RepairPanel::addDrawn(QPointF atPx, const std::vector<QPointF>& penPx)
{
    TraceRepair correction;
    correction.kind = Kind::redraw;
    correction.atPx = atPx;
    correction.fromPx = penPx.front();
    correction.toPx = penPx.back();
    correction.penPx = penPx;
    add(correction, tr("drawing of a stretch"));
}

void RepairPanel::setCorners(const std::array<QPointF, 4>& cornersPx)
{
    PageRepair repair = m_repair;
    repair.cornersPx = cornersPx;
    giveOn(repair, tr("move of a corner"));
}

void RepairPanel::takeBack()
{
    PageRepair repair = m_repair;
    const int at = m_made->currentRow();
    if (at < 0)
        return giveOn({}, tr("taking back all corrections"));
    repair.traces.erase(repair.traces.begin() + at);
    giveOn(repair, tr("taking back a correction"));
}

} // namespace ecgscan

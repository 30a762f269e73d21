// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waveform_actions.h"

#include "widgets/page_view.h"
#include "widgets/twelve_lead_view.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr auto kFormatKey = "waveform/format"_L1, kSpeedKey = "waveform/mm_per_s"_L1,
               kGainKey = "waveform/mm_per_mV"_L1;
constexpr double kSpeeds[] = {12.5, 25, 50}, kGains[] = {5, 10, 20};
constexpr double kUsualSpeed = 25, kUsualGain = 10;

template <std::size_t N> double oneOf(const double (&known)[N], double value, double otherwise)
{
    return std::ranges::find(known, value) == std::end(known) ? otherwise : value;
}

/// The action after the chosen one, the first after the last.
void chooseNext(const QActionGroup& group)
{
    const auto actions = group.actions();
    const auto at = actions.indexOf(group.checkedAction());
    actions.at((at + 1) % actions.size())->trigger();
}

} // namespace

WaveformActions::WaveformActions(
    TwelveLeadView& leads, PageView& page, QSettings& settings, QWidget* window)
    : QObject(window)
    , m_leads(leads)
    , m_page(page)
    , m_settings(settings)
    , m_window(window)
    , m_mmPerS(oneOf(kSpeeds, settings.value(kSpeedKey).toDouble(), kUsualSpeed))
    , m_mmPerMv(oneOf(kGains, settings.value(kGainKey).toDouble(), kUsualGain))
{
    makeFormats();
    makeScales();
    makeCalipers();
    m_leads.setPaper(m_mmPerS, m_mmPerMv);
    m_leads.setLeadAlone(m_alone);
    m_formats->checkedAction()->trigger();
}

QAction* WaveformActions::make(const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    m_window->addAction(action);
    return action;
}

template <class Value>
QActionGroup* WaveformActions::makeGroup(const QList<Choice<Value>>& choices, const Value& chosen,
    void (WaveformActions::*choose)(Value))
{
    auto* group = new QActionGroup(this);
    for (const Choice<Value>& choice : choices) {
        QAction* action = make(choice.text, choice.key);
        action->setCheckable(true);
        action->setChecked(choice.value == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
            [this, choose, value = choice.value] { (this->*choose)(value); });
    }
    return group;
}

void WaveformActions::makeFormats()
{
    const QList<Choice<LeadFormat>> formats {
        {LeadFormat::asPrinted, tr("Leads as on the &page"), Qt::CTRL | Qt::Key_1},
        {LeadFormat::threeByFour, tr("Leads in &3 × 4 and II below"), Qt::CTRL | Qt::Key_2},
        {LeadFormat::sixByTwo, tr("Leads in &6 × 2"), Qt::CTRL | Qt::Key_3},
        {LeadFormat::twelveByOne, tr("&Ten seconds of each lead"), Qt::CTRL | Qt::Key_4},
        {LeadFormat::oneLead, tr("&One lead large"), Qt::CTRL | Qt::Key_5},
    };
    const int kept = m_settings.value(kFormatKey).toInt();
    const bool isKnown = kept >= 0 && kept < formats.size();
    m_formats
        = makeGroup(formats, formats.at(isKnown ? kept : 0).value, &WaveformActions::chooseFormat);
    m_nextFormat = make(tr("Next &way to draw the leads"), Qt::Key_W);
    connect(m_nextFormat, &QAction::triggered, this, [this] { chooseNext(*m_formats); });
    m_nextLead = make(tr("Next &lead large"), Qt::Key_N);
    m_previousLead = make(tr("P&revious lead large"), Qt::SHIFT | Qt::Key_N);
    const auto step = [this](int by) {
        showAlone(
            kLeads.at(static_cast<std::size_t>(index(m_alone) + by + kLeadCount) % kLeadCount));
    };
    connect(m_nextLead, &QAction::triggered, this, [step] { step(1); });
    connect(m_previousLead, &QAction::triggered, this, [step] { step(-1); });
    connect(&m_leads, &TwelveLeadView::leadActivated, this, [this](Lead lead) {
        if (m_leads.format() == LeadFormat::oneLead)
            m_formats->actions().constFirst()->trigger();
        else
            showAlone(lead);
    });
}

void WaveformActions::makeScales()
{
    QList<Choice<double>> speeds, gains;
    for (const double speed : kSpeeds)
        speeds.append({speed, tr("%L1 mm/s").arg(speed), {}});
    for (const double gain : kGains)
        gains.append({gain, tr("%L1 mm/mV").arg(gain), {}});
    m_speeds = makeGroup(speeds, m_mmPerS, &WaveformActions::chooseSpeed);
    m_gains = makeGroup(gains, m_mmPerMv, &WaveformActions::chooseGain);
    m_nextSpeed = make(tr("Next &speed of the leads"), Qt::Key_S);
    m_nextGain = make(tr("Next &gain of the leads"), Qt::Key_G);
    connect(m_nextSpeed, &QAction::triggered, this, [this] { chooseNext(*m_speeds); });
    connect(m_nextGain, &QAction::triggered, this, [this] { chooseNext(*m_gains); });
}

void WaveformActions::makeCalipers()
{
    m_calipers = make(tr("&Calipers"), Qt::Key_C);
    m_calipers->setCheckable(true);
    m_calipers->setToolTip(tr("Measure time, rate and voltage on the leads and on the page"));
    m_march = make(tr("&March out"), Qt::Key_M);
    m_march->setCheckable(true);
    m_march->setEnabled(false);
    connect(m_calipers, &QAction::toggled, this, &WaveformActions::setCalipers);
    for (CaliperOverlay* overlay : {m_leads.calipers(), m_page.calipers()}) {
        connect(m_march, &QAction::toggled, overlay, &CaliperOverlay::setMarching);
        connect(overlay, &CaliperOverlay::dismissed, m_calipers,
            [this] { m_calipers->setChecked(false); });
    }
}

void WaveformActions::addTo(QMenu& menu) const
{
    menu.addActions(m_formats->actions());
    menu.addActions({m_nextFormat, m_nextLead, m_previousLead});
    QMenu* scale = menu.addMenu(tr("Spee&d and gain of the leads"));
    scale->addActions(m_speeds->actions());
    scale->addAction(m_nextSpeed);
    scale->addSeparator();
    scale->addActions(m_gains->actions());
    scale->addAction(m_nextGain);
    menu.addSeparator();
    menu.addActions({m_calipers, m_march});
}

void WaveformActions::chooseFormat(LeadFormat format)
{
    m_leads.setFormat(format);
    m_settings.setValue(kFormatKey, static_cast<int>(format));
}

void WaveformActions::chooseSpeed(double mmPerS)
{
    m_leads.setPaper(m_mmPerS = mmPerS, m_mmPerMv);
    m_settings.setValue(kSpeedKey, mmPerS);
}

void WaveformActions::chooseGain(double mmPerMv)
{
    m_leads.setPaper(m_mmPerS, m_mmPerMv = mmPerMv);
    m_settings.setValue(kGainKey, mmPerMv);
}

void WaveformActions::showAlone(Lead lead)
{
    m_leads.setLeadAlone(m_alone = lead);
    m_formats->actions().constLast()->trigger();
}

void WaveformActions::setCalipers(bool active)
{
    for (CaliperOverlay* overlay : {m_leads.calipers(), m_page.calipers()})
        overlay->setActive(active);
    m_march->setEnabled(active);
    QWidget* focused = m_window->focusWidget();
    const bool isOnOne = focused && (m_leads.isAncestorOf(focused) || m_page.isAncestorOf(focused));
    if (active && !isOnOne)
        m_leads.calipers()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace ecgscan

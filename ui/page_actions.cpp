// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_actions.h"

#include "widgets/page_view.h"

#include <QAction>
#include <QMenu>
#include <QSettings>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr auto kOpacityKey = "page/trace_percent"_L1, kRulersKey = "page/rulers"_L1;
constexpr int kToneStep = 10;
constexpr int kPercents[] = {100, 65, 35}; ///< Of the traces' opacity.

} // namespace

PageActions::PageActions(PageView& page, QSettings& settings, QWidget* window)
    : QObject(window)
    , m_page(page)
    , m_settings(settings)
    , m_window(window)
{
    makeTone();
    makeTurns();
    makeTraces();
}

QAction* PageActions::make(const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    m_window->addAction(action);
    return action;
}

void PageActions::makeTone()
{
    m_brighter = make(tr("&Brighter picture"), Qt::ALT | Qt::Key_Up);
    m_darker = make(tr("&Darker picture"), Qt::ALT | Qt::Key_Down);
    m_moreContrast = make(tr("&More contrast"), Qt::ALT | Qt::Key_Right);
    m_lessContrast = make(tr("&Less contrast"), Qt::ALT | Qt::Key_Left);
    m_invert = make(tr("&Invert the picture"), Qt::Key_I);
    m_invert->setCheckable(true);
    m_asItIs = make(tr("Picture &as it is"), Qt::ALT | Qt::Key_0);
    connect(m_brighter, &QAction::triggered, this, [this] { changeTone(kToneStep, 0); });
    connect(m_darker, &QAction::triggered, this, [this] { changeTone(-kToneStep, 0); });
    connect(m_moreContrast, &QAction::triggered, this, [this] { changeTone(0, kToneStep); });
    connect(m_lessContrast, &QAction::triggered, this, [this] { changeTone(0, -kToneStep); });
    connect(m_asItIs, &QAction::triggered, this, [this] { m_page.setTone({}); });
    connect(m_invert, &QAction::toggled, this, [this](bool inverted) {
        PictureTone tone = m_page.tone();
        tone.isInverted = inverted;
        m_page.setTone(tone);
    });
    connect(&m_page, &PageView::toneChanged, m_invert,
        [this](const PictureTone& tone) { m_invert->setChecked(tone.isInverted); });
}

void PageActions::makeTurns()
{
    m_right = make(tr("Turn the page to the &right"), Qt::CTRL | Qt::Key_R);
    m_left = make(tr("Turn the page to the l&eft"), Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    connect(m_right, &QAction::triggered, this, [this] { m_page.turn(1); });
    connect(m_left, &QAction::triggered, this, [this] { m_page.turn(-1); });
}

void PageActions::makeTraces()
{
    m_fainter = make(tr("Next &opacity of the traces"), Qt::SHIFT | Qt::Key_T);
    m_blink = make(tr("Blin&k the traces"), Qt::Key_B);
    m_blink->setCheckable(true);
    m_blink->setToolTip(tr("Show the traces and the print below them in turn"));
    m_rulers = make(tr("R&ulers in millimetres"), Qt::SHIFT | Qt::Key_R);
    m_rulers->setCheckable(true);
    connect(m_fainter, &QAction::triggered, this, &PageActions::nextOpacity);
    connect(m_blink, &QAction::toggled, &m_page, &PageView::setBlinking);
    connect(m_rulers, &QAction::toggled, this, [this](bool shown) {
        m_page.setRulersShown(shown);
        m_settings.setValue(kRulersKey, shown);
    });
    m_rulers->setChecked(m_settings.value(kRulersKey, true).toBool());
    m_page.setRulersShown(m_rulers->isChecked());
    const int percent = m_settings.value(kOpacityKey, kPercents[0]).toInt();
    m_page.setTraceOpacity(std::clamp(percent, *std::rbegin(kPercents), kPercents[0]) / 100.0);
}

void PageActions::changeTone(int brightness, int contrast)
{
    PictureTone tone = m_page.tone();
    tone.brightness = std::clamp(tone.brightness + brightness, -90, 90);
    tone.contrast = std::clamp(tone.contrast + contrast, -90, 90);
    m_page.setTone(tone);
}

void PageActions::nextOpacity()
{
    const int now = qRound(100 * m_page.traceOpacity());
    const auto* next
        = std::ranges::find_if(kPercents, [now](int percent) { return percent < now; });
    const int percent = next == std::end(kPercents) ? kPercents[0] : *next;
    m_page.setTraceOpacity(percent / 100.0);
    m_settings.setValue(kOpacityKey, percent);
}

void PageActions::addTo(QMenu& menu) const
{
    QMenu* picture = menu.addMenu(tr("Pict&ure of the page"));
    picture->addActions({m_brighter, m_darker, m_moreContrast, m_lessContrast, m_invert, m_asItIs});
    picture->addSeparator();
    picture->addActions({m_right, m_left});
    picture->addSeparator();
    picture->addActions({m_fainter, m_blink, m_rulers});
}

} // namespace ecgscan

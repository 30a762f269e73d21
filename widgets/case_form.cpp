// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_form.h"

#include "widgets/choice_box.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace ecgscan {
namespace {

constexpr int kSettleMs = 600;
constexpr int kOldest = 120;

/// What a text says: nothing is known, a value, or no value of this field.
template <class T> struct Typed {
    bool isValid = true;
    std::optional<T> value = {};
};

Typed<int> ageFrom(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    bool isNumber = false;
    const int years = trimmed.toInt(&isNumber);
    if (!isNumber || years < 0 || years > kOldest)
        return {false};
    return {true, years};
}

std::optional<QDate> dateFrom(const QString& text)
{
    QDate date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid()) { // as it is written where the user is, the year also in full
        QString format = QLocale().dateFormat(QLocale::ShortFormat);
        if (!format.contains(u"MMM"))
            format.replace(u"dd"_s, u"d"_s).replace(u"MM"_s, u"M"_s); // zeros may be left out
        const bool isShort = !format.contains(u"yyyy");
        date = QLocale().toDate(text, format);
        if (isShort && date.isValid() && date.addYears(100) <= QDate::currentDate())
            date = date.addYears(100); // Qt takes 24 for 1924, and 98 for 1998
        else if (isShort)
            date = QLocale().toDate(text, format.replace(u"yy"_s, u"yyyy"_s));
    }
    if (!date.isValid() || date.year() < 1900 || date > QDate::currentDate())
        return std::nullopt;
    return date;
}

Typed<QDate> recordedOnFrom(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    const std::optional<QDate> date = dateFrom(trimmed);
    return {date.has_value(), date};
}

} // namespace

CaseForm::CaseForm(QWidget* parent)
    : QWidget(parent)
    , m_patient(new QLineEdit(this))
    , m_age(new QLineEdit(this))
    , m_sex(new ChoiceBox(this))
    , m_date(new QLineEdit(this))
    , m_hint(new QLabel(this))
    , m_note(new QPlainTextEdit(this))
    , m_settle(new QTimer(this))
{
    makeEditors();
    auto* form = new QFormLayout(this);
    form->setContentsMargins(8, 6, 8, 6);
    form->setVerticalSpacing(6);
    form->addRow(tr("&Patient id"), m_patient);
    form->addRow(tr("A&ge in years"), m_age);
    form->addRow(tr("Se&x"), m_sex);
    form->addRow(tr("&Recorded on"), m_date);
    form->addRow(QString(), m_hint);
    form->addRow(tr("&Note"), m_note);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    connect(m_settle, &QTimer::timeout, this, &CaseForm::flush);
    for (QLineEdit* edit : {m_patient, m_age, m_date})
        connect(edit, &QLineEdit::textEdited, this, &CaseForm::touched);
    connect(m_sex, &QComboBox::activated, this, &CaseForm::flush);
    connect(m_note, &QPlainTextEdit::textChanged, this, &CaseForm::touched);
}

void CaseForm::makeEditors()
{
    m_patient->setPlaceholderText(tr("Pseudonym, never a name"));
    m_patient->setMaxLength(64);
    m_patient->setAccessibleName(tr("Patient id (pseudonym)"));
    m_age->setPlaceholderText(tr("Unknown"));
    m_age->setMaxLength(3);
    m_age->setAccessibleName(tr("Age in years"));
    m_sex->addItem(tr("Unknown"), static_cast<int>(Sex::unknown));
    m_sex->addItem(tr("Female"), static_cast<int>(Sex::female));
    m_sex->addItem(tr("Male"), static_cast<int>(Sex::male));
    m_sex->setAccessibleName(tr("Sex"));
    m_date->setPlaceholderText(tr("YYYY-MM-DD"));
    m_date->setAccessibleName(tr("Date of recording"));
    m_note->setPlaceholderText(tr("What you want to remember of this ECG"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setMinimumHeight(48);
    m_hint->setWordWrap(true);
    m_hint->hide();
    for (QWidget* editor : QWidgetList {m_patient, m_age, m_sex, m_date, m_note})
        editor->installEventFilter(this);
    // A file dropped on an editor is to be opened, not its name noted.
    for (QWidget* editor : QWidgetList {m_patient, m_age, m_date, m_note, m_note->viewport()})
        editor->setAcceptDrops(false);
}

bool CaseForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        flush();
    return QWidget::eventFilter(watched, event);
}

void CaseForm::setFields(const CaseFields& fields)
{
    m_shownFields = fields;
    m_patient->setText(fields.patientId);
    m_sex->choose(static_cast<int>(fields.sex));
    showAge();
    showDate();
    updateHints();
}

void CaseForm::updateFields(const CaseFields& fields)
{
    const CaseFields before = std::exchange(m_shownFields, fields);
    if (fields.patientId != before.patientId)
        m_patient->setText(fields.patientId);
    if (fields.sex != before.sex)
        m_sex->choose(static_cast<int>(fields.sex));
    if (fields.ageYears != before.ageYears)
        showAge();
    if (fields.recordedOn != before.recordedOn)
        showDate();
    updateHints();
}

void CaseForm::showAge()
{
    const std::optional<int>& age = m_shownFields.ageYears;
    m_age->setText(age ? QString::number(*age) : QString());
}

void CaseForm::showDate()
{
    const std::optional<QDate>& date = m_shownFields.recordedOn;
    m_date->setText(date ? date->toString(Qt::ISODate) : QString());
}

void CaseForm::setNote(const QString& note)
{
    m_shownNote = note;
    if (m_note->toPlainText() == note)
        return; // keeps the text cursor while the reader writes on
    const QSignalBlocker blocker(m_note);
    m_note->setPlainText(note);
}

void CaseForm::touched()
{
    updateHints();
    m_settle->start();
}

CaseFields CaseForm::typed() const
{
    CaseFields fields = m_shownFields;
    fields.patientId = m_patient->text().trimmed();
    fields.sex = static_cast<Sex>(m_sex->chosen());
    if (const auto age = ageFrom(m_age->text()); age.isValid)
        fields.ageYears = age.value;
    if (const auto date = recordedOnFrom(m_date->text()); date.isValid)
        fields.recordedOn = date.value;
    return fields;
}

void CaseForm::updateHints()
{
    QStringList hints;
    if (!ageFrom(m_age->text()).isValid)
        hints << tr("This age isn't saved yet: write a number from 0 to 120.");
    if (!recordedOnFrom(m_date->text()).isValid)
        hints << tr("This date isn't saved yet: write it like 2024-05-31, and not in the future.");
    m_hint->setText(hints.join(u'\n'));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, toneColor(palette(), Tone::warning));
    m_hint->setPalette(warning);
    m_hint->setVisible(!hints.isEmpty());
}

QStringList CaseForm::unread() const
{
    QStringList texts;
    if (!ageFrom(m_age->text()).isValid)
        texts << m_age->text();
    if (!recordedOnFrom(m_date->text()).isValid)
        texts << m_date->text();
    return texts;
}

void CaseForm::flush()
{
    m_settle->stop();
    if (const CaseFields fields = typed(); fields != m_shownFields) {
        m_shownFields = fields;
        Q_EMIT fieldsEdited(fields);
    }
    if (const QString note = m_note->toPlainText(); note != m_shownNote) {
        m_shownNote = note;
        Q_EMIT noteEdited(note);
    }
}

} // namespace ecgscan

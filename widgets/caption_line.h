// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace ecgscan {

/// One line: a bold name and facts after it. Where room is short the name is elided, then facts are
/// left out whole, the last first: a number is never shown without its unit.
class CaptionLine : public QLabel {
    Q_OBJECT
public:
    explicit CaptionLine(QWidget* parent = nullptr);
    void setParts(const QString& name, const QStringList& facts);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    QString m_name;
    QStringList m_facts;
};

} // namespace ecgscan

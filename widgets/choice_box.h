// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace ecgscan {

/// A list of choices among other controls: scrolling past it changes nothing, and a letter chooses
/// in it while it has the focus instead of deciding a finding.
class ChoiceBox : public QComboBox {
public:
    explicit ChoiceBox(QWidget* parent = nullptr);

    /// Selects the entry with this number as its data.
    void choose(int number);
    int chosen() const { return currentData().toInt(); }

protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace ecgscan

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <functional>

namespace ecgscan {

/// One change of one value, with its name for the menu.
template <class Value> class ChangeCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const Value&)>;

    ChangeCommand(const QString& text, Value before, Value after, Apply apply)
        : QUndoCommand(text)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_apply(std::move(apply))
    {
    }

    void redo() override { m_apply(m_after); }
    void undo() override { m_apply(m_before); }

private:
    Value m_before;
    Value m_after;
    Apply m_apply;
};

} // namespace ecgscan

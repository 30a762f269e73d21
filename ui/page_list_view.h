// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace ecgscan {

/// The work list. Letters don't jump to a page by its name: they decide findings, and the page
/// under them must not become another patient's.
class PageListView : public QListView {
public:
    using QListView::QListView;
    void keyboardSearch(const QString&) override { }
};

} // namespace ecgscan

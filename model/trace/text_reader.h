// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <opencv2/core.hpp>

#include <QString>

#include <memory>

namespace ecgscan {

/// Reads printed text, by Tesseract. Loading takes about 0.1 s, so one is kept. Used by one thread
/// at a time.
class TextReader {
public:
    /// Errors: notFound (the language data of Tesseract is not installed).
    [[nodiscard]] static Result<TextReader> load();
    TextReader(TextReader&&) noexcept;
    TextReader& operator=(TextReader&&) noexcept;
    ~TextReader();

    /// Dark text on white, letters 15 to 40 pixels high; words anywhere. Lines of what was read;
    /// nothing after half a second: a picture full of specks would take many.
    QString read(const cv::Mat1b& picture);

private:
    struct Parts;
    explicit TextReader(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace ecgscan

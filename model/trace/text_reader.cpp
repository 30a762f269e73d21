// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/text_reader.h"

#include <QCoreApplication>

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

namespace ecgscan {

namespace {

constexpr int kMostMs = 500;

} // namespace

struct TextReader::Parts {
    tesseract::TessBaseAPI reader;
};

TextReader::TextReader(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}
TextReader::TextReader(TextReader&&) noexcept = default;
TextReader& TextReader::operator=(TextReader&&) noexcept = default;
TextReader::~TextReader() = default;

Result<TextReader> TextReader::load()
{
    auto parts = std::make_unique<Parts>();
    if (parts->reader.Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0)
        return fail(Errc::notFound,
            QCoreApplication::translate("TextReader",
                "Printed text can't be read: install the package tesseract-ocr-eng."));
    parts->reader.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    parts->reader.SetVariable("debug_file", "/dev/null");
    return TextReader(std::move(parts));
}

QString TextReader::read(const cv::Mat1b& picture)
{
    if (picture.empty())
        return {};
    m_parts->reader.SetImage(
        picture.data, picture.cols, picture.rows, 1, static_cast<int>(picture.step));
    tesseract::ETEXT_DESC limit;
    limit.set_deadline_msecs(kMostMs);
    if (m_parts->reader.Recognize(&limit) != 0) {
        m_parts->reader.Clear();
        return {};
    }
    const std::unique_ptr<char[]> text(m_parts->reader.GetUTF8Text());
    m_parts->reader.Clear();
    return QString::fromUtf8(text.get());
}

} // namespace ecgscan

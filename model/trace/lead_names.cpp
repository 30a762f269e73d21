// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lead_names.h"

#include <QFont>
#include <QFontMetrics>
#include <QImage>
#include <QPainter>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ecgscan {

namespace {

constexpr int kLetterRows = 20; ///< Words are compared at this height
constexpr int kMargin = 3; ///< with a margin of paper.
constexpr double kMinHeightMm = 1.2;
constexpr double kMaxHeightMm = 6;
constexpr double kMaxWordMm = 13;
constexpr float kNameScore = 0.6f;

struct NameForm {
    Lead lead;
    double aspect; ///< Width over height of the letters' box.
    int width; ///< At the comparison height.
    cv::Mat1f picture; ///< normalised()
};

cv::Mat1f renderedWord(const QString& text, const QFont& font)
{
    const QFontMetrics metrics(font);
    QImage image(
        metrics.horizontalAdvance(text) + 40, metrics.height() + 40, QImage::Format_Grayscale8);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(20, 20 + metrics.ascent(), text);
    painter.end();
    const cv::Mat1b pixels(image.height(), image.width(), image.bits(),
        static_cast<std::size_t>(image.bytesPerLine()));
    const cv::Rect box = cv::boundingRect(pixels);
    cv::Mat1f out;
    if (box.empty())
        return out;
    pixels(box).convertTo(out, CV_32F, 1 / 255.0);
    return out;
}

/// Scaled to the comparison height, with its margin and a little blur, so that pen widths matter
/// less; mean 0, length 1.
cv::Mat1f normalised(const cv::Mat1f& word, int width)
{
    cv::Mat1f scaled, framed;
    cv::resize(word, scaled, {width, kLetterRows}, 0, 0,
        word.rows > kLetterRows ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::copyMakeBorder(
        scaled, framed, kMargin, kMargin, kMargin, kMargin, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::GaussianBlur(framed, framed, {5, 5}, 1.0);
    framed -= cv::mean(framed);
    const double length = cv::norm(framed);
    return length > 0 ? cv::Mat1f(framed / length) : framed;
}

std::vector<NameForm> renderForms()
{
    std::vector<NameForm> forms;
    for (const char* family : {"DejaVu Sans", "Helvetica", "Times", "Courier"}) {
        for (const bool bold : {false, true}) {
            QFont font(QString::fromLatin1(family));
            font.setPixelSize(48);
            font.setBold(bold);
            for (const Lead lead : kLeads) {
                const cv::Mat1f picture = renderedWord(leadName(lead), font);
                if (picture.empty())
                    continue;
                const double aspect = static_cast<double>(picture.cols) / picture.rows;
                const int width = std::max(2, cvRound(kLetterRows * aspect));
                forms.push_back({lead, aspect, width, normalised(picture, width)});
            }
        }
    }
    return forms;
}

const std::vector<NameForm>& nameForms()
{
    static const std::vector<NameForm> forms = renderForms();
    return forms;
}

/// Both have mean 0 and length 1.
float correlation(const cv::Mat1f& a, const cv::Mat1f& b)
{
    return static_cast<float>(a.dot(b));
}

PrintedWord classified(const InkMap& map, const cv::Rect& box)
{
    PrintedWord word;
    word.box = box;
    word.score.fill(-1);
    const double aspect = static_cast<double>(box.width) / box.height;
    const cv::Mat1f ink = map.ink(box);
    std::vector<std::pair<int, cv::Mat1f>> byWidth;
    for (const NameForm& form : nameForms()) {
        const double stretch = std::log(aspect / form.aspect);
        const bool bar = form.lead == Lead::I;
        if (std::abs(stretch) > (bar ? 0.8 : 0.3))
            continue;
        auto found = std::find_if(byWidth.begin(), byWidth.end(),
            [&](const auto& entry) { return entry.first == form.width; });
        if (found == byWidth.end())
            found = byWidth.insert(byWidth.end(), {form.width, normalised(ink, form.width)});
        const float match = correlation(found->second, form.picture)
            - 0.3f * static_cast<float>(bar ? 0.2 * std::abs(stretch) : std::abs(stretch));
        float& best = word.score[static_cast<std::size_t>(index(form.lead))];
        best = std::max(best, match);
    }
    const auto best = std::max_element(word.score.begin(), word.score.end());
    word.best = kLeads[static_cast<std::size_t>(best - word.score.begin())];
    return word;
}

bool isLetterSized(const Mark& mark, const InkMap& map)
{
    const double height = mark.box.height / map.pxPerMm, width = mark.box.width / map.pxPerMm;
    return height >= kMinHeightMm && height <= kMaxHeightMm && width <= kMaxWordMm
        && mark.box.height >= 6 && mark.area >= 6;
}

/// Do these two boxes follow each other in a word?
bool isNext(const cv::Rect& left, const cv::Rect& right)
{
    const int tall = std::max(left.height, right.height);
    const int gap = right.x - (left.x + left.width);
    const int overlap
        = std::min(left.y + left.height, right.y + right.height) - std::max(left.y, right.y);
    return gap < 0.4 * tall && gap > -0.3 * tall
        && overlap > 0.6 * std::min(left.height, right.height)
        && std::min(left.height, right.height) > 0.45 * tall;
}

/// Chains of letters, each as long as it gets.
std::vector<std::vector<cv::Rect>> chains(std::vector<cv::Rect> letters)
{
    std::sort(letters.begin(), letters.end(),
        [](const cv::Rect& a, const cv::Rect& b) { return a.x < b.x; });
    std::vector<std::vector<cv::Rect>> words;
    for (const cv::Rect& letter : letters) {
        const auto word = std::find_if(words.begin(), words.end(),
            [&](const auto& candidate) { return isNext(candidate.back(), letter); });
        if (word == words.end())
            words.push_back({letter});
        else
            word->push_back(letter);
    }
    return words;
}

cv::Rect boxOf(const std::vector<cv::Rect>& letters, std::size_t first, std::size_t last)
{
    cv::Rect box = letters[first];
    for (std::size_t k = first + 1; k <= last; ++k)
        box |= letters[k];
    return box;
}

std::vector<PrintedWord> namesAmong(const InkMap& map, const PrintMarks& marks)
{
    std::vector<cv::Rect> letters;
    for (std::size_t k = 1; k < marks.marks.size(); ++k) {
        if (isLetterSized(marks.marks[k], map))
            letters.push_back(marks.marks[k].box);
    }
    std::vector<PrintedWord> names;
    for (const std::vector<cv::Rect>& word : chains(std::move(letters))) {
        const std::size_t count = word.size();
        if (count > 5)
            continue;
        PrintedWord best = classified(map, boxOf(word, 0, count - 1));
        if (count > 1 && best.bestScore() < kNameScore) {
            // A separator or a speck may stand at either end of the name.
            for (const auto& [first, last] :
                {std::pair<std::size_t, std::size_t>(1, count - 1), {0, count - 2}}) {
                PrintedWord part = classified(map, boxOf(word, first, last));
                if (part.bestScore() > std::max(kNameScore, best.bestScore())
                    && part.best != Lead::I)
                    best = part;
            }
        }
        if (best.bestScore() >= kNameScore)
            names.push_back(best);
    }
    return names;
}

/// An upright stroke reads as "I" wherever it comes from.
bool isBetterName(const PrintedWord& a, const PrintedWord& b)
{
    if ((a.best == Lead::I) != (b.best == Lead::I))
        return b.best == Lead::I;
    return a.bestScore() > b.bestScore();
}

} // namespace

std::vector<PrintedWord> findLeadNames(const InkMap& map, const PrintMarks& marks)
{
    std::vector<PrintedWord> names = namesAmong(map, marks);
    for (const PrintedWord& faint : namesAmong(map, findMarks(map, kFaintlyWritten))) {
        const auto overlaps
            = [&](const PrintedWord& name) { return !(name.box & faint.box).empty(); };
        const bool isBetter = std::ranges::all_of(names,
            [&](const PrintedWord& name) { return !overlaps(name) || isBetterName(faint, name); });
        if (!isBetter)
            continue;
        std::erase_if(names, overlaps);
        names.push_back(faint);
    }
    return names;
}

} // namespace ecgscan

// SPDX-License-Identifier: GPL-3.0-or-later
// Draws pages as other programs and machines do, for `ecgscan evaluate digitisation`: nothing of it
// is shared with the renderer that training sees but the recordings. Vector PDF, PNG, or a photo
// (JPEG) with a lens, a curled sheet and uneven light of its own. Not a test, not installed.
// Usage: foreign_pages DATA OUT pdf|png|photo COUNT SEED
#include "exchange/recording_archive.h"
#include "model/core/analysis_json.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QPageSize>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QTextStream>

#include <opencv2/imgproc.hpp>

#include <array>
#include <cmath>
#include <numbers>
#include <random>

using namespace ecgscan;
using namespace Qt::StringLiterals;

namespace {

/// What one kind of machine prints. Millimetres.
struct Machine {
    const char* name;
    const char* layout; ///< Rows x columns + strips.
    const char* font;
    QColor grid, fine, ink, text;
    double gridMm, fineMm, penMm;
    double nameMm; ///< Height of the font.
    QPointF nameAt; ///< Baseline of a name from the start of its stretch.
    enum { none, stepLeft, stepRight, boxLeft } pulse;
    enum { nothing, shortBar, tallBar, gap } between;
    bool bold, monospace;
};

const QColor kNone(Qt::transparent);
const std::array kMachines = {Machine {"cart", "3x4+1", "Liberation Sans", {245, 170, 170},
                                  {250, 215, 215}, Qt::black, Qt::black, 0.18, 0.08, 0.22, 3.4,
                                  {1, -11}, Machine::stepLeft, Machine::shortBar, false, false},
    Machine {"monitor", "3x4+3", "Liberation Sans Narrow", {235, 140, 140}, {245, 205, 205},
        {25, 25, 25}, {40, 40, 40}, 0.25, 0.1, 0.3, 3, {0.5, -8}, Machine::boxLeft,
        Machine::nothing, true, false},
    Machine {"rest", "6x2", "Liberation Serif", {240, 165, 120}, {248, 222, 200}, {0, 0, 60},
        {0, 0, 60}, 0.22, 0.1, 0.28, 3.6, {-9, 1.5}, Machine::none, Machine::gap, false, false},
    Machine {"stack", "12x1", "FreeMono", {150, 200, 160}, {215, 235, 218}, {20, 20, 20},
        {20, 20, 20}, 0.2, 0.1, 0.25, 3.2, {-9, 1}, Machine::stepRight, Machine::nothing, false,
        true},
    Machine {"script", "3x4", "DejaVu Sans", {255, 128, 128}, kNone, {0, 0, 128}, Qt::black, 0.28,
        0, 0.45, 2.8, {1, -9}, Machine::none, Machine::nothing, false, false},
    Machine {"script with bars", "3x4+1", "DejaVu Sans", {220, 110, 110}, {240, 190, 190},
        Qt::black, Qt::black, 0.2, 0.1, 0.38, 2.8, {1.5, 6}, Machine::stepLeft, Machine::tallBar,
        true, false},
    Machine {"grey", "6x2+1", "FreeSans", {170, 170, 175}, {215, 215, 220}, {30, 30, 30},
        {30, 30, 30}, 0.22, 0.09, 0.3, 3.3, {1, -7}, Machine::stepLeft, Machine::shortBar, false,
        false},
    Machine {"two strips", "3x4+2", "FreeSerif", {236, 150, 175}, {246, 212, 224}, {50, 10, 60},
        {50, 10, 60}, 0.24, 0.1, 0.26, 3.6, {1, -10}, Machine::boxLeft, Machine::shortBar, true,
        false}};

class Page {
public:
    Page(const Machine& machine, const Ecg& ecg, unsigned seed)
        : m_machine(machine)
        , m_ecg(ecg)
        , m_random(seed)
    {
        const QString layout = QString::fromLatin1(machine.layout);
        m_rows = layout.section(u'x', 0, 0).toInt();
        m_columns = layout.section(u'x', 1).section(u'+', 0, 0).toInt();
        m_strips = layout.section(u'+', 1).toInt();
        const int all = m_rows + m_strips;
        m_rowMm = all > 8 ? 15 : all > 5 ? 24 : 30;
        m_leftMm = 12 + (machine.nameAt.x() < 0 ? 8 : 0)
            + std::uniform_real_distribution(0., 5.)(m_random);
        m_size = {m_leftMm + 250 + (m_columns - 1) * gapMm() + 16, 44 + all * m_rowMm + 12};
        m_truth.page.layout = layout;
        m_truth.page.found = true;
        m_truth.page.paperSpeedMmPerS = 25;
        m_truth.page.gainMmPerMv = 10;
    }

    QSizeF sizeMm() const { return m_size; }
    const Analysis& truth() const { return m_truth; }

    /// The painter counts millimetres.
    void draw(QPainter& painter)
    {
        painter.fillRect(QRectF({}, m_size), Qt::white);
        drawGrid(painter);
        drawTexts(painter);
        for (int row = 0; row < m_rows + m_strips; ++row)
            drawPulse(painter, baseline(row));
        for (int column = 0; column < m_columns; ++column) {
            for (int row = 0; row < m_rows; ++row)
                drawLead(painter, kLeads[static_cast<std::size_t>(column * m_rows + row)], row,
                    column, 10.0 / m_columns);
        }
        const std::array strips = m_strips == 1 ? std::array {Lead::II, Lead::II, Lead::II}
                                                : std::array {Lead::V1, Lead::II, Lead::V5};
        for (int strip = 0; strip < m_strips; ++strip)
            drawLead(painter, strips[static_cast<std::size_t>(strip)], m_rows + strip, 0, 10);
    }

private:
    double gapMm() const { return m_machine.between == Machine::gap ? 14 : 0; }
    double baseline(int row) const { return 40 + (row + 0.5) * m_rowMm; }
    QFont font() const
    {
        QFont font(QString::fromLatin1(m_machine.font));
        font.setPointSizeF(10);
        font.setBold(m_machine.bold);
        return font;
    }

    void drawText(QPainter& painter, QPointF at, const QString& text, double heightMm) const
    {
        QPainterPath path;
        path.addText({}, font(), text);
        const double scale = heightMm / QFontMetricsF(font()).height();
        const QTransform place
            = QTransform::fromScale(scale, scale) * QTransform::fromTranslate(at.x(), at.y());
        painter.fillPath(place.map(path), m_machine.text);
    }

    void drawGrid(QPainter& painter) const
    {
        for (int pass = 0; pass < 2; ++pass) {
            const bool isCoarse = pass == 1;
            const QColor colour = isCoarse ? m_machine.grid : m_machine.fine;
            if (colour.alpha() == 0)
                continue;
            painter.setPen(QPen(colour, isCoarse ? m_machine.gridMm : m_machine.fineMm));
            const double step = isCoarse ? 5 : 1;
            for (double x = 4; x <= m_size.width() - 4; x += step)
                painter.drawLine(QPointF(x, 34), QPointF(x, m_size.height() - 8));
            for (double y = 34; y <= m_size.height() - 8; y += step)
                painter.drawLine(QPointF(4, y), QPointF(m_size.width() - 4, y));
        }
    }

    void drawTexts(QPainter& painter)
    {
        const auto number = [&](int low, int high) {
            return QString::number(std::uniform_int_distribution(low, high)(m_random));
        };
        drawText(painter, {8, 10}, u"Patient "_s + number(1000, 9999), 4);
        drawText(painter, {8, 16}, number(20, 90) + u" years"_s, 3.4);
        drawText(painter, {70, 10}, u"HR "_s + number(50, 120) + u"/min"_s, 3.4);
        drawText(painter, {70, 15}, u"PQ "_s + number(120, 220) + u" ms"_s, 3.4);
        drawText(painter, {70, 20}, u"QRS "_s + number(70, 140) + u" ms"_s, 3.4);
        drawText(painter, {120, 10}, u"Sinus rhythm, ST depression in V4 V5 V6"_s, 3.4);
        drawText(painter, {120, 16}, u"Unconfirmed report"_s, 3.4);
        drawText(painter, {10, m_size.height() - 3}, u"25 mm/s  10 mm/mV  0.15-150 Hz"_s, 3.2);
    }

    void drawPulse(QPainter& painter, double y) const
    {
        painter.setPen(
            QPen(m_machine.ink, m_machine.penMm, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        const double left
            = m_machine.pulse == Machine::stepRight ? m_leftMm + 250 + 3 : m_leftMm - 9;
        if (m_machine.pulse == Machine::none || m_machine.nameAt.x() < 0)
            return;
        if (m_machine.pulse == Machine::boxLeft)
            painter.drawPolyline(QPolygonF {{left, y}, {left + 1.5, y}, {left + 1.5, y - 10},
                {left + 6.5, y - 10}, {left + 6.5, y}, {left + 8, y}});
        else
            painter.drawPolyline(QPolygonF {{left + 1, y}, {left + 2, y}, {left + 2, y - 10},
                {left + 7, y - 10}, {left + 7, y}, {left + 7.5, y}});
    }

    void drawLead(QPainter& painter, Lead lead, int row, int column, double seconds)
    {
        const double left = m_leftMm + column * (25 * seconds + gapMm());
        const auto first = static_cast<std::size_t>(std::lround(column * seconds * 500));
        const auto count = static_cast<std::size_t>(std::lround(seconds * 500));
        const double y = baseline(row);
        QPolygonF line;
        LeadTrace trace;
        trace.lead = lead;
        trace.startS = column * seconds;
        for (std::size_t k = 0; k < count; ++k) {
            const float mv = m_ecg[lead][first + k];
            trace.samplesMv.push_back(mv);
            line.append({left + 0.05 * static_cast<double>(k), y - 10 * static_cast<double>(mv)});
        }
        painter.setPen(
            QPen(m_machine.ink, m_machine.penMm, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        painter.drawPolyline(line);
        if (column > 0 && m_machine.between == Machine::shortBar)
            painter.drawLine(QPointF(left, y - 6), QPointF(left, y - 3));
        if (column > 0 && m_machine.between == Machine::tallBar)
            painter.drawLine(QPointF(left, y - 7), QPointF(left, y + 7));
        drawText(painter, QPointF(left, y) + m_machine.nameAt, leadName(lead), m_machine.nameMm);
        m_truth.leads.push_back(std::move(trace));
    }

    const Machine& m_machine;
    const Ecg& m_ecg;
    std::mt19937 m_random;
    int m_rows = 3, m_columns = 4, m_strips = 1;
    double m_rowMm = 30, m_leftMm = 15;
    QSizeF m_size;
    Analysis m_truth;
};

QImage rastered(Page& page, double dpi)
{
    const double scale = dpi / 25.4;
    QImage image((page.sizeMm() * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    page.draw(painter);
    return image;
}

/// A sheet that curls along its length, seen by a lens with barrel distortion, from a little aside,
/// on a dark table, in light from one corner.
QImage photographed(const QImage& sheet, std::mt19937& random)
{
    const auto any = [&](double low, double high) {
        return std::uniform_real_distribution(low, high)(random);
    };
    const cv::Mat4b from(sheet.height(), sheet.width(),
        reinterpret_cast<cv::Vec4b*>(const_cast<uchar*>(sheet.constBits())),
        static_cast<std::size_t>(sheet.bytesPerLine()));
    const cv::Size size(from.cols * 11 / 10, from.rows * 12 / 10);
    const double angle = any(-6, 6) * std::numbers::pi / 180, barrel = any(0.005, 0.03);
    const double leanX = any(-0.06, 0.06), leanY = any(-0.06, 0.06);
    const double curl = any(0, 0.012), waves = any(0.5, 1.5), phase = any(0, 6);
    cv::Mat1f mapX(size), mapY(size);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            double u = 2.0 * x / size.width - 1, v = 2.0 * y / size.height - 1;
            const double lens = 1 + barrel * (u * u + v * v);
            u *= lens * 1.1;
            v *= lens * 1.2;
            const double a = std::cos(angle) * u + std::sin(angle) * v * size.height / size.width;
            const double b = -std::sin(angle) * u * size.width / size.height + std::cos(angle) * v;
            const double depth = 1 + leanX * a + leanY * b;
            const double s = a / depth, t = b / depth;
            mapX(y, x) = static_cast<float>((s + 1) / 2 * from.cols);
            mapY(y, x) = static_cast<float>(
                ((t + 1) / 2 + curl * std::sin(waves * std::numbers::pi * s + phase)) * from.rows);
        }
    }
    cv::Mat4b warped;
    cv::remap(from, warped, mapX, mapY, cv::INTER_CUBIC, cv::BORDER_CONSTANT,
        cv::Scalar(40, 50, 60, 255));
    cv::Mat colours;
    cv::cvtColor(warped, colours, cv::COLOR_BGRA2BGR);
    cv::Mat3f light;
    colours.convertTo(light, CV_32FC3);
    cv::blur(light, light, {3, 3});
    const double dim = any(0.1, 0.5), cornerX = any(0, 1), cornerY = any(0, 1);
    std::normal_distribution<float> grain(0, static_cast<float>(any(1, 5)));
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double off
                = std::hypot(x / double(size.width) - cornerX, y / double(size.height) - cornerY);
            light(y, x) *= static_cast<float>(1 - dim * off);
            for (int c = 0; c < 3; ++c)
                light(y, x)[c] += grain(random);
        }
    }
    cv::Mat out;
    light.convertTo(out, CV_8UC3);
    cv::cvtColor(out, out, cv::COLOR_BGR2RGB);
    return QImage(
        out.data, out.cols, out.rows, static_cast<qsizetype>(out.step), QImage::Format_RGB888)
        .copy();
}

bool writePdf(Page& page, const QString& file)
{
    QPdfWriter writer(file);
    writer.setResolution(1200);
    writer.setPageMargins({});
    writer.setPageSize(QPageSize(page.sizeMm(), QPageSize::Millimeter));
    QPainter painter(&writer);
    painter.scale(1200 / 25.4, 1200 / 25.4);
    page.draw(painter);
    return painter.end();
}

} // namespace

int main(int argc, char** argv)
{
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    QTextStream err(stderr);
    if (arguments.size() != 6) {
        err << "foreign_pages DATA OUT pdf|png|photo COUNT SEED\n";
        return 2;
    }
    const QDir out(arguments[2]);
    const QString kind = arguments[3];
    const auto archive = RecordingArchive::open(arguments[1]);
    if (!archive || !out.mkpath(u"."_s)) {
        err << (archive ? u"no folder"_s : archive.error().message) << '\n';
        return 1;
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < archive->infos().size(); ++row) {
        if (archive->infos()[row].fold == 9)
            rows.push_back(row);
    }
    if (rows.empty() || !QStringList({u"pdf"_s, u"png"_s, u"photo"_s}).contains(kind)) {
        err << "there are no recordings of fold 9, or the kind is neither pdf, png nor photo\n";
        return 1;
    }
    QString manifest = u"picture,truth,record,layout\n"_s;
    for (int k = 0; k < arguments[4].toInt(); ++k) {
        const unsigned seed = arguments[5].toUInt() + static_cast<unsigned>(k);
        std::mt19937 random(seed);
        const std::size_t row = rows[static_cast<std::size_t>(k) % rows.size()];
        const Ecg ecg = archive->ecg(row);
        Page page(kMachines[random() % kMachines.size()], ecg, seed);
        const QString name = u"foreign_%1"_s.arg(k + 1, 4, 10, QChar(u'0'));
        const double dpi = std::uniform_real_distribution(110., 300.)(random);
        const QString picture = name
            + (kind == u"pdf"        ? u".pdf"_s
                    : kind == u"png" ? u".png"_s
                                     : u".jpg"_s);
        const QString file = out.filePath(picture);
        const bool isWritten = kind == u"pdf" ? writePdf(page, file)
            : kind == u"png"
            ? rastered(page, dpi).save(file)
            : photographed(rastered(page, std::max(dpi, 160.)), random).save(file, "JPG", 80);
        QFile truth(out.filePath(name + u".json"_s));
        if (!isWritten || !truth.open(QIODevice::WriteOnly)) {
            err << "cannot write " << file << '\n';
            return 1;
        }
        truth.write(QJsonDocument(toJson(page.truth())).toJson(QJsonDocument::Compact));
        manifest += picture + u',' + name + u".json,"_s + archive->infos()[row].record + u','
            + page.truth().page.layout + u'\n';
    }
    QFile table(out.filePath(u"manifest.csv"_s));
    return table.open(QIODevice::WriteOnly) && table.write(manifest.toUtf8()) > 0 ? 0 : 1;
}

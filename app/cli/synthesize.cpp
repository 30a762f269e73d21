// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan synthesize: pages with exact truth, from the simulator or from recordings.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "exchange/recording_archive.h"
#include "model/core/analysis_json.h"
#include "model/synthesis/damage.h"
#include "model/synthesis/heart.h"
#include "model/synthesis/page_renderer.h"

#include <QBuffer>
#include <QDir>
#include <QJsonDocument>

#include <array>
#include <random>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

struct SynthesisRequest {
    QString folder, data, damage, format;
    QString layout; ///< Or "mixed".
    int fold = 9;
    int count = 1;
    unsigned seed = 1;
    double dpi = 200, gain = 10, speed = 25;
    std::pair<double, double> penMm {0.3, 0.3};
    bool varied = false; ///< Paper, colours, fonts by seed.
};

struct Source {
    QString record;
    Ecg ecg;
};

PageStyle styleOf(const SynthesisRequest& request, unsigned seed)
{
    static const std::array kLayouts {
        u"3x4"_s, u"3x4+1"_s, u"3x4+3"_s, u"6x2"_s, u"6x2+1"_s, u"12x1"_s};
    std::mt19937_64 random(seed);
    PageStyle style = request.varied ? randomStyle(seed) : PageStyle();
    style.dpi = request.dpi;
    style.gainMmPerMv = request.gain;
    style.speedMmPerS = request.speed;
    style.penMm = std::uniform_real_distribution<double>(
        request.penMm.first, std::max(request.penMm.second, request.penMm.first + 1e-9))(random);
    style.layout
        = request.layout == u"mixed" ? kLayouts[random() % kLayouts.size()] : request.layout;
    return style;
}

DrawnPage drawOne(
    const SynthesisRequest& request, const Ecg& ecg, const PageStyle& style, unsigned seed)
{
    const DrawnPage page = drawPage(ecg, style);
    if (request.damage == u"scan")
        return damaged(page, randomScanDamage(seed), seed);
    if (request.damage == u"photo")
        return damaged(page, randomPhotoDamage(seed), seed);
    return page;
}

/// The records of the fold in the order of the table; empty without --data.
Result<std::vector<Source>> sources(const SynthesisRequest& request)
{
    std::vector<Source> out;
    if (request.data.isEmpty())
        return out;
    ECGSCAN_TRY(const RecordingArchive archive, RecordingArchive::open(request.data));
    for (std::size_t row = 0;
        row < archive.infos().size() && out.size() < static_cast<std::size_t>(request.count);
        ++row) {
        if (archive.infos()[row].fold == request.fold)
            out.push_back({archive.infos()[row].record, archive.ecg(row)});
    }
    if (out.empty())
        return fail(Errc::notFound,
            QCoreApplication::translate("cli", "There are no recordings of fold %1 in %2.")
                .arg(request.fold)
                .arg(request.data));
    return out;
}

Status drawAll(const SynthesisRequest& request)
{
    if (!QDir().mkpath(request.folder))
        return fail(Errc::diskFull,
            QCoreApplication::translate("cli", "The folder %1 can't be made.").arg(request.folder));
    ECGSCAN_TRY(const std::vector<Source> recordings, sources(request));
    QString manifest = u"picture,truth,record,pen_mm,layout,gain,speed,dpi,damage\n"_s;
    const QDir folder(request.folder);
    for (int i = 0; i < request.count; ++i) {
        const unsigned seed = request.seed + static_cast<unsigned>(i);
        const Source source = recordings.empty()
            ? Source {{}, simulateEcg(randomHeart(seed), seed)}
            : recordings[static_cast<std::size_t>(i) % recordings.size()];
        const PageStyle style = styleOf(request, seed);
        DrawnPage page = drawOne(request, source.ecg, style, seed);
        const QString name = u"page_%1"_s.arg(i + 1, 4, 10, QChar(u'0'));
        const QString picture = name + u'.' + request.format;
        page.truth.source.file = picture;
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        page.image.setDotsPerMeterX(static_cast<int>(style.dpi / 0.0254));
        page.image.setDotsPerMeterY(static_cast<int>(style.dpi / 0.0254));
        page.image.save(
            &buffer, request.format.toLatin1().constData(), request.format == u"jpg" ? 85 : 60);
        ECGSCAN_CHECK(writeFile(folder.filePath(picture), bytes));
        ECGSCAN_CHECK(writeFile(folder.filePath(name + u".json"_s),
            QJsonDocument(toJson(page.truth)).toJson(QJsonDocument::Compact)));
        manifest += u"%1,%2.json,%3,%4,%5,%6,%7,%8,%9\n"_s.arg(picture, name, source.record)
                        .arg(style.penMm, 0, 'f', 3)
                        .arg(style.layout)
                        .arg(style.gainMmPerMv)
                        .arg(style.speedMmPerS)
                        .arg(style.dpi)
                        .arg(request.damage);
    }
    return writeFile(folder.filePath(u"manifest.csv"_s), manifest.toUtf8());
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QCoreApplication::translate("cli",
        "Draws ECG pages with exact truth: page_0001.png, page_0001.json and so on, and "
        "manifest.csv."));
    parser.addOptions(
        {{u"out"_s, QCoreApplication::translate("cli", "folder for the pages"), u"DIR"_s},
            {u"count"_s, QCoreApplication::translate("cli", "how many"), u"N"_s, u"1"_s},
            {u"seed"_s,
                QCoreApplication::translate("cli", "of the first page; each next one counts up"),
                u"S"_s, u"1"_s},
            {u"layout"_s,
                QCoreApplication::translate("cli", "3x4, 3x4+1, 3x4+3, 6x2, 6x2+1, 12x1 or mixed"),
                u"L"_s, u"3x4+1"_s},
            {u"dpi"_s, QCoreApplication::translate("cli", "dots an inch"), u"D"_s, u"200"_s},
            {u"pen"_s, QCoreApplication::translate("cli", "width in mm, or a range"), u"A-B"_s,
                u"0.3"_s},
            {u"gain"_s, QCoreApplication::translate("cli", "mm/mV"), u"G"_s, u"10"_s},
            {u"speed"_s, QCoreApplication::translate("cli", "mm/s"), u"V"_s, u"25"_s},
            {u"varied"_s,
                QCoreApplication::translate(
                    "cli", "paper, colours, pulse and names differ from page to page")},
            {u"data"_s,
                QCoreApplication::translate(
                    "cli", "draw recordings of this folder instead of simulated ones"),
                u"DIR"_s},
            {u"fold"_s, QCoreApplication::translate("cli", "which recordings"), u"F"_s, u"9"_s},
            {u"damage"_s, QCoreApplication::translate("cli", "none, scan or photo"), u"KIND"_s,
                u"none"_s},
            {u"format"_s, QCoreApplication::translate("cli", "png or jpg"), u"EXT"_s, u"png"_s}});
}

} // namespace

int synthesize(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto code = parse(parser, u"synthesize"_s, arguments))
        return *code;
    const auto number = [&](const QString& option) { return parser.value(option).toDouble(); };
    SynthesisRequest request {parser.value(u"out"_s), parser.value(u"data"_s),
        parser.value(u"damage"_s), parser.value(u"format"_s), parser.value(u"layout"_s)};
    request.fold = parser.value(u"fold"_s).toInt();
    request.count = parser.value(u"count"_s).toInt();
    request.seed = parser.value(u"seed"_s).toUInt();
    request.dpi = number(u"dpi"_s);
    request.gain = number(u"gain"_s);
    request.speed = number(u"speed"_s);
    request.varied = parser.isSet(u"varied"_s);
    const QStringList pens = parser.value(u"pen"_s).split(u'-');
    request.penMm = {pens.first().toDouble(), pens.last().toDouble()};
    const bool sane = !request.folder.isEmpty() && request.count > 0 && request.dpi >= 50
        && request.dpi <= 600 && request.gain > 0 && request.gain <= 40 && request.speed > 0
        && request.speed <= 100 && request.penMm.first > 0 && request.penMm.second <= 2
        && QStringList {u"none"_s, u"scan"_s, u"photo"_s}.contains(request.damage)
        && QStringList {u"png"_s, u"jpg"_s}.contains(request.format)
        && QStringList {u"3x4"_s, u"3x4+1"_s, u"3x4+3"_s, u"6x2"_s, u"6x2+1"_s, u"12x1"_s,
            u"mixed"_s}
               .contains(request.layout);
    if (!sane) {
        err(QCoreApplication::translate("cli",
            "Say where to (--out DIR) and check the other options: \"ecgscan synthesize "
            "--help\"."));
        return kUsage;
    }
    if (const Status status = drawAll(request); !status)
        return cli::report(status.error());
    return kOk;
}

} // namespace ecgscan::cli

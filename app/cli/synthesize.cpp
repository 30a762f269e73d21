// SPDX-License-Identifier: GPL-3.0-or-later
// ecgscan synthesize: pages with exact truth, from the simulator or from recordings.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "exchange/csv.h"
#include "exchange/ludb.h"
#include "exchange/recording_archive.h"
#include "model/core/analysis_json.h"
#include "model/core/print_layout.h"
#include "model/core/scp_statement.h"
#include "model/synthesis/damage.h"
#include "model/synthesis/dice.h"
#include "model/synthesis/heart.h"
#include "model/synthesis/page_renderer.h"
#include "model/synthesis/patient.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace ecgscan::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kPageStream = 31;
constexpr int kJpegQuality = 85;
constexpr int kPngCompression = 80; // Qt's scale of quality: 0 is the smallest file, and slow

struct SynthesisRequest {
    bool ludb = false; ///< Of data, the recordings of LUDB.
    QString folder, data, damage, format;
    QString layout; ///< Or "mixed" or "any".
    std::set<int> folds;
    QStringList statements; ///< Of the recordings, those with any of these; empty: all.
    int count = 1;
    unsigned seed = 1;
    std::vector<double> dpis, gains, speeds; ///< One of each for every page.
    double thinnestMm = 0.3, thickestMm = 0.3;
    bool varied = false; ///< Paper, colours, fonts by seed.
    bool halvedChest = false; ///< Half of the gain for V1 to V6.
};

/// A statement that is true, as a perfect reader would find it.
Finding certain(const QString& code)
{
    const ScpStatement* statement = findStatement(code);
    Finding finding;
    finding.code = code;
    finding.name = statementName(code);
    finding.scheme = statement ? statement->scheme : QString();
    finding.probability = 1;
    finding.decision = Decision::present;
    return finding;
}

/// Whose ECG is drawn and what is true of it.
struct Subject {
    Ecg ecg;
    QString record, patient, fold, report;
    QStringList statements; ///< Superclasses first.
    Measurements measurements; ///< Of simulated patients.
};

bool isAsked(const RecordingInfo& info, const QStringList& statements)
{
    return statements.isEmpty() || std::ranges::any_of(statements, [&](const QString& code) {
        return info.statements.contains(code) || info.superclasses.contains(code);
    });
}

/// What is drawn: the recordings of the folds in the order of their table, those of LUDB, or
/// simulated hearts.
class Recordings {
public:
    static Result<Recordings> open(const SynthesisRequest& request)
    {
        Recordings recordings;
        if (request.data.isEmpty())
            return recordings;
        if (request.ludb) {
            ECGSCAN_TRY(const QStringList names, ludbRecords(request.data));
            for (const QString& name : names) {
                ECGSCAN_TRY(LudbRecord record, readLudb(request.data, name));
                recordings.m_ludb.push_back(std::move(record));
            }
            return recordings;
        }
        ECGSCAN_TRY(recordings.m_archive, RecordingArchive::open(request.data));
        const auto& infos = recordings.m_archive->infos();
        for (std::size_t row = 0; row < infos.size(); ++row) {
            if (request.folds.contains(infos[row].fold) && isAsked(infos[row], request.statements))
                recordings.m_rows.push_back(row);
        }
        if (recordings.m_rows.empty())
            return fail(Errc::notFound,
                QCoreApplication::translate(
                    "cli", "There are no such recordings in %1. Check --fold and --statement.")
                    .arg(request.data));
        return recordings;
    }

    Subject page(int number, unsigned seed) const
    {
        Subject subject;
        if (!m_ludb.empty()) {
            const LudbRecord& record = m_ludb[static_cast<std::size_t>(number) % m_ludb.size()];
            subject.record = subject.patient = u"ludb-"_s + record.name;
            subject.ecg = record.ecg;
            return subject;
        }
        if (m_archive) {
            const std::size_t row = m_rows[static_cast<std::size_t>(number) % m_rows.size()];
            const RecordingInfo& info = m_archive->infos()[row];
            subject.record = info.record;
            subject.patient = info.patient;
            subject.fold = QString::number(info.fold);
            subject.statements = info.superclasses + info.statements;
            subject.statements.removeDuplicates(); // NORM is both
            subject.ecg = m_archive->ecg(row);
            return subject;
        }
        const Patient patient = randomPatient(seed);
        subject.record = subject.patient = u"simulated-%1"_s.arg(seed);
        subject.statements = statementsOf(patient);
        subject.report = reportOf(patient, seed);
        Measurements& measurements = subject.measurements;
        const std::vector<double> beats = simulatedBeatTimes(patient.heart, seed);
        for (const double timeS : beats)
            measurements.beats.push_back({timeS, BeatKind::unread, {}});
        if (beats.size() > 1) {
            const double rrS
                = (beats.back() - beats.front()) / static_cast<double>(beats.size() - 1);
            measurements.rrMs = 1000 * rrS;
            measurements.heartRateBpm = 60 / rrS;
        }
        subject.ecg = recordEcg(patient, seed);
        return subject;
    }

private:
    std::vector<LudbRecord> m_ludb;
    std::optional<RecordingArchive> m_archive;
    std::vector<std::size_t> m_rows;
};

PageStyle styleOf(const SynthesisRequest& request, unsigned seed)
{
    Dice dice(seed, kPageStream);
    const auto one
        = [&](const std::vector<double>& options) { return options[dice.below(options.size())]; };
    PageStyle style = request.varied ? randomStyle(seed) : plainStyle();
    if (!request.data.isEmpty() && !style.text.right.isEmpty())
        style.text.right = {u"Research data set"_s, u"age and sex invented"_s};
    style.dpi = one(request.dpis);
    style.gainMmPerMv = one(request.gains);
    style.chestGainMmPerMv = request.halvedChest ? style.gainMmPerMv / 2 : 0;
    style.speedMmPerS = one(request.speeds);
    style.penMm = dice.between(request.thinnestMm, request.thickestMm);
    const bool isAny = request.layout == u"any";
    const QStringList layouts = printLayoutIds(isAny ? LayoutChoice::all : LayoutChoice::common);
    style.layout = isAny || request.layout == u"mixed"
        ? layouts.at(static_cast<qsizetype>(dice.below(static_cast<std::size_t>(layouts.size()))))
        : request.layout;
    return style;
}

DrawnPage drawOne(
    const SynthesisRequest& request, const Ecg& ecg, const PageStyle& style, unsigned seed)
{
    DrawnPage page = drawPage(ecg, style);
    if (request.damage == u"scan")
        return damaged(page, randomScanDamage(seed), seed);
    if (request.damage == u"photo")
        return damaged(page, randomPhotoDamage(seed), seed);
    return page;
}

Status write(const QString& path, QImage image, const QString& format, double dpi)
{
    const int dotsPerMetre = static_cast<int>(std::lround(dpi / 0.0254));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return writePicture(path, image, format.toLatin1().constData(),
        format == u"jpg" ? kJpegQuality : kPngCompression);
}

/// Draws and writes one page; gives its line of the manifest.
Result<QString> writePage(const SynthesisRequest& request, const Recordings& recordings, int number)
{
    const unsigned seed = request.seed + static_cast<unsigned>(number);
    const PageStyle style = styleOf(request, seed);
    const Subject subject = recordings.page(number, seed);
    DrawnPage page = drawOne(request, subject.ecg, style, seed);
    const QString name = u"page_%1"_s.arg(number + 1, 4, 10, QChar(u'0'));
    const QString picture = name + u'.' + request.format;
    page.truth.source.file = picture;
    page.truth.measurements = subject.measurements;
    for (const QString& code : subject.statements)
        page.truth.findings.push_back(certain(code));
    const QDir folder(request.folder);
    ECGSCAN_CHECK(write(folder.filePath(picture), page.image, request.format, style.dpi));
    ECGSCAN_CHECK(writeFile(folder.filePath(name + u".json"_s),
        QJsonDocument(toJson(page.truth)).toJson(QJsonDocument::Compact)));
    return QStringList {picture, name + u".json"_s, csvField(subject.record),
               QString::number(style.penMm, 'f', 3), style.layout,
               QString::number(style.gainMmPerMv), QString::number(style.speedMmPerS),
               QString::number(style.dpi), request.damage, csvField(subject.patient), subject.fold,
               csvField(subject.statements.join(u' ')), csvField(subject.report)}
               .join(u',')
        + u'\n';
}

/// An earlier run drew more pages, or pages of the other format.
void warnOfOlderPages(const SynthesisRequest& request)
{
    static const QRegularExpression kPage(u"^page_[0-9]+\\.(png|jpg)$"_s);
    const auto older
        = QDir(request.folder).entryList(QDir::Files).filter(kPage).size() - request.count;
    if (older > 0)
        err(QCoreApplication::translate("cli",
            "Pages of an earlier run in %1: %2. manifest.csv does not name them; remove them or "
            "choose an empty folder.")
                .arg(request.folder, QString::number(older)));
}

Status drawAll(const SynthesisRequest& request)
{
    if (!QDir().mkpath(request.folder))
        return fail(Errc::io,
            QCoreApplication::translate("cli", "The folder %1 can't be made. Choose another.")
                .arg(request.folder));
    ECGSCAN_TRY(const Recordings recordings, Recordings::open(request));
    QString manifest
        = u"picture,truth,record,pen_mm,layout,gain,speed,dpi,damage,patient,fold,statements,report\n"_s;
    for (int number = 0; number < request.count; ++number) {
        ECGSCAN_TRY(const QString line, writePage(request, recordings, number));
        manifest += line;
    }
    ECGSCAN_CHECK(writeFile(QDir(request.folder).filePath(u"manifest.csv"_s), manifest.toUtf8()));
    warnOfOlderPages(request);
    return {};
}

void addOptions(QCommandLineParser& parser)
{
    const auto text = [](const char* source) { return QCoreApplication::translate("cli", source); };
    parser.setApplicationDescription(text(QT_TRANSLATE_NOOP("cli",
        "Draws ECG pages with exact truth: page_0001.png, page_0001.json and so on, and "
        "manifest.csv. Where an option takes a list, each page gets one of it by its seed.")));
    parser.addOptions({{u"out"_s, text(QT_TRANSLATE_NOOP("cli", "folder for the pages; required")),
                           u"DIR"_s},
        option(u"count"_s, text(QT_TRANSLATE_NOOP("cli", "how many")), u"N"_s, u"1"_s),
        option(u"seed"_s,
            text(QT_TRANSLATE_NOOP("cli", "of the first page; each next one counts up")), u"S"_s,
            u"1"_s),
        option(u"layout"_s,
            QCoreApplication::translate(
                "cli", "%1; mixed: one of the common ones a page; any: one of all")
                .arg(printLayoutIds().join(u", ")),
            u"L"_s, u"3x4+1"_s),
        option(u"dpi"_s, text(QT_TRANSLATE_NOOP("cli", "dots an inch, 50 to 600; a list")),
            u"D,.."_s, u"200"_s),
        option(u"pen"_s, text(QT_TRANSLATE_NOOP("cli", "width in mm, or a range: 0.2-0.4")),
            u"MM"_s, u"0.3"_s),
        option(u"gain"_s, text(QT_TRANSLATE_NOOP("cli", "mm/mV; a list: 5,10,20")), u"G,.."_s,
            u"10"_s),
        option(
            u"speed"_s, text(QT_TRANSLATE_NOOP("cli", "mm/s; a list: 25,50")), u"V,.."_s, u"25"_s),
        {u"halved-chest"_s,
            text(QT_TRANSLATE_NOOP("cli", "V1 to V6 are printed at half of that gain"))},
        {u"varied"_s,
            text(QT_TRANSLATE_NOOP(
                "cli", "paper, colours, pulse, names and texts differ from page to page"))},
        {u"data"_s,
            text(QT_TRANSLATE_NOOP(
                "cli", "draw recordings of this folder instead of simulated ones")),
            u"DIR"_s},
        {u"ludb"_s,
            text(QT_TRANSLATE_NOOP("cli", "those of LUDB (ludb/ in that folder), without labels"))},
        option(u"fold"_s, text(QT_TRANSLATE_NOOP("cli", "which recordings; a list such as 8,9")),
            u"F,.."_s, u"9"_s),
        {u"statement"_s,
            text(QT_TRANSLATE_NOOP(
                "cli", "only recordings with one of these SCP-ECG statements; a list")),
            u"CODE,.."_s},
        option(u"damage"_s, text(QT_TRANSLATE_NOOP("cli", "none, scan or photo")), u"KIND"_s,
            u"none"_s),
        option(u"format"_s, text(QT_TRANSLATE_NOOP("cli", "png or jpg")), u"EXT"_s, u"png"_s)});
}

/// The numbers of a list; empty, and a sentence on standard error, when one of them lies outside
/// the range or is none.
std::vector<double> numbers(const QString& option, const QString& list, double least, double most)
{
    std::vector<double> out;
    for (const QString& item : list.split(u',')) {
        bool ok = false;
        const double number = item.toDouble(&ok);
        if (!ok || !(number >= least && number <= most)) { // "nan" is a number too
            err(QCoreApplication::translate("cli", "--%1 is a number from %2 to %3, not \"%4\".")
                    .arg(option)
                    .arg(least)
                    .arg(most)
                    .arg(item));
            return {};
        }
        out.push_back(number);
    }
    return out;
}

/// nullopt, and a sentence on standard error: an option makes no sense.
std::optional<SynthesisRequest> requestOf(const QCommandLineParser& parser)
{
    SynthesisRequest request;
    request.folder = parser.value(u"out"_s);
    if (request.folder.isEmpty() || !parser.positionalArguments().isEmpty()) {
        err(QCoreApplication::translate("cli", "Say: ecgscan synthesize --out DIR [OPTIONS]"));
        return std::nullopt;
    }
    request.data = parser.value(u"data"_s);
    request.ludb = parser.isSet(u"ludb"_s);
    request.damage = parser.value(u"damage"_s);
    request.format = parser.value(u"format"_s);
    request.layout = parser.value(u"layout"_s);
    request.varied = parser.isSet(u"varied"_s);
    request.halvedChest = parser.isSet(u"halved-chest"_s);
    for (const QString& fold : parser.values(u"fold"_s).join(u',').split(u',')) {
        bool ok = false;
        const int number = fold.toInt(&ok);
        if (!ok || number < 1 || number > 10) {
            err(QCoreApplication::translate(
                "cli", "--fold is a whole number from 1 to 10, or a list of them, not \"%1\".")
                    .arg(fold));
            return std::nullopt;
        }
        request.folds.insert(number);
    }
    const auto count = wholeNumber(parser, u"count"_s, 1);
    const auto seed = wholeNumber(parser, u"seed"_s, 0);
    if (!count || !seed)
        return std::nullopt;
    request.count = *count;
    request.seed = static_cast<unsigned>(*seed);
    request.dpis = numbers(u"dpi"_s, parser.value(u"dpi"_s), 50, 600);
    request.gains = numbers(u"gain"_s, parser.value(u"gain"_s), 1, 40);
    request.speeds = numbers(u"speed"_s, parser.value(u"speed"_s), 5, 100);
    const std::vector<double> pens
        = numbers(u"pen"_s, parser.value(u"pen"_s).replace(u'-', u','), 0.05, 2);
    if (request.dpis.empty() || request.gains.empty() || request.speeds.empty() || pens.empty())
        return std::nullopt;
    if (pens.size() > 2 || pens.front() > pens.back()) {
        err(QCoreApplication::translate("cli", "--pen is a width or a range such as 0.2-0.4."));
        return std::nullopt;
    }
    request.statements = parser.values(u"statement"_s).join(u',').split(u',', Qt::SkipEmptyParts);
    for (const QString& code : std::as_const(request.statements)) {
        if (!findStatement(code)) {
            err(QCoreApplication::translate("cli", "--statement: there is no statement \"%1\".")
                    .arg(code));
            return std::nullopt;
        }
    }
    if (!request.statements.isEmpty() && (request.data.isEmpty() || request.ludb)) {
        err(QCoreApplication::translate(
            "cli", "--statement needs --data, and LUDB has no statements."));
        return std::nullopt;
    }
    if (parser.isSet(u"fold"_s) && request.data.isEmpty()) {
        err(QCoreApplication::translate("cli", "--fold needs --data: simulated hearts have none."));
        return std::nullopt;
    }
    request.thinnestMm = pens.front();
    request.thickestMm = pens.back();
    if (!isOneOf(parser, u"damage"_s, {u"none"_s, u"scan"_s, u"photo"_s})
        || !isOneOf(parser, u"format"_s, {u"png"_s, u"jpg"_s})
        || !isOneOf(parser, u"layout"_s, printLayoutIds() + QStringList {u"mixed"_s, u"any"_s}))
        return std::nullopt;
    return request;
}

} // namespace

int synthesize(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto code = parse(parser, u"synthesize"_s, arguments))
        return *code;
    const auto request = requestOf(parser);
    if (!request)
        return kUsage;
    const Status status = drawAll(*request);
    return status ? kOk : cli::report(status.error());
}

} // namespace ecgscan::cli

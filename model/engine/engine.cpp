// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/engine.h"

#include "model/core/layout_template.h"
#include "model/core/reference_ranges.h"
#include "model/measure/electrode_swap.h"
#include "model/measure/intervals.h"
#include "model/scan/flatten.h"
#include "model/trace/read_page.h"
#include "model/trace/reconstruction.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPolygonF>

#include <cmath>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kFewNames = 3; ///< Fewer may be chance.
constexpr double kNothingRead = 0.03; ///< Share of the signal.
constexpr double kEvidenceMarginMm = 3;

/// Milliseconds since the last call, or since it was made.
class Stopwatch {
public:
    Stopwatch() { m_timer.start(); }
    double lap()
    {
        const auto ms = static_cast<double>(m_timer.nsecsElapsed()) * 1e-6;
        return ms - std::exchange(m_lapAt, ms);
    }
    double total() const { return static_cast<double>(m_timer.nsecsElapsed()) * 1e-6; }

private:
    QElapsedTimer m_timer;
    double m_lapAt = 0;
};

/// A page without an ECG is a result; everything else that went wrong is an error.
Result<Analysis> withoutEcg(Analysis before, const Error& error, double totalMs)
{
    if (error.code != Errc::noEcg)
        return tl::make_unexpected(error);
    Analysis analysis;
    analysis.source = std::move(before.source);
    analysis.repair = std::move(before.repair);
    analysis.timing = before.timing;
    analysis.warnings = std::move(before.warnings);
    analysis.page.found = false;
    analysis.warnings.prepend({u"no_ecg"_s, error.message});
    analysis.timing.totalMs = totalMs;
    return analysis;
}

/// Lines on squared paper are an ECG where something says so: a lead's name, a calibration pulse, a
/// printed scale, or beats; and where hardly anything of them could be read, they are one only with
/// most of its names, if it has many.
bool showsHeart(const PageReading& reading, const Measurements& measurements)
{
    return (reading.leads.size() >= kFewNames
               && 2 * reading.namesRead > static_cast<int>(reading.leads.size()))
        || (reading.confidence > kNothingRead
            && (reading.namesRead > 0 || reading.scale.isKnown || measurements.heartRateBpm));
}

Error noHeart()
{
    return {Errc::noEcg,
        QCoreApplication::translate("Engine",
            "The lines on this page do not look like an ECG, or hardly anything of them can be "
            "read. Choose a page with a 12-lead ECG, or take the picture again."),
        u"no names, no scale, no beats, or no signal"_s};
}

void warnOfSwap(Analysis& analysis)
{
    const auto swap = suspectSwap(*analysis.reconstruction, beatTimesS(analysis.measurements));
    if (!swap)
        return;
    analysis.consistency.suspectedSwap = swapName(*swap);
    analysis.warnings.append({u"limb_electrodes"_s, swapReason(*swap)});
}

PageGeometry geometryOf(const FlatPage& flat, const PageReading& reading)
{
    PageGeometry geometry;
    geometry.found = true;
    geometry.pxPerMm = flat.originalPxPerMm;
    geometry.paperSpeedMmPerS = reading.scale.mmPerS;
    geometry.gainMmPerMv = reading.scale.mmPerMv;
    geometry.chestGainMmPerMv = reading.scale.chestMmPerMv;
    geometry.pulseMv = reading.scale.pulseMv;
    geometry.layout = reading.layout;
    geometry.cornersPx = flat.turned(reading.quarterTurns).cornersOriginalPx();
    geometry.confidence = reading.confidence;
    return geometry;
}

/// Round the trace of a lead between two times, with some paper; null where it was not read.
QRectF boxOf(const Evidence& evidence, const Analysis& analysis)
{
    const double marginPx = kEvidenceMarginMm * analysis.page.pxPerMm.value_or(0);
    QRectF box;
    double longestS = 0;
    for (const LeadTrace& trace : analysis.leads) {
        const double lengthS = static_cast<double>(trace.samplesMv.size()) / trace.sampleRateHz;
        const double fromS = std::max(0.0, evidence.fromS - trace.startS);
        const double toS = std::min(lengthS, evidence.toS - trace.startS);
        // As pageInput(): of two stretches the longer one is looked at, or else the last.
        if (trace.lead != evidence.lead || fromS >= toS || lengthS < longestS)
            continue;
        const auto points = static_cast<double>(trace.pathPx.size());
        QPolygonF part;
        for (auto k = static_cast<std::size_t>(points * fromS / lengthS);
            k < static_cast<std::size_t>(points * toS / lengthS); ++k) {
            if (!isBreak(trace.pathPx[k]))
                part << trace.pathPx[k];
        }
        if (part.isEmpty())
            continue;
        longestS = lengthS;
        box = part.boundingRect().adjusted(-marginPx / 2, -marginPx, marginPx / 2, marginPx);
    }
    return box;
}

} // namespace

QString findingsFolder(const QString& modelsFolder)
{
    return QDir(modelsFolder).filePath(u"ecg-scan-base"_s);
}

QString tracerFolder(const QString& modelsFolder)
{
    return QDir(modelsFolder).filePath(u"tracer-base"_s);
}

QString labelsFolder(const QString& modelsFolder)
{
    return QDir(modelsFolder).filePath(u"labels-base"_s);
}

QString reconstructionFolder(const QString& modelsFolder)
{
    return QDir(modelsFolder).filePath(u"reconstruction-base"_s);
}

Engine::Engine(EngineOptions options)
    : m_options(std::move(options))
{
    LayoutTemplates templates = readLayoutTemplates(m_options.layoutsFolder);
    m_layouts = std::move(templates.layouts);
    m_layouts.insert(m_layouts.end(), printLayouts().begin(), printLayouts().end());
    m_layoutProblems = std::move(templates.problems);
}

Engine::~Engine() = default;

// The data flows through the next functions from top to bottom.

Result<Analysis> Engine::analyze(const PageRef& page, const Task& task, const PageRepair& repair)
try {
    Stopwatch watch;
    Analysis analysis;
    ECGSCAN_TRY(const DecodedPage decoded, decode(page, task.part(0, 20)));
    const QImage& image = decoded.image;
    analysis.source
        = {page.file, decoded.sha256, page.page, decoded.pages, image.width(), image.height()};
    analysis.timing.decodeMs = watch.lap();
    analysis.warnings = installationWarnings();
    analysis.repair = repair;

    task.progress(20, QCoreApplication::translate("Engine", "Finding the paper"));
    Result<FlatPage> flat = flatten(
        repair.cornersPx ? onlyWithin(image, *repair.cornersPx) : image, task.part(20, 45));
    analysis.timing.pageMs = watch.lap();
    if (!flat)
        return withoutEcg(std::move(analysis), flat.error(), watch.total());
    task.progress(45, QCoreApplication::translate("Engine", "Tracing the leads"));
    Result<PageReading> reading
        = readPage(*flat, {tracer(), labels(), &m_layouts, [this] { return textReader(); }},
            task.part(45, 85), repair);
    analysis.timing.traceMs = watch.lap();
    if (!reading)
        return withoutEcg(std::move(analysis), reading.error(), watch.total());
    analysis.page = geometryOf(*flat, *reading);
    analysis.warnings += reading->warnings;
    if (reading->byNetwork)
        analysis.tracer = m_tracer.info();
    if (reading->namesByNetwork)
        analysis.labelReader = m_labels.info();
    analysis.leads = std::move(reading->leads);
    analysis.consistency = reading->consistency;

    task.progress(85, QCoreApplication::translate("Engine", "Measuring"));
    analysis.reconstruction = reconstruct(analysis.leads);
    analysis.measurements = measure(analysis.leads, *analysis.reconstruction);
    if (!showsHeart(*reading, analysis.measurements)) {
        analysis.warnings = installationWarnings(); // what was read means nothing
        return withoutEcg(std::move(analysis), noHeart(), watch.total());
    }
    analysis.measurements.remarks = remarksOn(analysis.measurements, std::nullopt, Sex::unknown);
    warnOfSwap(analysis);
    analysis.timing.measureMs = watch.lap();

    if (task.cancelled())
        return fail(Errc::cancelled, {});
    task.progress(90, QCoreApplication::translate("Engine", "Predicting findings"));
    predict(*reading, analysis);
    if (!reading->isPoor())
        reconstructUnprinted(analysis);
    warnOfOtherDevice(analysis);
    analysis.timing.encodeMs = watch.lap();
    analysis.timing.totalMs = watch.total();
    return analysis;
} catch (const std::exception& exception) { // std::bad_alloc, most likely
    return fail(Errc::internal,
        QCoreApplication::translate(
            "Engine", "The page could not be analysed. Try again with a smaller picture."),
        QString::fromUtf8(exception.what()));
}

Result<DecodedPage> Engine::decode(const PageRef& page, const Task& task)
{
    const QFileInfo info(page.file);
    const FileState state {info.lastModified(), info.size()};
    {
        const std::lock_guard lock(m_lastMutex);
        if (m_last && m_last->page == page && m_last->state == state)
            return m_last->decoded;
    }
    ECGSCAN_TRY(DecodedPage decoded, decodePage(m_options.decoderProgram, page, task));
    const std::lock_guard lock(m_lastMutex);
    m_last = {page, state, decoded};
    return decoded;
}

void Engine::predict(const PageReading& reading, Analysis& analysis)
{
    FindingsModel* network = model();
    if (!network) {
        analysis.warnings.append({u"no_model"_s, m_modelError->message});
        return;
    }
    if (m_headError)
        analysis.warnings.append({u"head_not_used"_s, m_headError->message});
    Result<FindingsResult> found
        = network->find(toEcg(*analysis.reconstruction), &reading.view, reading.isPoor());
    if (!found) {
        analysis.warnings.append({u"no_findings"_s, found.error().message});
        return;
    }
    analysis.findings = std::move(found->findings);
    for (Finding& finding : analysis.findings) {
        for (Evidence& evidence : finding.evidence)
            evidence.boxPx = boxOf(evidence, analysis);
    }
    analysis.embedding = std::move(found->embedding);
    analysis.model = std::move(found->model);
}

void Engine::reconstructUnprinted(Analysis& analysis)
{
    ReconstructionNet* network = reconstructor();
    if (!network) {
        analysis.warnings.append({u"no_reconstruction"_s, m_reconstructor.net->error().message});
        return;
    }
    const auto whole = network->reconstruct(toSignal100(toEcg(*analysis.reconstruction)));
    if (!whole) {
        analysis.warnings.append({u"no_reconstruction"_s, whole.error().message});
        return;
    }
    fillUnprinted(*analysis.reconstruction, *whole);
    const LeadConsistency consistency = leadConsistency(*analysis.reconstruction);
    analysis.consistency.wholeEinthovenRmsMv = consistency.einthovenRmsMv;
    analysis.consistency.wholeGoldbergerRmsMv = consistency.goldbergerRmsMv;
    analysis.reconstructor = m_reconstructor.info();
}

/// What is missing on this computer to read pages as well as can be.
QList<Warning> Engine::installationWarnings()
{
    QList<Warning> warnings;
    if (!tracer())
        warnings.append({u"no_tracer"_s, m_tracer.net->error().message});
    if (!labels())
        warnings.append({u"no_label_reader"_s, m_labels.net->error().message});
    for (const QString& problem : std::as_const(m_layoutProblems))
        warnings.append({u"layout_file"_s, problem});
    return warnings;
}

/// After the networks ran: a GPU may fail on the way.
void Engine::warnOfOtherDevice(Analysis& analysis)
{
    // Without a GPU, "automatic" means the processor, which is nothing to warn of.
    if (m_options.device != DeviceChoice::cuda && !chooseDevice(m_options.device).cuda)
        return;
    if (m_model && !m_model->device().cuda)
        analysis.warnings.append({u"cuda_not_used"_s, m_model->device().note});
    else if (m_tracer.get() && !m_tracer.get()->device().cuda)
        analysis.warnings.append({u"cuda_not_used"_s, m_tracer.get()->device().note});
    else if (m_labels.get() && !m_labels.get()->device().cuda)
        analysis.warnings.append({u"cuda_not_used"_s, m_labels.get()->device().note});
    else if (m_reconstructor.get() && !m_reconstructor.get()->device().cuda)
        analysis.warnings.append({u"cuda_not_used"_s, m_reconstructor.get()->device().note});
}

FindingsModel* Engine::model()
{
    if (m_model || m_modelError)
        return m_model ? &*m_model : nullptr;
    const bool isNamed = !m_options.namedModel.isEmpty();
    Result<FindingsModel> loaded = FindingsModel::load(
        isNamed ? m_options.namedModel : findingsFolder(m_options.modelsFolder),
        isNamed ? ModelTrust::named : ModelTrust::shippedOnly, m_options.device);
    if (!loaded) {
        m_modelError = loaded.error();
        return nullptr;
    }
    m_model.emplace(std::move(*loaded));
    if (m_head)
        (void)useHead(m_head); // kept in m_headError, and each analysis says so
    return &*m_model;
}

TracerNet* Engine::tracer()
{
    if (!m_tracer.net)
        m_tracer.load(tracerFolder(m_options.modelsFolder), m_options.device);
    return m_tracer.get();
}

LabelNet* Engine::labels()
{
    if (!m_labels.net)
        m_labels.load(labelsFolder(m_options.modelsFolder), m_options.device);
    return m_labels.get();
}

ReconstructionNet* Engine::reconstructor()
{
    if (!m_reconstructor.net)
        m_reconstructor.load(reconstructionFolder(m_options.modelsFolder), m_options.device);
    return m_reconstructor.get();
}

TextReader* Engine::textReader()
{
    if (!m_text)
        m_text.emplace(TextReader::load());
    return *m_text ? &**m_text : nullptr;
}

// What the window asks for beside the analysis.

Result<FindingsModel*> Engine::findings()
{
    if (FindingsModel* network = model())
        return network;
    return tl::make_unexpected(*m_modelError);
}

Result<ModelInfo> Engine::prepare()
{
    (void)labels();
    (void)reconstructor();
    (void)tracer(); // without one, each analysis says so
    ECGSCAN_TRY(const FindingsModel* network, findings());
    const ModelManifest& manifest = network->manifest();
    return ModelInfo {manifest.id, manifest.sha256, network->device().name()};
}

std::optional<ModelInfo> Engine::tracerInfo()
{
    (void)tracer();
    return m_tracer.info();
}

std::optional<ModelInfo> Engine::labelReaderInfo()
{
    (void)labels();
    return m_labels.info();
}

std::optional<ModelInfo> Engine::reconstructorInfo()
{
    (void)reconstructor();
    return m_reconstructor.info();
}

Status Engine::useHead(const std::optional<AdoptedHead>& head)
{
    m_head = head;
    m_headError.reset();
    if (!m_model)
        return {}; // it goes on top when the network is loaded
    Status used = m_model->useHead(head);
    if (!used)
        m_headError = used.error();
    return used;
}

Result<PagePixels> Engine::openPage(const PageRef& page, const Task& task)
{
    ECGSCAN_TRY(DecodedPage decoded, decode(page, task));
    return PagePixels {std::move(decoded.image), std::move(decoded.sha256), decoded.pages};
}

Result<QImage> Engine::thumbnail(const PageRef& page, int maxSidePx, const Task& task)
{
    DecodeOptions small;
    small.maxSidePx = std::clamp(maxSidePx, 16, 2048);
    ECGSCAN_TRY(DecodedPage decoded, decodePage(m_options.decoderProgram, page, task, small));
    return std::move(decoded.image);
}

} // namespace ecgscan

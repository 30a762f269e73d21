// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/analysis_service.h"
#include "model/core/print_layout.h"
#include "model/core/task.h"
#include "model/engine/decoder_process.h"
#include "model/findings/findings_model.h"
#include "model/findings/load_network.h"
#include "model/nets/label_net.h"
#include "model/nets/reconstruction_net.h"
#include "model/nets/tracer_net.h"
#include "model/trace/text_reader.h"

#include <QDateTime>

#include <mutex>
#include <optional>

namespace ecgscan {

struct PageReading;

struct EngineOptions {
    QString decoderProgram; ///< Path of `ecgscan-decode`.
    QString modelsFolder; ///< Holds the folders of the networks that came along.
    /// Of a findings network that the user named; its own manifest vouches for it. Empty: none.
    QString namedModel;
    DeviceChoice device = DeviceChoice::automatic;
    QString layoutsFolder {}; ///< Of layouts that the user described; empty: none.
};

/// Where in modelsFolder the shipped networks lie.
QString findingsFolder(const QString& modelsFolder);
QString tracerFolder(const QString& modelsFolder);
QString labelsFolder(const QString& modelsFolder);
QString reconstructionFolder(const QString& modelsFolder);

/// File in, analysis out. openPage() and thumbnail() may be called from any thread at any time;
/// the other functions from one thread at a time. The networks are loaded when they are first
/// needed.
class Engine {
public:
    explicit Engine(EngineOptions options);
    ~Engine();

    /// A page that shows no ECG is a value with page.found false and the reason in warnings, code
    /// "no_ecg". Without a usable model there are no findings and the warning "no_model"; without a
    /// usable tracer the leads are traced less exactly, with the warning "no_tracer"; without a
    /// usable label reader they are named by their places alone, with "no_label_reader";
    /// what was not printed stays missing on pages that could hardly be read, and without a usable
    /// network for it, with "no_reconstruction".
    /// "layout_file": a layout that the user described is not used.
    /// repair: what a person corrected; "repair_not_used" names what no longer fits the page.
    /// Errors: those of the decoder (the file can't be read), cancelled.
    [[nodiscard]] Result<Analysis> analyze(
        const PageRef& page, const Task& task, const PageRepair& repair = {});

    [[nodiscard]] Result<PagePixels> openPage(const PageRef& page, const Task& task);
    /// Longest side at most maxSidePx (16..2048).
    [[nodiscard]] Result<QImage> thumbnail(const PageRef& page, int maxSidePx, const Task& task);

    /// Loads the networks now and gives that of the findings. Errors: why there is none to use.
    [[nodiscard]] Result<ModelInfo> prepare();
    /// Of the network that follows the pens, and where it runs; nullopt: there is none to use.
    std::optional<ModelInfo> tracerInfo();
    /// The same of the network that reads the leads' names.
    std::optional<ModelInfo> labelReaderInfo();
    /// The same of the network that predicts what was not printed.
    std::optional<ModelInfo> reconstructorInfo();
    /// The named findings model or the shipped one, loaded once; owned by this. Errors: as
    /// FindingsModel::load().
    [[nodiscard]] Result<FindingsModel*> findings();
    /// After an error the shipped findings are used, with the warning "head_not_used".
    [[nodiscard]] Status useHead(const std::optional<AdoptedHead>& head);

private:
    struct FileState {
        QDateTime modified;
        qint64 bytes = 0;
        bool operator==(const FileState&) const = default;
    };
    struct LastPage {
        PageRef page;
        FileState state;
        DecodedPage decoded;
    };

    /// A network that came along, looked for once.
    template <class Net> struct Shipped {
        std::optional<Result<Net>> net;
        ModelManifest manifest;

        void load(const QString& folder, DeviceChoice choice)
        {
            net.emplace(loadNetwork<Net>(folder, ModelTrust::shippedOnly, choice, manifest));
        }
        Net* get() { return net && *net ? &**net : nullptr; }
        std::optional<ModelInfo> info()
        {
            const Net* network = get();
            return network
                ? std::optional(ModelInfo {manifest.id, manifest.sha256, network->device().name()})
                : std::nullopt;
        }
    };

    [[nodiscard]] Result<DecodedPage> decode(const PageRef& page, const Task& task);
    void predict(const PageReading& reading, Analysis& analysis);
    void reconstructUnprinted(Analysis& analysis);
    QList<Warning> installationWarnings();
    void warnOfOtherDevice(Analysis& analysis);
    FindingsModel* model();
    TracerNet* tracer();
    LabelNet* labels();
    ReconstructionNet* reconstructor();
    TextReader* textReader();

    const EngineOptions m_options;
    std::optional<FindingsModel> m_model;
    std::optional<Error> m_modelError; ///< Why there is no model; looked for once.
    Shipped<TracerNet> m_tracer;
    Shipped<LabelNet> m_labels;
    Shipped<ReconstructionNet> m_reconstructor;
    std::vector<PrintLayout> m_layouts; ///< The user's first.
    QStringList m_layoutProblems;
    std::optional<Result<TextReader>> m_text; ///< Looked for once; pages are read without, too.
    std::optional<AdoptedHead> m_head;
    std::optional<Error> m_headError;

    std::mutex m_lastMutex;
    std::optional<LastPage> m_last; ///< The window opens a page, then analyses it.
};

} // namespace ecgscan

// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "model/training/checkpoint.h"

#include "model/nets/module_tensors.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace ecgscan {

namespace {

using namespace Qt::StringLiterals;

const QString kFactsFile = u"checkpoint.json"_s;

/// Empty: there are none.
QJsonObject readFacts(const QString& folder)
{
    QFile file(QDir(folder).filePath(kFactsFile));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

tl::unexpected<Error> cannotWrite(const QFileDevice& file)
{
    return fail(Errc::io,
        QCoreApplication::translate("Training", "%1 can't be written: %2.")
            .arg(file.fileName(), file.errorString()));
}

void addMoments(
    const torch::nn::Module& module, const torch::optim::AdamW& optimizer, TensorMap& all)
{
    for (const auto& item : module.named_parameters()) {
        const auto it = optimizer.state().find(item.value().unsafeGetTensorImpl());
        if (it == optimizer.state().end())
            continue;
        const auto& state = static_cast<const torch::optim::AdamWParamState&>(*it->second);
        const auto add = [&](const std::string& prefix, const torch::Tensor& tensor) {
            const torch::Tensor plain = tensor.detach().to(torch::kCPU).contiguous();
            all[prefix + item.key()] = {plain.sizes().vec(),
                {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()}};
        };
        add("mean.", state.exp_avg());
        add("square.", state.exp_avg_sq());
    }
}

void restoreMoments(const TensorMap& all, std::int64_t steps, const torch::nn::Module& module,
    torch::optim::AdamW& optimizer)
{
    for (const auto& item : module.named_parameters()) {
        const auto mean = all.find("mean." + item.key());
        const auto square = all.find("square." + item.key());
        const std::vector<std::int64_t> shape = item.value().sizes().vec();
        if (mean == all.end() || square == all.end() || mean->second.shape != shape
            || square->second.shape != shape)
            continue;
        const auto toTensor = [&](const NamedTensor& tensor) {
            return torch::from_blob(const_cast<float*>(tensor.values.data()), tensor.shape)
                .clone()
                .to(item.value().device());
        };
        auto state = std::make_unique<torch::optim::AdamWParamState>();
        state->step(steps);
        state->exp_avg(toTensor(mean->second));
        state->exp_avg_sq(toTensor(square->second));
        optimizer.state()[item.value().unsafeGetTensorImpl()] = std::move(state);
    }
}

} // namespace

void followWeights(
    TensorMap& average, const torch::nn::Module& module, double decay, std::int64_t steps)
{
    const auto kept = static_cast<float>(
        std::min(decay, static_cast<double>(1 + steps) / static_cast<double>(10 + steps)));
    for (auto& [name, tensor] : tensorsOf(module)) {
        std::vector<float>& values = average[name].values;
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = kept * values[i] + (1 - kept) * tensor.values[i];
    }
}

Status writeCheckpoint(const QString& folder, const QJsonObject& facts,
    const torch::nn::Module& module, const torch::optim::AdamW& optimizer, const TensorMap& average)
{
    TensorMap all;
    for (const auto& [name, tensor] : tensorsOf(module))
        all["net." + name] = tensor;
    for (const auto& [name, tensor] : average)
        all["average." + name] = tensor;
    addMoments(module, optimizer, all);
    const QString before = readFacts(folder).value(u"tensors").toString();
    const QString tensors
        = u"checkpoint-%1.safetensors"_s.arg(QUuid::createUuid().toString(QUuid::Id128));
    QJsonObject named = facts;
    named.insert(u"tensors"_s, tensors);
    QDir place(folder);
    for (const auto& [name, bytes] : {std::pair(tensors, writeSafetensors(all)),
             std::pair(kFactsFile, QJsonDocument(named).toJson())}) {
        QSaveFile file(place.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return cannotWrite(file);
    }
    if (before.startsWith(u"checkpoint-"_s) && !before.contains(u'/'))
        QFile::remove(place.filePath(before));
    return {};
}

Result<QJsonObject> readCheckpoint(const QString& folder, torch::nn::Module& module,
    torch::optim::AdamW& optimizer, TensorMap& average)
{
    const QDir place(folder);
    const QJsonObject facts = readFacts(folder);
    QFile tensors(place.filePath(QFileInfo(facts.value(u"tensors").toString()).fileName()));
    if (!tensors.open(QIODevice::ReadOnly)) // a folder when the facts name no file
        return fail(Errc::notFound,
            QCoreApplication::translate("Training",
                "There is no whole checkpoint in %1 to go on from. Name the folder of the run, or "
                "begin anew without --resume.")
                .arg(folder));
    ECGSCAN_TRY(const TensorMap all, readSafetensors(tensors.readAll()));
    TensorMap net;
    TensorMap followed;
    for (const auto& [name, tensor] : all) {
        if (name.starts_with("net."))
            net[name.substr(4)] = tensor;
        else if (name.starts_with("average."))
            followed[name.substr(8)] = tensor;
    }
    ECGSCAN_CHECK(setTensors(module, followed)); // has every tensor of this network, in its shape
    average = std::move(followed);
    ECGSCAN_CHECK(setTensors(module, net));
    restoreMoments(all, facts.value(u"steps").toInteger(), module, optimizer);
    return facts;
}

Status appendLog(const QString& folder, const QByteArray& header, const QString& line)
{
    QFile log(QDir(folder).filePath(u"log.csv"_s));
    const bool isNew = !log.exists();
    if (!log.open(QIODevice::Append | QIODevice::Text))
        return cannotWrite(log);
    if (isNew)
        log.write(header + '\n');
    log.write(line.toUtf8());
    return {};
}

} // namespace ecgscan

// SPDX-License-Identifier: GPL-3.0-or-later
// The losses that align image, signal and text: their values where these are known, and their
// gradients against small steps.
#include <torch/torch.h>

#include "model/training/contrast.h"

#include <QTest>

#include <cmath>

using namespace ecgscan;

namespace {

torch::Tensor points(std::int64_t count, std::int64_t size = 5)
{
    return torch::nn::functional::normalize(torch::randn({count, size}, torch::kFloat64),
        torch::nn::functional::NormalizeFuncOptions().dim(1));
}

/// The greatest difference between the gradient of loss and what steps of each value show.
double gradientError(
    const std::function<torch::Tensor(const torch::Tensor&)>& loss, torch::Tensor at)
{
    at = at.detach().clone().requires_grad_();
    loss(at).backward();
    constexpr double kStep = 1e-6;
    double worst = 0;
    const torch::NoGradGuard noGrad;
    for (std::int64_t k = 0; k < at.numel(); ++k) {
        torch::Tensor above = at.detach().clone(), below = at.detach().clone();
        above.view(-1)[k] += kStep;
        below.view(-1)[k] -= kStep;
        const double slope = (loss(above) - loss(below)).item<double>() / (2 * kStep);
        worst = std::max(worst, std::abs(slope - at.grad().view(-1)[k].item<double>()));
    }
    return worst;
}

} // namespace

class TestContrast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void volumesOfKnownPoints();
    void volumeGradient();
    void contrastOfKnownPairs();
    void contrastGradient();
};

void TestContrast::volumesOfKnownPoints()
{
    const torch::Tensor axes = torch::eye(3, torch::kFloat64);
    const auto one = [&](int k) { return axes.slice(0, k, k + 1); };
    QVERIFY(std::abs(gramVolumes(one(0), one(1), one(2)).item<double>() - 1) < 1e-12);
    QVERIFY(gramVolumes(one(0), one(0), one(0)).item<double>() < 2e-3); // clamped, not 0
    QVERIFY(gramVolumes(one(0), one(0), -one(0)).item<double>() < 2e-3); // blind to the sign
    // Texts in columns, pairs of image and signal in rows.
    torch::manual_seed(5);
    const torch::Tensor images = points(4), signals = points(4), texts = points(3);
    const torch::Tensor volumes = gramVolumes(images, signals, texts);
    QCOMPARE(volumes.size(0), 4);
    QCOMPARE(volumes.size(1), 3);
    const torch::Tensor triple = torch::stack({images[2], signals[2], texts[1]});
    const double gram = torch::linalg_det(triple.matmul(triple.t())).item<double>();
    QVERIFY(std::abs(volumes[2][1].item<double>() - std::sqrt(gram)) < 1e-9);
}

void TestContrast::volumeGradient()
{
    torch::manual_seed(6);
    const torch::Tensor images = points(3), signals = points(3), texts = points(4);
    const torch::Tensor weight = torch::rand({3, 4}, torch::kFloat64);
    QVERIFY(
        gradientError(
            [&](const torch::Tensor& x) { return (gramVolumes(x, signals, texts) * weight).sum(); },
            images)
        < 1e-6);
    QVERIFY(
        gradientError(
            [&](const torch::Tensor& x) { return (gramVolumes(images, x, texts) * weight).sum(); },
            signals)
        < 1e-6);
    QVERIFY(gradientError(
                [&](const torch::Tensor& x) {
                    return (gramVolumes(images, signals, x) * weight).sum();
                },
                texts)
        < 1e-6);
    // Where the three lie in one plane the root has no slope of its own; it must stay a number.
    torch::Tensor flat = images.detach().clone().requires_grad_();
    gramVolumes(flat, images, images).sum().backward();
    QVERIFY(flat.grad().isfinite().all().item<bool>());
}

void TestContrast::contrastOfKnownPairs()
{
    const torch::Tensor own = torch::eye(4, torch::kFloat64);
    QVERIFY(contrast(own * 50, own).item<double>() < 1e-9); // told apart
    QVERIFY(std::abs(contrast(own * 0, own).item<double>() - std::log(4.0)) < 1e-9); // by chance
    // Several right answers: any of them will do.
    const torch::Tensor all = torch::ones({4, 4}, torch::kFloat64);
    QVERIFY(contrast(torch::randn({4, 4}, torch::kFloat64), all).item<double>() < 1e-9);
    // A row without an answer does not count.
    torch::Tensor some = own.clone();
    some[0][0] = 0;
    torch::Tensor logits = torch::randn({4, 4}, torch::kFloat64);
    double byHand = 0;
    for (int k = 1; k < 4; ++k)
        byHand -= (torch::log_softmax(logits, 1)[k][k] + torch::log_softmax(logits, 0)[k][k])
                      .item<double>()
            / 6;
    QVERIFY(std::abs(contrast(logits, some).item<double>() - byHand) < 1e-9);
}

void TestContrast::contrastGradient()
{
    torch::manual_seed(7);
    torch::Tensor belongs = torch::eye(4, torch::kFloat64);
    belongs[0][2] = 1;
    QVERIFY(gradientError([&](const torch::Tensor& x) { return contrast(x, belongs); },
                torch::randn({4, 4}, torch::kFloat64))
        < 1e-6);
}

QTEST_GUILESS_MAIN(TestContrast)
#include "tst_contrast.moc"

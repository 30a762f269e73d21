// SPDX-License-Identifier: GPL-3.0-or-later
// The penalty on limb leads: zero where the laws hold, and its gradient is the one that small steps
// show.
#include <torch/torch.h>

#include "model/core/ecg.h"
#include "model/nets/reconstruction_module.h"

#include <QTest>

#include <cmath>

using namespace ecgscan;

class TestLeadResiduals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lawsHoldForDerivedLeads();
    void gradientIsThatOfSmallSteps();
};

void TestLeadResiduals::lawsHoldForDerivedLeads()
{
    Ecg ecg;
    for (auto& lead : ecg.leads)
        lead.resize(50);
    for (std::size_t k = 0; k < 50; ++k) {
        ecg[Lead::I][k] = std::sin(0.3F * static_cast<float>(k));
        ecg[Lead::II][k] = std::cos(0.2F * static_cast<float>(k));
    }
    deriveLimbLeads(ecg);
    torch::Tensor leads = torch::zeros({1, kLeadCount, 50});
    for (int lead = 0; lead < kLeadCount; ++lead)
        leads[0][lead] = torch::tensor(ecg.leads[static_cast<std::size_t>(lead)]);
    const torch::Tensor shifted = leads + torch::arange(kLeadCount).reshape({1, kLeadCount, 1});
    QVERIFY(leadResiduals(shifted).abs().max().item<double>() < 1e-5); // no common zero line
    for (const Lead broken : {Lead::I, Lead::II, Lead::III, Lead::aVR, Lead::aVL, Lead::aVF}) {
        torch::Tensor other = leads.clone();
        other[0][index(broken)] *= -1;
        QVERIFY(leadResiduals(other).abs().max().item<double>() > 0.1);
    }
}

void TestLeadResiduals::gradientIsThatOfSmallSteps()
{
    torch::manual_seed(3);
    const auto penalty
        = [](const torch::Tensor& leads) { return leadResiduals(leads).abs().mean(); };
    torch::Tensor leads = torch::randn({2, kLeadCount, 7}, torch::kFloat64).requires_grad_();
    penalty(leads).backward();
    constexpr double kStep = 1e-6;
    const torch::NoGradGuard noGrad;
    for (std::int64_t k = 0; k < leads.numel(); ++k) {
        torch::Tensor above = leads.detach().clone(), below = leads.detach().clone();
        above.view(-1)[k] += kStep;
        below.view(-1)[k] -= kStep;
        const double slope = (penalty(above) - penalty(below)).item<double>() / (2 * kStep);
        QVERIFY(std::abs(slope - leads.grad().view(-1)[k].item<double>()) < 1e-5);
    }
}

QTEST_GUILESS_MAIN(TestLeadResiduals)
#include "tst_lead_residuals.moc"

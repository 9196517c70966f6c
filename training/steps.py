"""Steps of training that the networks made in PyTorch share: the teachers (`teacher.py`) and the names (`tagger.py`)."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

STEEPEST = 5.0
"""The norm to which gradients are cut."""
DIVISOR = 20
"""The part of its first rate that the learning rate ends with."""
FRESH = 10
"""Steps that the running average counts as done at its beginning."""


@dataclass(eq=False)
class Steps:
    """An optimizer with its schedule, and a running average of the weights, which is what is kept."""

    net: nn.Module
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    average: torch.optim.swa_utils.AveragedModel

    def take(self, loss: Tensor) -> float:
        """One step against a loss, whose value comes back."""
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), STEEPEST)
        self.optimizer.step()
        self.schedule.step()
        self.average.update_parameters(self.net)
        return loss.item()


def steps_of(net: nn.Module, rate: float, total: int, *, betas: tuple[float, float], decay: float, warm: float, remembered: int) -> Steps:
    """What a training takes its steps with: AdamW under a one-cycle schedule (Smith and Topin 2018), and the average of late weights.

    Args:
        net: is trained in place.
        rate: the highest learning rate.
        total: the steps of the schedule.
        betas: of AdamW.
        decay: weight decay of AdamW.
        warm: the share of the steps in which the rate rises.
        remembered: steps that the running average looks back.
    """
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, betas=betas, weight_decay=decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=total, pct_start=warm, final_div_factor=DIVISOR)
    average = torch.optim.swa_utils.AveragedModel(net, avg_fn=lambda old, new, n: old + (new - old) / min(remembered, FRESH + n))
    return Steps(net, optimizer, schedule, average)

"""The loop that trains one head."""

import pytest

torch = pytest.importorskip("torch", reason="needs the training extra: make setup-train")

from torch import Tensor  # noqa: E402

from training.head_loop import train_on  # noqa: E402


def test_a_head_learns_and_is_left_ready_for_use() -> None:
    torch.manual_seed(0)
    head = torch.nn.Linear(2, 1)
    x = torch.randn(64, 2)

    def loss_of() -> Tensor:
        loss: Tensor = (head(x)[:, 0] - x[:, 0]).pow(2).mean()
        return loss

    before = float(loss_of().detach())
    train_on(head, loss_of, 2000, average=0.9, decay=0.0)
    assert float(loss_of().detach()) < before / 2
    assert not head.training

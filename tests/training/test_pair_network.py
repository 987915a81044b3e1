"""Rows of marked pairs, and the network for them as it is shipped against as it is trained."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the training extra: make setup-train")
onnx = pytest.importorskip("onnx", reason="needs the training extra: make setup-train")

from training.layers import Sizes  # noqa: E402
from training.pair_export import HEADS, write_pairs  # noqa: E402
from training.pair_net import PairNet  # noqa: E402
from training.pair_rows import PairRow, invented_rows, type_names  # noqa: E402
from training.pairs import fold_of, pair_loss  # noqa: E402
from warsan.errors import GoldError  # noqa: E402
from warsan.reader.encoder.net import load_net  # noqa: E402
from warsan.reader.encoder.pair_net import PairNet as ShippedPairNet  # noqa: E402
from warsan.reader.encoder.pairs import SHAPES, mark_pair  # noqa: E402
from warsan.reader.text.tokens import find_tokens  # noqa: E402

SENTENCE = "Vostok condemned the raid by Westmark."


def test_every_invented_sentence_marks_two_sides_and_has_one_type() -> None:
    rows = list(invented_rows(load_net().pieces))
    assert all(set(row.shapes // SHAPES) == {0, 1, 2} for row in rows)
    assert all(len(row.types) == 1 for row in rows)
    assert len({row.sentence for row in rows}) == len(rows)
    counts = Counter(type_names()[row.types[0]] for row in rows)
    assert counts["COOPERATE"] >= 20


@pytest.mark.parametrize(
    "line",
    [
        "BEFRIEND\t<s>A</s> met <t>B</t>.",
        "AID\tA helped <t>B</t>.",
        "AID <s>A</s> helped <t>B</t>.",
    ],
)
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "pairs.txt"
    path.write_text(f"# remark\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"pairs.txt:2"):
        list(invented_rows(load_net().pieces, path))


def test_a_sentence_stays_in_its_fold() -> None:
    folds = [fold_of(f"{SENTENCE} {n}", 5) for n in range(200)]
    assert fold_of(SENTENCE, 5) == fold_of(SENTENCE, 5)
    assert min(Counter(folds).values()) > 20


def test_any_right_type_of_a_row_will_do() -> None:
    empty = np.zeros(1, dtype=np.int64)
    row = PairRow("PLV", SENTENCE, empty, empty, (0, 1))
    scores = torch.tensor([[5.0, 5.0, 0.0], [5.0, 0.0, 5.0]])
    both, one = (float(pair_loss(scores[i : i + 1], [row])) for i in range(2))
    assert both < one


def test_the_shipped_network_judges_as_the_trained_one(tmp_path: Path) -> None:
    torch.manual_seed(0)
    sizes = replace(Sizes(*([0] * 9)), layers=2)
    net = PairNet(sizes, len(type_names())).eval()
    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    onnx.save(write_pairs(weights), tmp_path / "pairs.onnx")
    np.savez(tmp_path / "pairs.npz", **{n: weights[theirs] for n, theirs in HEADS.items()})
    shared = load_net()
    marked = mark_pair(SENTENCE, find_tokens(SENTENCE), (0, 6), (29, 37), shared.pieces)
    shipped = ShippedPairNet(tmp_path, shared).judge(marked)
    vectors = torch.from_numpy(shared.embed(np.array([marked.pieces])))
    mask = torch.ones(1, len(marked.pieces), dtype=torch.long)
    with torch.no_grad():
        trained = net(vectors, torch.tensor([marked.shapes]), mask).softmax(1)[0].numpy()
    assert np.abs(shipped - trained).max() < 0.01

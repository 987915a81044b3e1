"""The network as it is shipped against the network as it is trained."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the training extra: make setup-train")
onnx = pytest.importorskip("onnx", reason="needs the training extra: make setup-train")

import onnxruntime as ort  # noqa: E402

from training.export import export  # noqa: E402
from training.labels import CERTAINTY, ENTITIES, FRAMES, ROLES, TYPES, Labels  # noqa: E402
from training.net import Reader  # noqa: E402
from training.restore import restore_weights  # noqa: E402
from warsan.reader.encoder.net import OUTPUTS  # noqa: E402

LABELS = Labels(
    ["NOUN", "VERB"],
    ["nsubj", "obj", "obl"],
    ["O"],
    ["O"],
    ROLES,
    ENTITIES,
    TYPES,
    FRAMES,
    CERTAINTY,
)
BATCH, PIECES, WORDS = 2, 9, 5


@pytest.fixture(scope="module")
def reader() -> Reader:
    torch.manual_seed(0)
    return Reader(LABELS.sizes()).eval()


@pytest.fixture(scope="module")
def model(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    state = {"average": reader.state_dict(), "labels": vars(LABELS)}
    torch.save(state, folder / "checkpoint.pt")
    (folder / "model").mkdir()
    (folder / "model" / "words.npz").touch()  # written once, not here
    export(folder, folder / "model")
    return folder / "model"


def feed() -> dict[str, np.ndarray]:
    random = np.random.default_rng(0)
    mask = np.ones((BATCH, PIECES), dtype=np.int64)
    mask[1, 6:] = 0
    return {
        "vectors": random.normal(size=(BATCH, PIECES, 384)).astype(np.float32),
        "shapes": random.integers(0, 6, (BATCH, PIECES)),
        "mask": mask,
        "first": np.array([[1, 2, 3, 5, 7], [1, 2, 3, 4, 0]]),
    }


def test_the_shipped_network_says_what_the_trained_one_says(reader: Reader, model: Path) -> None:
    session = ort.InferenceSession(str(model / "reader.onnx"))
    shipped = session.run(list(OUTPUTS), feed())
    with torch.no_grad():
        trained = reader(*(torch.from_numpy(value) for value in feed().values()))
    for name, found, wanted in zip(OUTPUTS, shipped, trained, strict=True):
        assert found.shape == tuple(wanted.shape), name
        # Fresh weights; int8 alone costs a tenth, a wrong wire more than the whole.
        assert np.abs(found - wanted.numpy()).mean() < 0.3 * wanted.std().item(), name


def test_the_weights_come_back_from_the_shipped_files(reader: Reader, model: Path) -> None:
    found, labels = restore_weights(model)
    assert labels == LABELS
    assert set(found) == set(reader.state_dict())
    for name, wanted in reader.state_dict().items():
        if name.endswith("mix.weights"):  # only their softmax counts
            assert torch.allclose(found[name].softmax(0), wanted.softmax(0)), name
        else:
            assert (found[name] - wanted).abs().max() <= wanted.abs().max() / 127, name


def test_a_model_without_names_is_refused(model: Path, tmp_path: Path) -> None:
    whole = onnx.load(str(model / "reader.onnx"))
    named = next(i for i in whole.graph.initializer if i.name.startswith("encoder."))
    named.name = "onnx::MatMul_17"
    onnx.save(whole, str(tmp_path / "reader.onnx"))
    for name in ("labels.json", "heads.npz"):
        (tmp_path / name).write_bytes((model / name).read_bytes())
    with pytest.raises(ValueError, match=r"does not name .+: export it again"):
        restore_weights(tmp_path)

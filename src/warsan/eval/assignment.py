"""The best pairing of two sides where each is used once: the assignment problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


def best_total(rows: Sequence[Mapping[int, float]]) -> float:
    """The largest sum of gains over pairings of rows and columns.

    Args:
        rows: For each row the gain of each column; what is missing gains nothing.

    Shortest augmenting paths (Kuhn and Munkres; in the form of Jonker and Volgenant 1987).
    """
    columns = {c: n for n, c in enumerate(sorted({c for row in rows for c in row}))}
    if not columns:
        return 0.0
    # A row may stay alone: as many columns without gain as there are rows.
    cost = np.zeros((len(rows), len(columns) + len(rows)))
    for number, row in enumerate(rows):
        for column, gain in row.items():
            cost[number, columns[column]] = -gain
    owners = _assign(cost)
    return float(-sum(cost[row, column] for column, row in enumerate(owners) if row >= 0))


def _assign(cost: NDArray[np.float64]) -> list[int]:
    """For each column the row that takes it at the least total cost, -1 for none."""
    rows, columns = cost.shape
    of_row, of_column = np.zeros(rows), np.zeros(columns)
    owner = np.full(columns, -1)
    for start in range(rows):
        last, previous = _shortest(cost, start, of_row, of_column, owner)
        while True:
            before = previous[last]
            owner[last] = start if before < 0 else owner[before]
            if before < 0:
                break
            last = before
    return [int(row) for row in owner]


def _shortest(
    cost: NDArray[np.float64],
    start: int,
    of_row: NDArray[np.float64],
    of_column: NDArray[np.float64],
    owner: NDArray[np.int64],
) -> tuple[int, NDArray[np.int64]]:
    """The shortest path from a row to a free column; potentials are brought up to date.

    Returns:
        The free column, and for each column the one before it on the path (-1 for none).
    """
    columns = cost.shape[1]
    distance, done = np.full(columns, np.inf), np.zeros(columns, dtype=bool)
    previous = np.full(columns, -1)
    row, column, so_far = start, -1, 0.0
    visited = [(start, 0.0)]
    while True:
        through = so_far + cost[row] - of_row[row] - of_column
        closer = ~done & (through < distance)
        distance[closer], previous[closer] = through[closer], column
        column = int(np.where(done, np.inf, distance).argmin())
        so_far, done[column] = float(distance[column]), True
        if owner[column] < 0:
            break
        row = int(owner[column])
        visited.append((row, so_far))
    for seen, at in visited:
        of_row[seen] += so_far - at
    of_column[done] -= so_far - distance[done]
    return column, previous

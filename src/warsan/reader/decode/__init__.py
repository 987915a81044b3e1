"""From the network's scores to trees, labels and spans. Plain numpy."""

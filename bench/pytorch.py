"""The benchmark's rows with PyTorch on one thread: one JSON line a row, like `npm run bench -- --json`.

    python3 bench/pytorch.py [--quick] > pytorch.jsonl

Whole training steps: stacked layers, dense head on the last state, mean squared error, clipping at norm 1, Adam. Its
GRU is the reset-after variant, the only one that PyTorch has.
"""

import argparse
import itertools
import json
import os
import statistics
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

import torch  # noqa: E402  (reads the two variables above)

HERE = os.path.dirname(os.path.abspath(__file__))
CELLS = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU}

# As many batches as in browser/problem.ts, and for the same reason.
BATCHES = 16

# Timed laps of at least LAP seconds each, after as much warm-up; fewer laps once a row has taken LONGEST seconds.
ROUNDS, FEWEST, LAP, LONGEST = 9, 5, 0.025, 10.0


def chosen_rows(sizes, quick):
    """Cell, steps, units, layers of every row, in the order of rows.mjs."""
    kept = sizes["quick"]
    for cell in sizes["cells"]:
        for layers in sizes["layers"]:
            for size in sizes["sizes"]:
                steps, units = size["steps"], size["units"]
                is_quick = steps in kept["steps"] and units in kept["units"] and layers in kept["layers"]
                if is_quick or not quick:
                    yield cell, steps, units, layers


class Network(torch.nn.Module):
    """Recurrent layers over [T, B, I] and a dense head on the last state."""

    def __init__(self, cell, inputs, units, layers):
        super().__init__()
        self.recurrent = CELLS[cell](inputs, units, layers)
        self.head = torch.nn.Linear(units, 1)

    def forward(self, x):
        states, _ = self.recurrent(x)
        return self.head(states[-1])


def training_step(cell, batch, inputs, steps, units, layers):
    """A function that takes one training step and returns its loss."""
    torch.manual_seed(7)
    network = Network(cell, inputs, units, layers)
    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
    x = torch.rand(BATCHES, steps, batch, inputs) * 2 - 1
    y = torch.rand(BATCHES, batch, 1) * 2 - 1
    turn = itertools.cycle(range(BATCHES))

    def step():
        k = next(turn)
        optimiser.zero_grad(set_to_none=True)
        loss = torch.nn.functional.mse_loss(network(x[k]), y[k])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        return loss.item()

    return step


def lap_seconds(step, count):
    """Seconds a step, over `count` steps."""
    start = time.perf_counter()
    for _ in range(count):
        step()
    return (time.perf_counter() - start) / count


def median_ms(step):
    """A step's time: the median over laps."""
    step()
    pace = lap_seconds(step, 1)
    count = max(1, min(1000, round(LAP / pace)))
    if count > 1:
        for _ in range(8):
            count = max(1, min(1000, round(LAP / lap_seconds(step, count))))
    laps = []
    start = time.perf_counter()
    for _ in range(ROUNDS):
        laps.append(lap_seconds(step, count))
        if len(laps) >= FEWEST and time.perf_counter() - start > LONGEST:
            break
    return 1000 * statistics.median(laps)


def main():
    parser = argparse.ArgumentParser(description="The benchmark's rows with PyTorch on one thread.")
    parser.add_argument("--quick", action="store_true", help="units 16 and 64, one layer")
    quick = parser.parse_args().quick
    torch.set_num_threads(1)
    with open(os.path.join(HERE, "rows.json"), encoding="utf-8") as file:
        sizes = json.load(file)
    for cell, steps, units, layers in chosen_rows(sizes, quick):
        ms = median_ms(training_step(cell, sizes["batch"], sizes["inputs"], steps, units, layers))
        row = {"cell": cell, "backend": "pytorch", "batch": sizes["batch"], "steps": steps, "units": units}
        row.update(layers=layers, pytorchMs=float(f"{ms:.4g}"), version=torch.__version__)
        print(json.dumps(row))
        sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Computes a dump of `npm run experiment -- SPEC.json --dump DIR` again in PyTorch and prints the worst deviations.

    python3 tests/oracle/check_dump.py DIR/A [--activation tanh] [--gate-activation sigmoid] [--huber-delta 1]

Cell, variant, layers and directions are read off the weights' names and shapes; what shapes do not tell comes as an option. Ends non-zero when
a gate, state or prediction is off by more than 1e-5, a gradient by more than 1e-4 of its weight's largest one, or a norm of
the gradient through time by more than 1e-3 of itself (or of a thousandth of the largest over the steps).
"""

import argparse
import json
import os
import sys

import torch

sys.dont_write_bytecode = True
from networks import by_module, flow, has_module, is_bidirectional, layer_count, layer_weights, loss_of, network

FORWARD, GRADIENT, FLOW = 1e-5, 1e-4, 1e-3


def tensor(array):
    return torch.tensor(array['values'], dtype=torch.float32).reshape(array['shape'])


def time_major(array):
    """[N, T, ...] as [T, N, ...]."""
    return tensor(array).transpose(0, 1)


def cell_of(weights):
    units, width = weights['layers.0.recurrentKernel'].shape
    cell = {4: 'lstm', 3: 'gru', 2: 'mgu', 1: 'simpleRnn'}[width // units]
    return cell, weights['layers.0.bias'].dim() == 2


class Worst:
    """The largest deviation seen, and where."""

    def __init__(self):
        self.value, self.place = 0.0, None

    def see(self, place, ours, theirs, scale=1.0):
        if list(ours.shape) != list(theirs.shape):
            sys.exit(f'{place}: the dump has shape {list(ours.shape)}, PyTorch {list(theirs.shape)}')
        off = float((ours - theirs).abs().max()) / scale
        if self.place is None or not off <= self.value:
            self.value, self.place = off, place


def handed_on(trace):
    """What a layer gives to the next: both directions side by side."""
    return torch.cat([trace['h'], trace['backward']['h']], -1) if 'backward' in trace else trace['h']


def check_traces(folder, weights, cell, options):
    windows, traces = (json.load(open(os.path.join(folder, f'{name}.json'))) for name in ('windows', 'trace'))
    per_step = len(windows['targets']['shape']) == 3
    inputs = time_major(windows['inputs'])
    masks = time_major(windows['mask']) if 'mask' in windows else None
    softmax = json.load(open(os.path.join(folder, 'gradients.json')))['loss'] == 'crossEntropy'
    gates, predictions, module = Worst(), Worst(), Worst()
    for n, window in enumerate(traces['windows']):
        steps = window['layers'][0]['h']['shape'][0]
        x = inputs[:steps, n:n + 1]
        mask = None if masks is None else masks[:steps, n:n + 1]
        theirs, outputs = network(cell, weights, x, mask, per_step, **options)
        for layer, (ours, own) in enumerate(zip(window['layers'], theirs)):
            below = x if layer == 0 else handed_on(theirs[layer - 1])
            for backward in (False, True) if is_bidirectional(weights) else (False,):
                place = f'window {n}, layer {layer}{", backward" if backward else ""}'
                found, oracle = (ours['backward'], own['backward']) if backward else (ours, own)
                for name, array in found.items():
                    if name != 'backward':
                        gates.see(f'{place}, {name}', tensor(array), oracle[name][:, 0])
                if has_module(cell, options['activation'], options['gate_activation'], options['reset_after'], mask):
                    own_weights = layer_weights(weights, layer, backward)
                    h, _ = by_module(cell, below, own_weights, options['activation'], reverse=backward)
                    module.see(f'{place}, h', tensor(found['h']), h[:, 0])
        answer = outputs.softmax(-1) if softmax else outputs
        predictions.see(f'window {n}', tensor(window['prediction']), answer[:, 0] if per_step else answer[0])
    return gates, predictions, module


def check_gradients(folder, weights, cell, options, delta):
    dump = json.load(open(os.path.join(folder, 'gradients.json')))
    batch = dump['batch']
    per_step = len(batch['targets']['shape']) == 3
    mask = time_major(batch['mask']) if batch.get('mask') else None
    counted = time_major(batch['targetMask']) if batch.get('targetMask') else None
    if per_step and mask is not None:
        counted = mask if counted is None else mask * counted
    targets = time_major(batch['targets']) if per_step else tensor(batch['targets'])
    for weight in weights.values():
        weight.requires_grad_(True)
    _, outputs = network(cell, weights, time_major(batch['inputs']), mask, per_step, **options)
    value = loss_of(dump['loss'], outputs, targets, counted, delta)
    value.backward()
    loss, gradients = Worst(), Worst()
    loss.see(dump['loss'], torch.tensor(dump['value']), value.detach(), max(1.0, float(value)))
    for name, weight in weights.items():
        scale = max(float(weight.grad.abs().max()), 1e-6)
        gradients.see(name, tensor(dump['gradients'][name]), weight.grad, scale)
    return loss, gradients


def check_flow(folder, weights, cell, options):
    windows, dump = (json.load(open(os.path.join(folder, f'{name}.json'))) for name in ('windows', 'flow'))
    exact = {name: weight.detach().double() for name, weight in weights.items()}
    per_step = len(windows['targets']['shape']) == 3
    worst = {name: Worst() for name in ('h', 'c', 'jacobian')}

    def own(name, n):
        return time_major(windows[name])[:, n:n + 1].double() if name in windows else None
    for n, passes in enumerate(dump['windows']):
        x, mask, counted = own('inputs', n), own('mask', n), own('targetMask', n)
        if per_step and mask is not None:
            counted = mask if counted is None else mask * counted
        targets = own('targets', n) if per_step else tensor(windows['targets'])[n:n + 1].double()
        found = flow(cell, exact, x, targets, dump['loss'], mask, counted, per_step, dump['huberDelta'], **options)
        for ours in passes:
            theirs = found[ours['layer'], ours['direction'] == 'backward']
            for name, seen in worst.items():
                if ours[name] is None:
                    continue
                norms = torch.tensor(ours[name], dtype=torch.float64)
                oracle = theirs[name].detach()[:len(norms)]
                scale = torch.maximum(oracle, 1e-3 * oracle.max()).clamp(min=1e-30)
                seen.see(f'window {n}, layer {ours["layer"]}, {ours["direction"]}', norms / scale, oracle / scale)
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('folder')
    parser.add_argument('--activation', default='tanh')
    parser.add_argument('--gate-activation', default='sigmoid')
    parser.add_argument('--huber-delta', type=float, default=1.0)
    given = parser.parse_args()
    weights = json.load(open(os.path.join(given.folder, 'weights.json')))
    weights = {name: tensor(array) for name, array in weights.items()}
    cell, reset_after = cell_of(weights)
    options = {'activation': given.activation, 'gate_activation': given.gate_activation, 'reset_after': reset_after}
    variant = '' if cell != 'gru' else ', reset after' if reset_after else ', reset before'
    both = ', bidirectional' if is_bidirectional(weights) else ''
    print(f'{given.folder}: {cell}{variant}, {layer_count(weights)} layer(s){both}')
    gates, predictions, module = check_traces(given.folder, weights, cell, options)
    loss, gradients = check_gradients(given.folder, weights, cell, options, given.huber_delta)
    through = check_flow(given.folder, weights, cell, options)
    failed = False
    for what, worst, limit in [('gates and states', gates, FORWARD), ("h by PyTorch's own module", module, FORWARD),
                               ('predictions', predictions, FORWARD), ('loss', loss, FORWARD),
                               ('gradients, relative', gradients, GRADIENT),
                               ('gradient at h through time, relative', through['h'], FLOW),
                               ('gradient at c through time, relative', through['c'], FLOW),
                               ('Jacobian of the last state, relative', through['jacobian'], FLOW)]:
        if worst.place is None:
            print(f'  {what}: it has none of this kind')
            continue
        ok = worst.value <= limit
        failed = failed or not ok
        print(f'  {what}: {worst.value:.2e} at {worst.place} (limit {limit:.0e}){"" if ok else "  TOO FAR"}')
    sys.exit(1 if failed else 0)


main()

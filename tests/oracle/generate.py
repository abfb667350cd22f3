"""Writes the oracle's numbers: cells.json, networks.json, optimisers.json, bidirectional.json, flow.json, surgery.json,
mgu.json beside this file.

Needs PyTorch 1.13 or newer (Debian: apt-get install python3-torch); the tests read the committed files and need none.
    python3 tests/oracle/generate.py
"""

import json
import os
import sys

import torch

sys.dont_write_bytecode = True
from networks import GATES, by_hand, by_module, flow, has_module, loss_of, network, stack_by_module
from surgery import operated, operations

FOLDER = os.path.dirname(os.path.abspath(__file__))
torch.manual_seed(20)


def draw(*shape, scale=1.0):
    """Numbers with four decimals, so that the file stays small and both sides start from the same float32."""
    return ((torch.rand(*shape, dtype=torch.float64) * 2 - 1) * scale * 1e4).round().div(1e4).float()


def plain(tensor):
    return {'shape': list(tensor.shape), 'values': [float(f'{v:.8g}') for v in tensor.detach().double().flatten().tolist()]}


def draw_weights(cell, inputs, units, reset_after):
    width = max(1, len(GATES[cell])) * units
    bias = (2, width) if cell == 'gru' and reset_after else (width,)
    return [draw(inputs, width, scale=0.8), draw(units, width, scale=0.9 / units**0.5), draw(*bias, scale=0.4)]


def cell_case(title, cell, steps, batch, inputs, units, reset_after=True, masked=False, dropped=False, state=False,
              reverse=False, activation='tanh', gate_activation='sigmoid', keep_gates=True):
    x = draw(steps, batch, inputs, scale=1.5)
    weights = draw_weights(cell, inputs, units, reset_after)
    mask = (torch.rand(steps, batch) > 0.3).float() if masked else None
    if masked:
        mask[0, 0] = 0
        mask[:, -1] = 0
    recurrent_mask = (torch.rand(batch, units) > 0.3).float() / 0.75 if dropped else None
    h0 = draw(batch, units) if state else torch.zeros(batch, units)
    c0 = draw(batch, units) if state else torch.zeros(batch, units)
    leaves = [x, *weights, h0, c0]
    for leaf in leaves:
        leaf.requires_grad_(True)
    dh, dc_last = draw(steps, batch, units), draw(batch, units)
    last = 0 if reverse else -1

    traces = by_hand(cell, x, weights, activation, gate_activation, reset_after, mask, recurrent_mask, h0, c0, reverse)
    h, c_last = traces['h'], (traces['c'][last] if cell == 'lstm' else None)
    if has_module(cell, activation, gate_activation, reset_after, mask, recurrent_mask):
        h_module, c_module = by_module(cell, x, weights, activation, h0, c0, reverse)
        assert (h - h_module).abs().max() < 2e-6, title
        h, c_last = h_module, c_module
    loss = (h * dh).sum() + (0 if c_last is None else (c_last * dc_last).sum())
    gradients = torch.autograd.grad(loss, leaves, allow_unused=True)
    names = ['dx', 'dKernel', 'dRecurrentKernel', 'dBias', 'dh0', 'dc0']
    case = {
        'title': title, 'cell': cell, 'resetAfter': reset_after, 'activation': activation,
        'gateActivation': gate_activation, 'reverse': reverse,
        'x': plain(x), 'kernel': plain(weights[0]), 'recurrentKernel': plain(weights[1]), 'bias': plain(weights[2]),
        'mask': None if mask is None else plain(mask),
        'recurrentMask': None if recurrent_mask is None else plain(recurrent_mask),
        'h0': plain(h0), 'c0': plain(c0), 'dh': plain(dh), 'dcLast': plain(dc_last), 'h': plain(h),
        'gradients': {name: plain(g) for name, g in zip(names, gradients) if g is not None},
    }
    if keep_gates:
        case['trace'] = {name: plain(value) for name, value in traces.items() if name != 'h'}
    return case


VARIANTS = [('LSTM', 'lstm', True), ('GRU, reset after', 'gru', True), ('GRU, reset before', 'gru', False),
            ('simple RNN', 'simpleRnn', True)]


def cell_cases(variants):
    for name, cell, reset_after in variants:
        def case(title, *sizes, **options):
            return cell_case(f'{name}, {title}', cell, *sizes, reset_after=reset_after, **options)
        yield case('T = 1', 1, 2, 2, 3)
        yield case('H = 1', 5, 2, 3, 1)
        yield case('H not a multiple of 4', 6, 3, 2, 5)
        yield case('T = 200', 200, 1, 1, 3, keep_gates=False)
        yield case('masked steps, first step masked, one sequence all masked', 7, 3, 2, 6, masked=True, state=True)
        yield case('relu', 5, 2, 2, 4, activation='relu')
        yield case('initial state, backwards', 5, 2, 2, 4, state=True, reverse=True)
        yield case('recurrent dropout', 5, 2, 2, 4, dropped=True)
        if cell != 'simpleRnn':
            yield case('hard sigmoid, sigmoid candidate', 5, 2, 2, 4, gate_activation='hardSigmoid', activation='sigmoid')


def network_case(title, cell, layers, loss, per_step=False, masked=False, output='linear', reset_after=True,
                 bidirectional=False):
    steps, batch, inputs, units, outputs = 5, 4, 2, 5, 3
    weights = {}
    states = 2 * units if bidirectional else units
    for layer in range(layers):
        for direction in ('', 'backward.') if bidirectional else ('',):
            own = draw_weights(cell, inputs if layer == 0 else states, units, reset_after)
            names = (f'layers.{layer}.{direction}{name}' for name in ('kernel', 'recurrentKernel', 'bias'))
            weights.update(zip(names, own))
    weights['head.kernel'], weights['head.bias'] = draw(states, outputs), draw(outputs, scale=0.3)
    for weight in weights.values():
        weight.requires_grad_(True)
    x = draw(steps, batch, inputs, scale=1.5)
    lengths = torch.tensor([5, 3, 1, 4])
    mask = (torch.arange(steps)[:, None] < lengths).float() if masked else None
    shape = (steps, batch) if per_step else (batch,)
    if loss == 'crossEntropy':
        targets = torch.nn.functional.one_hot(torch.randint(outputs, shape), outputs).float()
    elif loss == 'binaryCrossEntropy':
        targets = (torch.rand(*shape, outputs) > 0.5).float()
    else:
        targets = draw(*shape, outputs, scale=2.0)
    counted = (mask * (torch.rand(steps, batch) > 0.4).float()) if per_step and masked else None
    traces, outputs_ = network(cell, weights, x, mask, per_step, reset_after=reset_after)
    if bidirectional and has_module(cell, reset_after=reset_after):
        out, last = stack_by_module(cell, weights, x, lengths.tolist() if masked else None)
        by_stack = (out if per_step else last) @ weights['head.kernel'] + weights['head.bias']
        counts = mask[:, :, None] if per_step and masked else 1
        assert ((outputs_ - by_stack) * counts).abs().max() < 2e-6, title
        outputs_ = torch.where(mask[:, :, None] != 0, by_stack, outputs_) if per_step and masked else by_stack
    value = loss_of(loss, outputs_, targets, counted, delta=0.7)
    value.backward()
    return {
        'title': title, 'cell': cell, 'layers': layers, 'units': units, 'resetAfter': reset_after, 'loss': loss,
        **({'bidirectional': True} if bidirectional else {}),
        'huberDelta': 0.7, 'perStep': per_step, 'output': output,
        'weights': {name: plain(weight) for name, weight in weights.items()},
        'inputs': plain(x), 'mask': None if mask is None else plain(mask), 'targets': plain(targets),
        'targetMask': None if counted is None else plain(counted),
        'prediction': plain(outputs_.softmax(-1) if output == 'softmax' else outputs_),
        'value': float(value), 'gradients': {name: plain(weight.grad) for name, weight in weights.items()},
    }


def network_cases():
    yield network_case('two LSTM layers, mean squared error', 'lstm', 2, 'mse')
    yield network_case('one GRU layer, absolute error', 'gru', 1, 'mae')
    yield network_case('two reset-before GRU layers, padded, Huber', 'gru', 2, 'huber', masked=True, reset_after=False)
    yield network_case('one simple RNN layer, classes', 'simpleRnn', 1, 'crossEntropy', output='softmax')
    yield network_case('two GRU layers, a class every counted step', 'gru', 2, 'crossEntropy', True, True, 'softmax')
    yield network_case('one LSTM layer, a value every step', 'lstm', 1, 'mse', True)
    yield network_case('one LSTM layer, labels', 'lstm', 1, 'binaryCrossEntropy')


def bidirectional_cases():
    def case(title, *settings, **options):
        return network_case(title, *settings, bidirectional=True, **options)
    yield case('two bidirectional LSTM layers, padded', 'lstm', 2, 'mse', masked=True)
    yield case('two bidirectional GRU layers, padded, a class every counted step', 'gru', 2, 'crossEntropy', True, True,
               output='softmax')
    yield case('two bidirectional reset-before GRU layers', 'gru', 2, 'huber', reset_after=False)
    yield case('two bidirectional simple RNN layers, padded', 'simpleRnn', 2, 'mae', masked=True)
    yield case('one bidirectional LSTM layer, a value every step', 'lstm', 1, 'mse', True)


def optimiser_case(title, make, settings, clipping=None, l1=0.0, l2=0.0, steps=20):
    """The parameters after every step, given gradients without penalties; the first five are penalised, two are not."""
    weights = torch.nn.Parameter(draw(5))
    biases = torch.nn.Parameter(draw(2))
    start = torch.cat([weights, biases])
    slopes = draw(steps, 7, scale=2.0)
    optimiser = make([weights, biases])
    path, norms = [], []
    for slope in slopes:
        optimiser.zero_grad()
        weights.grad, biases.grad = slope[:5].clone(), slope[5:].clone()
        (l1 * weights.abs().sum() + l2 * (weights**2).sum()).backward()
        norms.append(torch.cat([weights.grad, biases.grad]).norm())
        if clipping and clipping['rule'] == 'norm':
            torch.nn.utils.clip_grad_norm_([weights, biases], clipping['limit'])
        if clipping and clipping['rule'] == 'value':
            torch.nn.utils.clip_grad_value_([weights, biases], clipping['limit'])
        optimiser.step()
        path.append(torch.cat([weights, biases]).detach().clone())
    return {'title': title, 'settings': settings, 'clipping': clipping or {'rule': 'none', 'limit': 1}, 'l1': l1, 'l2': l2,
            'start': plain(start), 'slopes': plain(slopes), 'path': plain(torch.stack(path)), 'norms': plain(torch.stack(norms))}


def optimiser_cases():
    optim = torch.optim
    adam = {'optimiser': 'adam', 'learningRate': 0.01, 'beta1': 0.9, 'beta2': 0.999, 'epsilon': 1e-8}
    rmsprop = {'optimiser': 'rmsprop', 'learningRate': 0.01, 'rho': 0.99, 'epsilon': 1e-8}
    sgd = {'optimiser': 'sgd', 'learningRate': 0.05, 'momentum': 0.9}

    def make_adam(parameters):
        return optim.Adam(parameters, lr=0.01)

    def make_sgd(parameters):
        return optim.SGD(parameters, lr=0.05, momentum=0.9)
    yield optimiser_case('Adam', make_adam, adam)
    yield optimiser_case('Adam with a large epsilon', lambda p: optim.Adam(p, lr=0.01, eps=0.1), {**adam, 'epsilon': 0.1})
    yield optimiser_case('RMSprop', lambda p: optim.RMSprop(p, lr=0.01), rmsprop)
    yield optimiser_case('SGD with momentum', make_sgd, sgd)
    yield optimiser_case('SGD without momentum', lambda p: optim.SGD(p, lr=0.05), {**sgd, 'momentum': 0})
    yield optimiser_case('Adam, clipped by norm', make_adam, adam, {'rule': 'norm', 'limit': 2})
    yield optimiser_case('SGD with momentum, clipped by norm', make_sgd, sgd, {'rule': 'norm', 'limit': 0.5})
    yield optimiser_case('SGD with momentum, clipped by value', make_sgd, sgd, {'rule': 'value', 'limit': 0.3})
    yield optimiser_case('SGD, L1 and L2, clipped by norm', make_sgd, sgd, {'rule': 'norm', 'limit': 1}, 0.05, 0.2)


def flow_case(title, cell, layers=1, loss='mse', steps=8, per_step=False, output='linear', lengths=None,
              bidirectional=False, reset_after=True, scale=0.9, **options):
    """Gradient through time of a small network for three sequences, in double precision."""
    batch, inputs, units, outputs = 3, 2, 4, 2
    weights, states = {}, 2 * units if bidirectional else units
    for layer in range(layers):
        for direction in ('', 'backward.') if bidirectional else ('',):
            own = draw_weights(cell, inputs if layer == 0 else states, units, reset_after)
            own[1] = (own[1] * scale / 0.9).mul(1e4).round().div(1e4)
            names = (f'layers.{layer}.{direction}{name}' for name in ('kernel', 'recurrentKernel', 'bias'))
            weights.update(zip(names, own))
    weights['head.kernel'], weights['head.bias'] = draw(states, outputs), draw(outputs, scale=0.3)
    x = draw(steps, batch, inputs, scale=1.5)
    mask = (torch.arange(steps)[:, None] < torch.tensor(lengths)).float() if lengths else None
    shape = (steps, batch) if per_step else (batch,)
    if loss == 'crossEntropy':
        targets = torch.nn.functional.one_hot(torch.randint(outputs, shape), outputs).float()
    else:
        targets = draw(*shape, outputs, scale=2.0)
    counted = (torch.rand(steps, batch) > 0.4).float() * (1 if mask is None else mask) if per_step else None
    if per_step:
        counted[0] = 1
    exact = {name: weight.double() for name, weight in weights.items()}
    passes = {}
    for b in range(batch):
        def own(tensor):
            return None if tensor is None else tensor[:, b:b + 1].double()
        found = flow(cell, exact, own(x), own(targets) if per_step else targets[b:b + 1].double(), loss, own(mask),
                     own(counted), per_step, reset_after=reset_after, **options)
        for (layer, backward), norms in found.items():
            passes.setdefault(f'{layer} {"backward" if backward else "forward"}', []).append(
                {name: plain(values)['values'] for name, values in norms.items()})
    return {
        'title': title, 'cell': cell, 'layers': layers, 'units': units, 'resetAfter': reset_after, 'loss': loss,
        'bidirectional': bidirectional, 'perStep': per_step, 'output': output,
        'activation': options.get('activation', 'tanh'), 'gateActivation': options.get('gate_activation', 'sigmoid'),
        'weights': {name: plain(weight) for name, weight in weights.items()}, 'inputs': plain(x),
        'mask': None if mask is None else plain(mask), 'targets': plain(targets),
        'targetMask': None if counted is None else plain(counted), 'passes': passes,
    }


def variant_flow_cases(variants):
    for name, cell, reset_after in variants:
        yield flow_case(f'{name}, padded', cell, lengths=[8, 5, 1], reset_after=reset_after)
        yield flow_case(f'{name}, two bidirectional layers, padded, an answer every counted step', cell, 2, steps=6,
                        per_step=True, lengths=[6, 3, 5], bidirectional=True, reset_after=reset_after)


def flow_cases():
    yield from variant_flow_cases(VARIANTS)
    yield flow_case('LSTM, two layers, classes', 'lstm', 2, 'crossEntropy', output='softmax')
    yield flow_case('LSTM, hard sigmoid, sigmoid candidate', 'lstm', gate_activation='hardSigmoid', activation='sigmoid')
    yield flow_case('GRU, two layers, relu', 'gru', 2, activation='relu')
    yield flow_case('simple RNN over 100 steps, vanishing', 'simpleRnn', steps=100)
    yield flow_case('simple RNN over 100 steps, linear, exploding', 'simpleRnn', steps=100, activation='linear', scale=4.0)
    yield flow_case('T = 1', 'lstm', steps=1)


def surgery_problem(title, cell, reset_after=True, masked=False, reverse=False):
    """A layer and a batch, and what every list of interventions makes of them."""
    steps, batch, inputs, units = 6, 2, 2, 3
    x = draw(steps, batch, inputs, scale=1.5).requires_grad_(True)
    weights = draw_weights(cell, inputs, units, reset_after)
    h0, c0, dh = draw(batch, units), draw(batch, units), draw(steps, batch, units)
    mask = torch.ones(steps, batch)
    if masked:
        mask[0, 0] = mask[3, 1] = mask[5, 0] = 0

    def case(name, interventions):
        h, c, gates = operated(cell, x, weights, interventions, reset_after, mask if masked else None, h0, c0, reverse)
        slope = (h * dh).sum()
        dx = torch.autograd.grad(slope, x)[0] if slope.requires_grad else torch.zeros_like(x)
        values = {'h': h, 'c': c if cell == 'lstm' else None, 'gates': gates if name == 'several at once' else None, 'dx': dx}
        return {'title': name, 'interventions': interventions,
                **{key: plain(value) for key, value in values.items() if value is not None}}
    wanted = list(operations(cell))
    if masked or reverse:
        wanted = [each for each in wanted if 'frozen' in each[0] or 'one unit' in each[0] or each[0] == 'several at once']
    return {
        'title': title, 'cell': cell, 'resetAfter': reset_after, 'reverse': reverse,
        'x': plain(x), 'kernel': plain(weights[0]), 'recurrentKernel': plain(weights[1]), 'bias': plain(weights[2]),
        'h0': plain(h0), 'c0': plain(c0), 'mask': plain(mask) if masked else None, 'dh': plain(dh),
        'cases': [case(*each) for each in wanted],
    }


def surgery_problems(variants):
    for name, cell, reset_after in variants:
        yield surgery_problem(name, cell, reset_after)
        yield surgery_problem(f'{name}, masked and backwards', cell, reset_after, masked=True, reverse=True)


def mgu_cases():
    """The minimal gated unit by hand, since torch.nn does not have it. Drawn last, so that the numbers above stay."""
    variants = [('minimal gated unit', 'mgu', True)]
    yield 'cells', list(cell_cases(variants))
    yield 'networks', [
        network_case('two minimal gated unit layers, padded, Huber', 'mgu', 2, 'huber', masked=True),
        network_case('one minimal gated unit layer, a class every counted step', 'mgu', 1, 'crossEntropy', True, True, 'softmax'),
        network_case('two bidirectional minimal gated unit layers, padded', 'mgu', 2, 'mse', masked=True, bidirectional=True),
    ]
    yield 'flow', list(variant_flow_cases(variants))
    yield 'surgery', list(surgery_problems(variants))


for file, cases in [('cells', cell_cases(VARIANTS)), ('networks', network_cases()), ('optimisers', optimiser_cases()),
                    ('bidirectional', bidirectional_cases()), ('flow', flow_cases()), ('surgery', surgery_problems(VARIANTS))]:
    with open(os.path.join(FOLDER, f'{file}.json'), 'w') as out:
        out.write('[\n' + ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases) + '\n]\n')
with open(os.path.join(FOLDER, 'mgu.json'), 'w') as out:
    parts = [f'"{part}":{json.dumps(cases, separators=(",", ":"))}' for part, cases in mgu_cases()]
    out.write('{\n' + ',\n'.join(parts) + '\n}\n')

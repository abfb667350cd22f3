"""The playground's networks in PyTorch: its own modules where they have the variant, the equations by hand for all.

Weights come in the playground's layout: kernel [I, G*H], recurrentKernel [H, G*H], bias; gates i, f, g, o (LSTM) and
z, r, n (GRU, with h = (1 - z) h_before + z n, so that PyTorch's update gate is 1 - z); f, n (minimal gated unit, which torch.nn does
not have). Sequences are [T, B, I].
"""

import torch

GATES = {'lstm': 'ifgo', 'gru': 'zrn', 'simpleRnn': '', 'mgu': 'fn'}

ACTIVATIONS = {
    'tanh': torch.tanh,
    'relu': torch.relu,
    'sigmoid': torch.sigmoid,
    'linear': lambda x: x,
    'hardSigmoid': lambda x: torch.clamp(0.2 * x + 0.5, 0, 1),
}


def by_hand(cell, x, weights, activation='tanh', gate_activation='sigmoid', reset_after=True, mask=None,
            recurrent_mask=None, h0=None, c0=None, reverse=False, nudges=None):
    """Every gate and state of one layer by name, each [T, B, H]. Gates read 0 at masked steps.

    `nudges` (h and, for the LSTM, c, [T, B, H] of zeros) are added to the states at each step, so that gradients with
    respect to them are total derivatives with respect to h_t, c_t held fixed, and to c_t.
    """
    kernel, recurrent_kernel, bias = weights
    units = recurrent_kernel.shape[0]
    phi, sigma = ACTIVATIONS[activation], ACTIVATIONS[gate_activation]
    h = x.new_zeros(x.shape[1], units) if h0 is None else h0
    c = x.new_zeros(x.shape[1], units) if c0 is None else c0
    rows = {}
    order = range(x.shape[0] - 1, -1, -1) if reverse else range(x.shape[0])
    for t in order:
        entering = h if recurrent_mask is None else h * recurrent_mask
        if cell == 'lstm':
            i, f, g, o = (x[t] @ kernel + entering @ recurrent_kernel + bias).split(units, 1)
            i, f, g, o = sigma(i), sigma(f), phi(g), sigma(o)
            c_next = f * c + i * g + (nudges['c'][t] if nudges else 0)
            step = {'i': i, 'f': f, 'g': g, 'o': o}
            h_next = o * phi(c_next)
        elif cell == 'simpleRnn':
            h_next = phi(x[t] @ kernel + entering @ recurrent_kernel + bias)
            step = {}
        elif cell == 'mgu':
            xf, xn = (x[t] @ kernel + bias).split(units, 1)
            uf, un = recurrent_kernel.split(units, 1)
            f = sigma(xf + entering @ uf)
            n = phi(xn + (f * entering) @ un)
            step = {'f': f, 'n': n}
            h_next = (1 - f) * h + f * n
        elif reset_after:
            xz, xr, xn = (x[t] @ kernel + bias[0]).split(units, 1)
            hz, hr, hn = (entering @ recurrent_kernel + bias[1]).split(units, 1)
            z, r = sigma(xz + hz), sigma(xr + hr)
            n = phi(xn + r * hn)
            step = {'z': z, 'r': r, 'n': n}
            h_next = (1 - z) * h + z * n
        else:
            xz, xr, xn = (x[t] @ kernel + bias).split(units, 1)
            uz, ur, un = recurrent_kernel.split(units, 1)
            z, r = sigma(xz + entering @ uz), sigma(xr + entering @ ur)
            n = phi(xn + (r * entering) @ un)
            step = {'z': z, 'r': r, 'n': n}
            h_next = (1 - z) * h + z * n
        if mask is None:
            h = h_next
            c = c_next if cell == 'lstm' else c
        else:
            valid = (mask[t] != 0)[:, None]
            h = torch.where(valid, h_next, h)
            if cell == 'lstm':
                c = torch.where(valid, c_next, c + nudges['c'][t] if nudges else c)
            step = {name: torch.where(valid, value, torch.zeros_like(value)) for name, value in step.items()}
        h = h + nudges['h'][t] if nudges else h
        step['h'] = h
        if cell == 'lstm':
            step['c'] = c
        rows[t] = step
    return {name: torch.stack([rows[t][name] for t in range(x.shape[0])]) for name in rows[0]}


def has_module(cell, activation='tanh', gate_activation='sigmoid', reset_after=True, mask=None, recurrent_mask=None):
    """Whether torch.nn has this variant."""
    if cell == 'mgu':
        return False
    plain = gate_activation == 'sigmoid' and mask is None and recurrent_mask is None
    if cell == 'simpleRnn':
        return plain and activation in ('tanh', 'relu')
    return plain and activation == 'tanh' and (cell != 'gru' or reset_after)


def module_parameters(cell, weights):
    """One layer's weights as torch.nn takes them: W_ih, W_hh, b_ih, b_hh."""
    kernel, recurrent_kernel, bias = weights
    if cell != 'gru':
        return [kernel.t(), recurrent_kernel.t(), bias, torch.zeros_like(bias)]

    # PyTorch: order r, z, n and 1 - z for z, which for a logistic gate is a change of sign of its weights.
    def turn(matrix):
        z, r, n = matrix.split(recurrent_kernel.shape[0], -1)
        return torch.cat([r, -z, n], -1)
    return [turn(kernel).t(), turn(recurrent_kernel).t(), turn(bias[0]), turn(bias[1])]


def by_module(cell, x, weights, activation='tanh', h0=None, c0=None, reverse=False):
    """h [T, B, H] and, for the LSTM, the last c [B, H], by what torch.nn's modules call, so that gradients reach `weights`."""
    units = weights[1].shape[0]
    h0 = x.new_zeros(x.shape[1], units) if h0 is None else h0
    c0 = x.new_zeros(x.shape[1], units) if c0 is None else c0
    given = x.flip(0) if reverse else x
    settings = (True, 1, 0.0, False, False, False)  # biases, layers, dropout, training, bidirectional, batch first
    c_last = None
    parts = module_parameters(cell, weights)
    if cell == 'gru':
        out, _ = torch.gru(given, h0[None], parts, *settings)
    elif cell == 'lstm':
        out, _, last = torch.lstm(given, (h0[None], c0[None]), parts, *settings)
        c_last = last[0]
    else:
        run = torch.rnn_tanh if activation == 'tanh' else torch.rnn_relu
        out, _ = run(given, h0[None], parts, *settings)
    return (out.flip(0) if reverse else out), c_last


def layer_count(weights):
    return sum(1 for name in weights if name.startswith('layers.') and name.endswith('.kernel') and 'backward' not in name)


def is_bidirectional(weights):
    return 'layers.0.backward.kernel' in weights


def layer_weights(weights, layer, backward=False):
    prefix = f'layers.{layer}.backward' if backward else f'layers.{layer}'
    return [weights[f'{prefix}.{name}'] for name in ('kernel', 'recurrentKernel', 'bias')]


def network(cell, weights, x, mask=None, per_step=False, nudges=None, **options):
    """A whole network of the playground: traces of all layers, and the head's outputs [B, K] or [T, B, K].

    The trace of a bidirectional layer has that of its other direction under `backward`. One answer a sequence reads each
    direction where it ends: the forward one at the last step, the backward one at the first (PyTorch's h_n). `nudges` are
    those of the pass (layer, backward) in a dictionary of them.
    """
    traces = []
    nudges = nudges or {}
    for layer in range(layer_count(weights)):
        below = x
        trace = by_hand(cell, below, layer_weights(weights, layer), mask=mask, nudges=nudges.get((layer, False)), **options)
        x, last = trace['h'], trace['h'][-1]
        if is_bidirectional(weights):
            own = layer_weights(weights, layer, backward=True)
            trace['backward'] = by_hand(cell, below, own, mask=mask, reverse=True, nudges=nudges.get((layer, True)),
                                        **options)
            x = torch.cat([x, trace['backward']['h']], -1)
            last = torch.cat([last, trace['backward']['h'][0]], -1)
        traces.append(trace)
    state = x if per_step else last
    return traces, state @ weights['head.kernel'] + weights['head.bias']


def stack_by_module(cell, weights, x, lengths=None):
    """The same of bidirectional layers by torch.nn's own stack, padded sequences packed: its outputs, and h_n of the top layer.

    Returns [T, B, 2H] (0 at padding) and [B, 2H]. Tanh and logistic gates; gradients reach `weights`.
    """
    layers = layer_count(weights)
    units = weights['layers.0.recurrentKernel'].shape[0]
    parameters = []
    for layer in range(layers):
        for backward in (False, True):
            parameters += module_parameters(cell, layer_weights(weights, layer, backward))
    settings = (True, layers, 0.0, False, True)  # biases, layers, dropout, training, bidirectional
    full = [x.shape[0]] * x.shape[1]
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, lengths or full, enforce_sorted=False)
    start = x.new_zeros(2 * layers, x.shape[1], units)
    if cell == 'lstm':
        data, last, _ = torch.lstm(packed.data, packed.batch_sizes, (start, start), parameters, *settings)
    else:
        run = torch.gru if cell == 'gru' else torch.rnn_tanh
        data, last = run(packed.data, packed.batch_sizes, start, parameters, *settings)
    out, _ = torch.nn.utils.rnn.pad_packed_sequence(
        torch.nn.utils.rnn.PackedSequence(data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices))
    last = last[:, packed.unsorted_indices]
    return out, torch.cat([last[-2], last[-1]], -1)


def loss_of(name, outputs, targets, counted=None, delta=1.0):
    """The reported loss: the mean over sequences (or counted steps) and, except for crossEntropy, over outputs."""
    functional = torch.nn.functional
    if name == 'mse':
        each = functional.mse_loss(outputs, targets, reduction='none').mean(-1)
    elif name == 'mae':
        each = functional.l1_loss(outputs, targets, reduction='none').mean(-1)
    elif name == 'huber':
        each = functional.huber_loss(outputs, targets, reduction='none', delta=delta).mean(-1)
    elif name == 'crossEntropy':
        flat = functional.cross_entropy(outputs.flatten(0, -2), targets.flatten(0, -2), reduction='none')
        each = flat.view(outputs.shape[:-1])
    else:
        each = functional.binary_cross_entropy_with_logits(outputs, targets, reduction='none').mean(-1)
    return each.mean() if counted is None else (each * counted).sum() / counted.sum()


def flow(cell, weights, x, targets, loss, mask=None, counted=None, per_step=False, delta=1.0, jacobian=True, **options):
    """Gradient through time of one sequence (B = 1) by autograd: by pass (layer, backward), norms over the units, [T].

    h and c: of the gradient of the sequence's loss with respect to h_t and c_t; jacobian: the Frobenius norm of that of the
    last state in the order of work with respect to h_t, c_t held fixed.
    """
    units = weights['layers.0.recurrentKernel'].shape[0]
    passes = [(layer, backward) for layer in range(layer_count(weights))
              for backward in ((False, True) if is_bidirectional(weights) else (False,))]
    names = ('h', 'c') if cell == 'lstm' else ('h',)
    nudges = {each: {name: x.new_zeros(x.shape[0], 1, units).requires_grad_(True) for name in names} for each in passes}
    traces, outputs = network(cell, weights, x, mask, per_step, nudges, **options)
    value = loss_of(loss, outputs, targets, counted, delta)
    found = {}
    for layer, backward in passes:
        own = nudges[layer, backward]
        slopes = torch.autograd.grad(value, [own[name] for name in names], retain_graph=True)
        found[layer, backward] = {name: slope[:, 0].norm(dim=-1) for name, slope in zip(names, slopes)}
        if jacobian:
            trace = traces[layer]['backward'] if backward else traces[layer]
            last = trace['h'][0 if backward else -1][0]
            rows = [torch.autograd.grad(entry, own['h'], retain_graph=True)[0][:, 0] for entry in last]
            found[layer, backward]['jacobian'] = torch.stack(rows).pow(2).sum((0, 2)).sqrt()
    return found

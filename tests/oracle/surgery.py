"""The cells with interventions, by hand: one loop a cell, every intervention a torch.where right after what it acts on.

Layout and convention are those of networks.py. An intervention is a dictionary: kind (clamp, silence, state), units (a list
or None for all), steps ({'from', 'to'}, both ends included, or None for all), value, gate (its number in the cell's order),
state (c or h) and action (erase, freeze, set).
"""

import torch

from networks import ACTIVATIONS, GATES


def in_force(intervention, t):
    steps = intervention.get('steps')
    return steps is None or steps['from'] <= t <= steps['to']


def chosen(intervention, like):
    """Which values of a [B, H] the intervention acts on."""
    units = intervention['units']
    row = torch.ones(like.shape[1], dtype=torch.bool)
    if units is not None:
        row[:] = False
        row[units] = True
    return row.expand_as(like)


def held(interventions, t, gate, value):
    for each in interventions:
        if each['kind'] == 'clamp' and each['gate'] == gate and in_force(each, t):
            value = torch.where(chosen(each, value), torch.full_like(value, each['value']), value)
    return value


def changed(interventions, t, state, value, before):
    for each in interventions:
        if each['kind'] == 'silence' and state == 'h':
            value = torch.where(chosen(each, value), torch.zeros_like(value), value)
        if each['kind'] == 'state' and each['state'] == state and in_force(each, t):
            instead = {'erase': torch.zeros_like(value), 'freeze': before,
                       'set': torch.full_like(value, each['value'])}[each['action']]
            value = torch.where(chosen(each, value), instead, value)
    return value


def operated(cell, x, weights, interventions, reset_after=True, mask=None, h0=None, c0=None, reverse=False):
    """h, c (LSTM) and the gates side by side, each [T, B, ·]."""
    kernel, recurrent_kernel, bias = weights
    units = recurrent_kernel.shape[0]
    sigma, phi = ACTIVATIONS['sigmoid'], ACTIVATIONS['tanh']
    h, c = h0, c0
    for each in interventions:
        if each['kind'] == 'silence':
            h = torch.where(chosen(each, h), torch.zeros_like(h), h)
    rows = {}
    for t in range(x.shape[0] - 1, -1, -1) if reverse else range(x.shape[0]):
        def hold(gate, value):
            return held(interventions, t, gate, value)
        c_next = c
        if cell == 'lstm':
            i, f, g, o = (x[t] @ kernel + h @ recurrent_kernel + bias).split(units, 1)
            i, f, g, o = hold(0, sigma(i)), hold(1, sigma(f)), hold(2, phi(g)), hold(3, sigma(o))
            c_next = changed(interventions, t, 'c', f * c + i * g, c)
            h_next, gates = o * phi(c_next), [i, f, g, o]
        elif cell == 'simpleRnn':
            h_next, gates = phi(x[t] @ kernel + h @ recurrent_kernel + bias), []
        elif cell == 'mgu':
            uf, un = recurrent_kernel.split(units, 1)
            xf, xn = (x[t] @ kernel + bias).split(units, 1)
            f = hold(0, sigma(xf + h @ uf))
            n = hold(1, phi(xn + (f * h) @ un))
            h_next, gates = (1 - f) * h + f * n, [f, n]
        else:
            uz, ur, un = recurrent_kernel.split(units, 1)
            xz, xr, xn = (x[t] @ kernel + (bias[0] if reset_after else bias)).split(units, 1)
            bz, br, bn = bias[1].split(units) if reset_after else (0, 0, 0)
            z = hold(0, sigma(xz + h @ uz + bz))
            r = hold(1, sigma(xr + h @ ur + br))
            n = hold(2, phi(xn + (r * (h @ un + bn) if reset_after else (r * h) @ un)))
            h_next, gates = (1 - z) * h + z * n, [z, r, n]
        h_next = changed(interventions, t, 'h', h_next, h)
        gates = torch.cat(gates, 1) if gates else None
        if mask is not None:
            valid = (mask[t] != 0)[:, None]
            h_next = torch.where(valid, h_next, h)
            c_next = torch.where(valid, c_next, c)
            gates = None if gates is None else torch.where(valid, gates, torch.zeros_like(gates))
        h, c = h_next, c_next
        rows[t] = (h, c, gates)
    parts = zip(*(rows[t] for t in range(x.shape[0])))
    return [None if part[0] is None else torch.stack(part) for part in parts]


def clamp(gate, value, units=None, steps=None):
    return {'kind': 'clamp', 'gate': gate, 'value': value, 'units': units, 'steps': steps}


def state(name, action, value=0, units=None, steps=None):
    return {'kind': 'state', 'state': name, 'action': action, 'value': value, 'units': units, 'steps': steps}


def silence(units=None):
    return {'kind': 'silence', 'units': units}


def operations(cell):
    """Titled lists of interventions for a layer of 3 units over 6 steps."""
    middle = {'from': 2, 'to': 3}
    for gate, name in enumerate(GATES[cell]):
        yield f'{name} of one unit at 0.3', [clamp(gate, 0.3, [1])]
        yield f'{name} of all units at 1', [clamp(gate, 1)]
        yield f'{name} of two units at 0 over some steps', [clamp(gate, 0, [0, 2], middle)]
    yield 'one unit silenced', [silence([1])]
    yield 'all units silenced', [silence()]
    for name in 'ch' if cell == 'lstm' else 'h':
        yield f'{name} erased at one step', [state(name, 'erase', steps={'from': 2, 'to': 2})]
        yield f'{name} of one unit frozen over some steps', [state(name, 'freeze', units=[2], steps=middle)]
        yield f'{name} frozen from the first step', [state(name, 'freeze', steps={'from': 0, 'to': 1})]
        yield f'{name} of two units set', [state(name, 'set', 0.7, [0, 1], {'from': 4, 'to': 4})]
    several = [state('h', 'set', 0.5, [0]), state('h', 'freeze', units=[0, 1], steps=middle), silence([2])]
    yield 'several at once', ([] if cell == 'simpleRnn' else [clamp(1, 0.9), clamp(1, 0.2, [0], middle)]) + several

"""Student's t and Holm's correction by scipy and statsmodels (Debian's python3-scipy, python3-statsmodels): verdict.json.

    python3 tests/oracle/verdict.py
"""

import json
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests

random = np.random.default_rng(7)


def paired(n, shift, scale):
    a = np.round(random.normal(10, scale, n), 6)
    b = np.round(a - shift + random.normal(0, scale / 2, n), 6)
    found = stats.ttest_rel(a, b)
    differences = a - b
    mean = differences.mean()
    error = stats.sem(differences)
    levels = [0.95, 0.975, 1 - 0.05 / 3, 0.99]
    return {
        'a': a.tolist(),
        'b': b.tolist(),
        'mean': mean,
        'sd': differences.std(ddof=1),
        'p': found.pvalue,
        'intervals': [{'level': level, 'ends': list(stats.t.interval(level, n - 1, mean, error))} for level in levels],
    }


def corrected(ps):
    decided, adjusted, _, _ = multipletests(ps, alpha=0.05, method='holm')
    return {'p': ps, 'adjusted': adjusted.tolist(), 'decided': decided.tolist()}


oracle = {
    'paired': [
        paired(n, shift, scale)
        for n, shift, scale in [(2, 0.5, 1), (3, 0.2, 0.4), (3, 4, 0.1), (5, 0, 1), (5, 1, 1), (10, -0.3, 0.5), (20, 0.1, 2)]
    ],
    'holm': [
        corrected(ps)
        for ps in [
            [0.03],
            [0.03, 0.02],
            [0.03, 0.04],
            [0.04, 0.01, 0.03],
            [0.001, 0.8, 0.02],
            [0.5, 0.6, 0.9],
            [0.01, 0.01, 0.01],
            [1e-9, 0.0249, 0.0501],
        ]
    ],
}
Path(__file__).with_name('verdict.json').write_text(json.dumps(oracle, indent=2) + '\n')

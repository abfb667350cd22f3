import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from '../../../../../src/i18n/both';
import { LAB_PANELS } from '../../../../../src/views/lab/gates/panels';

describe('the panels of the gate lab', () => {
  it('answer three questions, three panels each, and the cell stays beside them (the design of the page)', () => {
    const of = (group: string | null) => LAB_PANELS.flatMap((panel) => (panel.group === group ? [panel.id] : []));
    expect(of('remembers').sort()).toEqual(['flow', 'memory', 'sensitivity']);
    expect(of('causes').sort()).toEqual(['matter', 'presets', 'surgery']);
    expect(of('inside').sort()).toEqual(['saturation', 'space', 'weights']);
    expect(of(null)).toEqual(['cell']);
  });

  it.each(['en', 'zh'] as const)('have an id and a title of their own, and say what to look for, in %s', (language) => {
    const t = words(language).t;
    const titles = LAB_PANELS.map(({ title }) => t(title));
    expect(new Set(LAB_PANELS.map(({ id }) => id)).size).toBe(LAB_PANELS.length);
    expect(new Set(titles).size).toBe(LAB_PANELS.length);
    for (const { title, help } of LAB_PANELS) expect([t(title), t(help)]).not.toEqual([title, help]);
  });

  it('lie in rooms that a reader can hold: with what they share and the cell, 14 at most (counted)', () => {
    const lab = new URL('../../../../../src/views/lab/', import.meta.url);
    const rooms = readdirSync(new URL('gates/', lab)).filter((name) => !name.endsWith('.css'));
    const nested = rooms.flatMap((room) =>
      room.includes('.') ? [] : readdirSync(new URL(`gates/${room}/`, lab)).filter((name) => !name.includes('.')),
    );
    expect([...rooms, 'cell', 'shared'].length).toBeLessThanOrEqual(14);
    expect(nested).toEqual([]);
  });
});

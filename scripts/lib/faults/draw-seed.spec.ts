// How seeds draw from the table.
import { describe, expect, it } from 'vitest';
import { drawSeed } from './draw-seed.ts';
import { rows, transports, type Fault } from './fault.ts';

const fault = (row: Fault['row'], name: string, of: Fault['transports'] = transports, seconds = 10): Fault => ({
  name,
  row,
  transports: of,
  seconds,
  strike: () => Promise.resolve({}),
});
const table = rows.flatMap((row) => [fault(row, `${row}-one`), fault(row, `${row}-two`), fault(row, `${row}-three`, ['kafka'])]);
const twenty = Array.from({ length: 20 }, (_, index) => drawSeed(index + 1, table));

describe('twenty seeds', () => {
  it.each(transports)('strike every row three times or more on %s', (transport) => {
    const struck = twenty.filter((seed) => seed.transport === transport).flatMap(({ faults }) => faults);
    for (const row of rows) expect(struck.filter((each) => each.row === row).length).toBeGreaterThanOrEqual(3);
  });

  it.each(transports)("strike each of a row's faults before one of them again on %s", (transport) => {
    const struck = twenty.filter((seed) => seed.transport === transport).flatMap(({ faults }) => faults);
    const able = table.filter(({ transports: of }) => of.includes(transport));
    expect(new Set(struck.map(({ name }) => name))).toEqual(new Set(able.map(({ name }) => name)));
  });

  it('strike a long one seldom, and once in all', () => {
    const withLong = [fault('deadlines', 'flood', transports, 300), ...table.filter(({ name }) => name !== 'deadlines-two')];
    const drawn = Array.from({ length: 20 }, (_, index) => drawSeed(index + 1, withLong)).flatMap(({ faults }) => faults);
    expect(drawn.filter(({ row }) => row === 'deadlines').length).toBeGreaterThanOrEqual(6);
    expect(drawn.filter(({ name }) => name === 'flood')).toHaveLength(1);
  });

  it('strike only what the transport has', () => {
    expect(twenty.every(({ faults, transport }) => faults.every((each) => each.transports.includes(transport)))).toBe(true);
  });
});

describe('a seed', () => {
  it('draws the same again', () => {
    expect(drawSeed(7, table)).toEqual(twenty[6]);
  });

  it('may be narrowed to a row or a fault', () => {
    expect(drawSeed(1, table, { only: 'broker', transport: 'local' }).faults.map(({ row }) => row)).toEqual(['broker', 'broker']);
    expect(drawSeed(1, table, { only: 'kill-two' }).faults.map(({ name }) => name)).toEqual(['kill-two']);
  });

  it('says what there is when there is no such fault', () => {
    expect(() => drawSeed(1, table, { only: 'flood' })).toThrow(/no fault or row of this transport is called "flood"/);
  });
});

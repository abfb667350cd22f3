/** Forms of dates, parts of dates and steps; the oracle is the calendar of JavaScript and ISO 8601. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClock } from '../../../../src/data/parsing/clock';
import { namedParts, readParts } from '../../../../src/data/parsing/dateParts';
import { dateForms, decimalYearOf, freeForm, readDate, type DateForm } from '../../../../src/data/parsing/dates';
import { evennessOf, stepsOf, stepText } from '../../../../src/data/parsing/steps';

const day = (text: string) => Date.parse(`${text}Z`);

describe('a date', () => {
  it.each<[string, DateForm, string]>([
    ['2019-1-17-13:00', 'yearMonthDay', '2019-01-17T13:00'],
    ['2019010113', 'digits', '2019-01-01T13:00'],
    ['20190101T0930', 'compactTime', '2019-01-01T09:30'],
    ['199007', 'digitsMonth', '1990-07-01'],
    ['1990Q3', 'yearQuarter', '1990-07-01'],
    ['Q3 1990', 'quarterYear', '1990-07-01'],
    ['1990年第3季度', 'chineseQuarter', '1990-07-01'],
    ['2015-W53', 'isoWeek', '2015-12-28'],
    ['2020-W01', 'isoWeek', '2019-12-30'],
    ['Jan-64', 'wordYear', '1964-01-01'],
    ['Mai 2001', 'wordYear', '2001-05-01'],
    ['2001 Dec', 'yearWord', '2001-12-01'],
    ['2008M07', 'yearMonth', '2008-07-01'],
    ['43831', 'spreadsheetDay', '2020-01-01'],
    ['43831.75', 'spreadsheetDay', '2020-01-01T18:00'],
    ['1735689600000000', 'microseconds', '2025-01-01'],
    ['1.50E+12', 'milliseconds', '2017-07-14T02:40'],
    ['01.01.2019 00:00 - 01.01.2019 01:00', 'threeNumbers', '2019-01-01'],
    ['Fri, 31 Jan 2020', 'dayWordYear', '2020-01-31'],
  ])('is read in its form: %s', (cell, form, expected) => {
    expect(readDate(cell, form, 'dayFirst')).toBe(day(expected));
  });

  it.each(['2014-W53', '1990Q5', '2019-02-29', 'market 12', '2019013225', 'Tag 2001'])(
    'that no calendar has is none: %s',
    (cell) => {
      expect(freeForm(cell)).toBeNull();
      expect(readDate(cell, 'digits', 'yearFirst')).toBeNaN();
    },
  );

  it('is told from plain numbers by the header alone', () => {
    expect(dateForms(['2019010100', '2019010101'], 'load', 1, false)).toEqual([]);
    expect(dateForms(['2019010100', '2019010101'], 'datetime', 1, false).map(({ form }) => form)).toEqual([
      'digits',
      'seconds',
    ]);
  });

  it('written as ISO week, quarter or decimal year comes back (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        const time = day('1950-01-01') + days * 86_400_000;
        expect(readDate(decimalYearOf(time).toFixed(9), 'decimalYear', 'yearFirst')).toBeCloseTo(time, -3);
        const date = new Date(time);
        const quarter = Math.floor(date.getUTCMonth() / 3) + 1;
        const read = new Date(readDate(`${date.getUTCFullYear()}-Q${quarter}`, 'yearQuarter', 'yearFirst'));
        expect([read.getUTCFullYear(), read.getUTCMonth()]).toEqual([date.getUTCFullYear(), 3 * quarter - 3]);
      }),
    );
  });
});

describe('a time of day', () => {
  it.each<[string, Parameters<typeof readClock>[1], number]>([
    ['18.00.00', 'clock', 18 * 60],
    ['5:30 PM', 'clock', 17 * 60 + 30],
    ['24', 'hour', 24 * 60],
    ['0930', 'digits', 9 * 60 + 30],
  ])('is read in minutes: %s', (cell, form, minutes) => {
    expect(readClock(cell, form)).toBe(minutes * 60_000);
  });
});

describe('parts of a date', () => {
  const cells = [
    ['08', '19'],
    ['12', '1'],
    ['31', '1'],
    ['23', '0'],
    ['50', '0'],
  ];
  const rows = ['2008,12,31,23,50', '2009,1,1,0,0'].map((row) => row.split(','));

  it('are found by their names, a second mm being the minute, and make one moment', () => {
    const filled = (column: number) => (column === 0 ? ['2008', '2009'] : cells[column]!);
    const parts = namedParts(['#YY', 'MM', 'DD', 'hh', 'mm'], filled)!;
    expect(parts.map(([part]) => part)).toEqual(['year', 'month', 'day', 'hour', 'minute']);
    expect(rows.map((row) => readParts(row, parts))).toEqual([day('2008-12-31T23:50'), day('2009-01-01')]);
  });

  it('that the cells do not bear out are none', () => {
    expect(namedParts(['year', 'month'], () => ['2008', '2009'])).toBeNull();
  });
});

describe('the step of time', () => {
  const labels = (times: number[]) => ({ kind: 'time', times: Float64Array.from(times), precision: 'minute' }) as const;
  const hour = 3_600_000;

  it('is a month where moments keep to a day of the month, or to last days', () => {
    const lasts = ['2019-01-31', '2019-02-28', '2019-03-31', '2019-04-30'].map(day);
    expect(stepText(evennessOf(Float64Array.from(lasts)).step!)).toBe('1 month');
    expect(stepText(evennessOf(Float64Array.from(['2019-01-01', '2019-04-01', '2019-07-01'].map(day))).step!)).toBe(
      '1 quarter',
    );
  });

  it('shows the rows that are missing, and not the weekends of working days', () => {
    const times = Array.from({ length: 100 }, (_, k) => k * hour).filter((_, k) => k < 40 || k > 44);
    expect(stepsOf(labels(times))).toMatchObject({ missing: { rows: 5, places: 1, after: 39 }, change: null });
    const days = Array.from({ length: 60 }, (_, k) => day('2019-01-07') + k * 24 * hour);
    const working = days.filter((time) => new Date(time).getUTCDay() % 6 !== 0);
    expect(stepsOf(labels(working))!.missing).toBeNull();
    expect(stepsOf(labels(working.filter((_, k) => k !== 11)))!.missing).toMatchObject({ rows: 1 });
  });

  it('leaves out the days of the week that are there by chance, in no more than a twentieth of the weeks', () => {
    const days = Array.from({ length: 7 * 40 }, (_, k) => day('2019-01-07') + k * 24 * hour);
    /** 40 weeks of working days with so many Saturdays. */
    const with6 = (saturdays: number) =>
      days.filter(
        (time, k) => new Date(time).getUTCDay() % 6 !== 0 || (k % 7 === 5 && k < 70 && k >= 70 - 7 * saturdays),
      );
    const stray = stepsOf(labels(with6(2)))!;
    expect(stray).toMatchObject({ missing: null, stray: { rows: 2 } });
    expect(with6(2)[stray.stray!.first]).toBe(day('2019-03-09'));
    // A working day is missing all the same, and Saturdays of a tenth of the weeks are days of the series: of 36
    // that are not there the last one follows the last row.
    expect(stepsOf(labels(with6(2).filter((_, k) => k !== 100)))!.missing).toMatchObject({ rows: 1, places: 1 });
    expect(stepsOf(labels(with6(4)))).toMatchObject({ stray: null, missing: { rows: 35 } });
    expect(stepsOf(labels(with6(0)))).toMatchObject({ stray: null, missing: null });
  });

  it('shows where it changes for good', () => {
    const times = [
      ...Array.from({ length: 50 }, (_, k) => k * hour),
      ...Array.from({ length: 50 }, (_, k) => 50 * hour + (k * hour) / 4),
    ];
    const steps = stepsOf(labels(times))!;
    expect([stepText(steps.step), stepText(steps.change!.to), steps.missing]).toEqual(['1 hour', '15 minute', null]);
    expect(steps.change!.row).toBe(51);
  });

  it('is none where moments are irregular', () => {
    expect(stepsOf(labels([0, 1, 3, 7, 20, 100, 101, 150].map((each) => each * 1000)))).toBeNull();
  });
});

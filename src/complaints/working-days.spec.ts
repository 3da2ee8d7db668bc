import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfWorkingDay, type WorkingCalendar } from './working-days.js';

const WESTERN: WorkingCalendar = { weekend: [0, 6], holidays: [] };
const AT_EASTER: WorkingCalendar = { weekend: [0, 6], holidays: ['2026-04-03', '2026-04-06'] };
const GULF: WorkingCalendar = { weekend: [5, 6], holidays: [] };

const CASES: [string, number, WorkingCalendar, string][] = [
  // 2 March 2026 is a Monday.
  ['2026-03-02T09:00:00Z', 1, WESTERN, '2026-03-03'],
  ['2026-03-02T00:00:00Z', 1, WESTERN, '2026-03-03'],
  ['2026-03-02T23:59:59.999Z', 1, WESTERN, '2026-03-03'],
  ['2026-03-02T09:00:00Z', 7, WESTERN, '2026-03-11'],
  ['2026-03-06T09:00:00Z', 1, WESTERN, '2026-03-09'],
  ['2026-03-07T09:00:00Z', 1, WESTERN, '2026-03-09'],
  ['2026-03-08T09:00:00Z', 7, WESTERN, '2026-03-17'],
  ['2026-04-01T09:00:00Z', 7, AT_EASTER, '2026-04-14'],
  ['2026-04-02T09:00:00Z', 1, AT_EASTER, '2026-04-07'],
  ['2026-03-05T09:00:00Z', 1, GULF, '2026-03-08'],
  ['2026-12-31T22:00:00Z', 1, WESTERN, '2027-01-01'],
  ['2028-02-28T09:00:00Z', 1, WESTERN, '2028-02-29'],
  ['2026-03-02T09:00:00Z', 0, WESTERN, '2026-03-02'],
  ['2026-03-02T09:00:00Z', 3, { weekend: [], holidays: [] }, '2026-03-05'],
  ['2026-03-02T09:00:00Z', 1, { weekend: [0, 1, 2, 4, 5, 6], holidays: [] }, '2026-03-04'],
];

describe(endOfWorkingDay.name, () => {
  it.each(CASES)('from %s, %i working days, %j: the end of %s', (from, days, calendar, day) => {
    expect(endOfWorkingDay(new Date(from), days, calendar).toISOString()).toBe(`${day}T23:59:59.999Z`);
  });

  it('gives working days only, later with every day more', () => {
    const calendars = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
      holidays: fc.array(fc.constantFrom('2026-03-03', '2026-03-04', '2026-12-25'), { maxLength: 3 }),
    });
    const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), calendars, (from, days, calendar) => {
        const end = endOfWorkingDay(from, days, calendar);
        expect(calendar.weekend).not.toContain(end.getUTCDay());
        expect(calendar.holidays).not.toContain(end.toISOString().slice(0, 10));
        expect(end.getTime()).toBeGreaterThan(from.getTime());
        expect(endOfWorkingDay(from, days + 1, calendar).getTime()).toBeGreaterThan(end.getTime());
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { dayList, weekdayList } from './working-week.js';

describe('the working week', () => {
  it.each([
    ['sat,sun', [6, 0]],
    [' Friday, SATURDAY ', [5, 6]],
    ['none', []],
    ['sun,sun', [0]],
  ])('reads %s', (value, days) => {
    expect(weekdayList.parse(value)).toEqual(days);
  });

  it.each(['someday', 'sun,mon,tue,wed,thu,fri,sat', '0'])('refuses %s', (value) => {
    expect(weekdayList.safeParse(value).success).toBe(false);
  });

  it('reads holidays and refuses what is no day', () => {
    expect(dayList.parse('2026-12-25, 2027-01-01')).toEqual(['2026-12-25', '2027-01-01']);
    expect(dayList.safeParse('2026-02-30').success).toBe(false);
    expect(dayList.safeParse('25.12.2026').success).toBe(false);
  });
});

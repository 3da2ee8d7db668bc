import { describe, expect, it } from '@jest/globals';
import { ageingDays, DEFAULT_AGEING_DAYS } from './ageing-days.js';

describe('after how many days claims count as aged', () => {
  it('keeps the defaults of states that are not named', () => {
    expect(ageingDays.parse('')).toEqual(DEFAULT_AGEING_DAYS);
    expect(ageingDays.parse('ready=5, DECIDED = 1')).toEqual({ ...DEFAULT_AGEING_DAYS, READY: 5, DECIDED: 1 });
  });

  it.each(['READY', 'READY=', 'READY=0', 'READY=soon', 'READY=-1', 'REJECTED=5', 'READY=4000', '=5'])(
    'refuses %s, and says what it should be',
    (value) => {
      const parsed = ageingDays.safeParse(value);
      expect(parsed.error?.issues[0]?.message).toMatch(/READY=5,IN_REVIEW=10/);
    },
  );
});

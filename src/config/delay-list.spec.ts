import { describe, expect, it } from '@jest/globals';
import { delayList } from './delay-list.js';

describe('a list of pauses', () => {
  it('is seconds with commas between them', () => {
    expect(delayList.parse('5, 300,0.5')).toEqual([5, 300, 0.5]);
  });

  it.each(['', '5,,6', 'soon', '-1', '5,604801', 'Infinity', Array(21).fill('1').join(',')])(
    'refuses "%s"',
    (value) => {
      expect(delayList.safeParse(value).error?.issues[0]?.message).toMatch(/at most 20 numbers of seconds/);
    },
  );
});

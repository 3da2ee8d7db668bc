import { describe, expect, it } from '@jest/globals';
import { barsTo, DUTIES, type Duty, type Involvement, type Tie } from './separation-of-duties.js';

const NOBODY: Involvement = {
  ratesNow: false,
  rated: false,
  adjudicated: false,
  adjudicatedRound: false,
  unblinded: false,
  decided: false,
  choseClaim: false,
  openedRound: false,
  broughtDocument: false,
  requestedChange: false,
};
const TIES = Object.keys(NOBODY) as Tie[];

/** Who is kept from what; everything that is not here is allowed. Written out again, so that the rule is seen twice. */
const KEPT_FROM: Record<Tie, readonly Duty[]> = {
  ratesNow: DUTIES.filter((duty) => duty !== 'rate'),
  rated: DUTIES.filter((duty) => duty !== 'rate' && duty !== 'desk'),
  adjudicated: ['approve', 'refuse', 'decideComplaint'],
  adjudicatedRound: ['adjudicate'],
  unblinded: ['rate', 'adjudicate', 'approve', 'refuse'],
  decided: ['rate'],
  choseClaim: ['rate'],
  openedRound: ['rate'],
  broughtDocument: ['rate'],
  requestedChange: ['decideCorrection'],
};

describe('separation of duties', () => {
  const pairs = DUTIES.flatMap((duty) => TIES.map((tie) => [duty, tie, KEPT_FROM[tie].includes(duty)] as const));

  it.each(pairs)('%s by somebody who %s: barred = %s', (duty, tie, barred) => {
    const ties = { ...NOBODY, [tie]: true };
    expect(barsTo(duty, ties)).toEqual(barred ? [tie] : []);
  });

  it('lets somebody without ties do everything', () => {
    for (const duty of DUTIES) expect(barsTo(duty, NOBODY)).toEqual([]);
    for (const duty of DUTIES) expect(barsTo(duty, {})).toEqual([]);
  });

  it('tells every tie that bars, the plainest first', () => {
    const all = Object.fromEntries(TIES.map((tie) => [tie, true]));
    expect(barsTo('approve', all)).toEqual(['rated', 'ratesNow', 'adjudicated', 'unblinded']);
    expect(barsTo('decideCorrection', { requestedChange: true, rated: true })[0]).toBe('rated');
  });
});

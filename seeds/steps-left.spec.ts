import { describe, expect, it } from '@jest/globals';
import { stepsLeft } from './steps-left.js';
import { inReview, rates, released } from './story.js';

const review = { label: 'TRUE', confidence: 5, rationale: 'because', evidence: [] };
const STEPS = [
  ...inReview('why', ['reviewer1', 'reviewer2']),
  rates('reviewer1', review),
  rates('reviewer2', review),
  ...released({}),
];

/** The audit trail of a story of which only `count` steps were taken, with what comes along with some of them. */
const TRAIL = [
  [{ event: 'claim.accept', actorId: 'editor' }],
  [
    { event: 'round.opened', actorId: 'editor' },
    { event: 'claim.openRound', actorId: 'editor' },
  ],
  [
    { event: 'assignment.assign', actorId: 'editor' },
    { event: 'assignment.assign', actorId: 'editor' },
  ],
  [
    { event: 'assignment.open', actorId: 'reviewer1' },
    { event: 'assignment.submit', actorId: 'reviewer1' },
  ],
  [
    { event: 'assignment.submit', actorId: 'reviewer2' },
    { event: 'verdict.propose', actorId: null },
  ],
  [{ event: 'verdict.approve', actorId: 'editor2' }],
  [{ event: 'verdict.publish', actorId: 'editor' }],
];
const after = (count: number) => [{ event: 'claim.extract', actorId: null }, ...TRAIL.slice(0, count).flat()];

describe('the steps of a story that are left', () => {
  it.each(STEPS.map((_, count) => count))('are those after the %i that the audit trail tells of', (count) => {
    expect(stepsLeft(STEPS, after(count), (key) => key)).toEqual(STEPS.slice(count));
  });

  it('are none once all were taken, whatever happened since', () => {
    const history = [...after(STEPS.length), { event: 'correction.requested', actorId: 'editor2' }];
    expect(stepsLeft(STEPS, history, (key) => key)).toEqual([]);
  });

  it('are not thought taken because somebody else did the same', () => {
    const history = [...after(5), { event: 'verdict.approve', actorId: 'somebody' }];
    expect(stepsLeft(STEPS, history, (key) => key)).toEqual(STEPS.slice(5));
  });
});

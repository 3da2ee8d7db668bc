import { describe, expect, it } from '@jest/globals';
import type { Attempt } from './attempt.js';
import { askedPause, FAILING_AFTER, nextTrySeconds, placesFor, restSeconds } from './attempt-rules.js';

const failed = (retryAfterSeconds: number | null = null): Attempt => ({
  statusCode: 503,
  durationMs: 1,
  error: 'no',
  responseBody: '',
  retryAfterSeconds,
});

describe('when something is sent again', () => {
  it('follows the table of pauses and ends with it', () => {
    const pauses = [5, 300, 1_800];
    expect([1, 2, 3, 4].map((tries) => nextTrySeconds(failed(), tries, pauses, 0))).toEqual([5, 300, 1_800, null]);
    expect(nextTrySeconds(failed(), 1, [], 0)).toBeNull();
  });

  it('spreads tries by up to a tenth', () => {
    expect(nextTrySeconds(failed(), 1, [100], 1)).toBeCloseTo(110);
  });

  it('waits longer when the receiver asks for it, but no longer than a day', () => {
    expect(nextTrySeconds(failed(600), 1, [5], 0)).toBe(600);
    expect(nextTrySeconds(failed(1), 1, [5], 0)).toBe(5);
    expect(askedPause(failed(999_999_999))).toBe(86_400);
  });

  it('leaves a receiver alone that fails again and again, for at most a minute', () => {
    const rests = [1, 4, 5, 6, 7, 50].map((failures) => restSeconds(failed(), failures));
    expect(rests).toEqual([0, 0, 1, 2, 4, 60]);
    expect(restSeconds(failed(600), 1)).toBe(600);
  });

  it('sends one at a time to a receiver that fails', () => {
    expect([placesFor(0, 8), placesFor(FAILING_AFTER - 1, 8), placesFor(FAILING_AFTER, 8)]).toEqual([8, 8, 1]);
  });
});

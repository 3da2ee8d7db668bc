import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { describeError, RateLimitedLog } from './rate-limited-log.js';

describe(RateLimitedLog.name, () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('writes one line per kind and 30 seconds, and says how many it left out', () => {
    const lines: unknown[] = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void lines.push(line));
    const log = new RateLimitedLog('test');
    for (let index = 0; index < 1_000; index += 1) log.warn('a', 'gone');
    log.warn('b', 'other');
    expect(lines).toEqual(['gone', 'other']);
    jest.advanceTimersByTime(30_000);
    log.warn('a', 'gone');
    expect(lines.at(-1)).toBe('gone (and 999 more like it)');
  });
});

describe(describeError.name, () => {
  it('says something about a host none of whose addresses answers', () => {
    const error = new AggregateError([
      new Error('connect ECONNREFUSED ::1'),
      new Error('connect ECONNREFUSED 127.0.0.1'),
    ]);
    expect(describeError(error)).toBe('connect ECONNREFUSED ::1; connect ECONNREFUSED 127.0.0.1');
  });

  it('keeps to one line', () => {
    expect(describeError(new Error('first\nsecond'))).toBe('first');
    expect(describeError('x'.repeat(5_000))).toHaveLength(500);
  });
});

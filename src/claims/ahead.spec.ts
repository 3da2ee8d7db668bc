import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/app-error.js';
import { assertWithinAYear } from './ahead.js';
import { assertNoEmbargo } from './embargo.js';

const at = (text: string) => new Date(text);
const NOW = at('2026-03-01T12:00:00Z');

const codeOf = (act: () => void): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('a time set ahead', () => {
  it.each([
    ['a second from now', '2026-03-01T12:00:01Z', null],
    ['366 days from now', '2027-03-02T12:00:00Z', null],
    ['now', '2026-03-01T12:00:00Z', 'VALIDATION_FAILED'],
    ['a second ago', '2026-03-01T11:59:59Z', 'VALIDATION_FAILED'],
    ['a second more than 366 days from now', '2027-03-02T12:00:01Z', 'VALIDATION_FAILED'],
  ])('%s', (_name, time, code) => {
    expect(codeOf(() => assertWithinAYear('publishAt', at(time), NOW))).toBe(code);
  });
});

describe('an embargo', () => {
  it.each([
    ['none', null, null],
    ['that ended a second ago', '2026-03-01T11:59:59Z', null],
    ['that ends this moment', '2026-03-01T12:00:00Z', null],
    ['that ends in a second', '2026-03-01T12:00:01Z', 'EMBARGO'],
  ])('%s', (_name, until, code) => {
    expect(codeOf(() => assertNoEmbargo({ embargoUntil: until === null ? null : at(until) }, NOW))).toBe(code);
  });
});

import { describe, expect, it } from '@jest/globals';
import { partSpan } from './part-span.js';

describe(partSpan.name, () => {
  const text = 'Before. The storm destroyed 41 houses and killed three people, and the storm went on.';
  const whole = { start: 8, end: text.length };
  const refused = (part: Parameters<typeof partSpan>[2]) => () => partSpan(text, whole, part, 'parts.0');

  it('finds the words inside the claim only', () => {
    const { start, end } = partSpan(text, whole, { words: 'killed three people' }, 'parts.0');
    expect(text.slice(start, end)).toBe('killed three people');
    expect(refused({ words: 'Before' })).toThrow(/does not have these words/);
  });

  it('takes offsets inside the claim, and the whole claim where nothing is said', () => {
    expect(partSpan(text, whole, { start: 12, end: 17 }, 'parts.0')).toEqual({ start: 12, end: 17 });
    expect(partSpan(text, whole, {}, 'parts.0')).toEqual(whole);
  });

  it.each([
    [{ start: 0, end: 20 }, /not inside the claim/],
    [{ start: 12, end: 4000 }, /offsets must lie between/],
    [{ words: 'storm' }, /more than once/],
  ])('refuses %j', (part, message) => {
    expect(refused(part)).toThrow(
      expect.objectContaining({ code: 'SPAN_INVALID', message: expect.stringMatching(message) }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { bestDiscarded, MAX_KEPT, MAX_TEXT } from './best-discarded.js';

const sentence = (start: number, score: number, text = 'Words.') => ({
  start,
  end: start + text.length,
  text,
  score,
  reasons: ['vague'],
});

describe(bestDiscarded.name, () => {
  it('puts the best score first, and equal scores in the order of the text', () => {
    const kept = bestDiscarded([sentence(0, 0.1), sentence(30, 0.4), sentence(10, 0.4), sentence(20, 0.2)]);
    expect(kept.map(({ start }) => start)).toEqual([10, 30, 20, 0]);
  });

  it('keeps no more than anybody looks through', () => {
    const many = Array.from({ length: MAX_KEPT + 10 }, (_, n) => sentence(n, n < 10 ? 0 : 0.3));
    const kept = bestDiscarded(many);
    expect(kept).toHaveLength(MAX_KEPT);
    expect(kept[0]?.start).toBe(10);
    expect(kept.every(({ score }) => score === 0.3)).toBe(true);
  });

  it('cuts words that go on for ever, not inside a character, and keeps their place', () => {
    const text = `${'a'.repeat(MAX_TEXT - 1)}😀${'b'.repeat(10)}`;
    const [kept] = bestDiscarded([sentence(5, 0.2, text)]);
    expect(kept?.text).toBe('a'.repeat(MAX_TEXT - 1));
    expect(kept).toMatchObject({ start: 5, end: 5 + text.length });
  });
});

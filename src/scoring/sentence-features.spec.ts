import { describe, expect, it } from '@jest/globals';
import { DENSE_NAMES } from './dense-features.js';
import { SentenceFeatures } from './sentence-features.js';

function featuresOf(text: string): { hashed: [number, number][]; dense: Record<string, number> } {
  const features = new SentenceFeatures();
  features.read(text);
  const hashed = [...features.index.subarray(0, features.count)]
    .map((index, i): [number, number] => [index, features.value[i] ?? 0])
    .sort(([a], [b]) => a - b);
  const dense = Object.fromEntries(DENSE_NAMES.map((name, i) => [name, features.dense[i] ?? 0]));
  return { hashed, dense };
}

describe(SentenceFeatures.name, () => {
  it.each([
    ['a figure', 'Norvale lost 41 houses.', 'Norvale lost 9,300.5 houses.'],
    ['a year', 'It closed in 1987.', 'It closed in 2024.'],
    ['an amount of money', 'It cost $3 million.', 'It cost €12 million.'],
    ['a percentage', 'It rose by 4% there.', 'It rose by 17.5% there.'],
    ['a number in words', 'They sold three boats.', 'They sold seven boats.'],
    ['a kind of apostrophe', "They didn't vote.", 'They didn’t vote.'],
  ])('sees no difference in %s', (_what, one, other) => {
    expect(featuresOf(one).hashed).toEqual(featuresOf(other).hashed);
  });

  it('sees one symbol for every name in a sentence, but knows words of government and countries', () => {
    const words = (text: string) => featuresOf(text).hashed;
    expect(words('They praised Novak there.')).toEqual(words('They praised Adeye there.'));
    expect(words('They praised Congress there.')).not.toEqual(words('They praised Novak there.'));
  });

  it('counts with names', () => {
    const { dense } = featuresOf('Did taxes rise by 14% in 2022 because NATO asked?');
    for (const name of [
      'group-did',
      'group-tax',
      'group-rise',
      'kind-percent',
      'kind-year',
      'group-cause',
      'acronym',
    ]) {
      // NATO is in a group of words and an acronym too.
      expect([name, dense[`${name}-present`]]).toEqual([name, 0.5]);
    }
    expect(dense).toMatchObject({ 'form-question': 0.5, 'form-exclamation': 0, 'form-figure': 0.5, 'form-short': 0 });
    expect(dense['group-rise-count']).toBeCloseTo(Math.log(2) / 2);
  });

  it('has each hashed feature once, and every block of length 1 at most', () => {
    const { hashed } = featuresOf('no no no no no no');
    expect(new Set(hashed.map(([index]) => index)).size).toBe(hashed.length);
    const length = hashed.reduce((sum, [, value]) => sum + value * value, 0);
    // Words, pairs and classes; there are no words long enough to have a beginning.
    expect(length).toBeCloseTo(3);
  });
});

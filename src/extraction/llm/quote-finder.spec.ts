import { describe, expect, it } from '@jest/globals';
import { cpuSeconds } from '../../../test/support/cpu-seconds.js';
import { QuoteFinder } from './quote-finder.js';

const TEXT = 'He said: “It’s  41\u00A0houses – and 4.1 million.” 😀 It rose. It rose.';
const all = new QuoteFinder(TEXT, { start: 0, end: TEXT.length });

describe(QuoteFinder.name, () => {
  it.each([
    ['verbatim', '41\u00A0houses', '41\u00A0houses'],
    ['with other spaces', "It's 41 houses", 'It’s  41\u00A0houses'],
    ['with other marks and dashes', '"It\'s 41 houses - and 4.1 million."', 'It’s  41\u00A0houses – and 4.1 million.'],
    ['in quotation marks of its own', '“and 4.1 million.”', 'and 4.1 million.'],
    ['with a soft hyphen too many', 'hou\u00ADses', 'houses'],
    ['behind an emoji', '😀 It rose.', '😀 It rose.'],
  ])('finds words %s', (_name, quote, found) => {
    const span = all.find(quote);
    expect(span && TEXT.slice(span.start, span.end)).toBe(found);
  });

  it.each([
    ['other words', 'It’s 42 houses'],
    ['another case', 'HOUSES'],
    ['a part of a word', 'hous'],
    ['a part of a number', '1 million'],
    ['the beginning of a number', 'houses – and 4'],
    ['nothing', '  '],
    ['only marks', '“”'],
  ])('does not find %s', (_name, quote) => {
    expect(all.find(quote)).toBe(null);
  });

  it('takes the first place from where it is told to look on, or else the first', () => {
    const first = TEXT.indexOf('It rose.');
    const second = TEXT.lastIndexOf('It rose.');
    expect(all.find('It rose.')?.start).toBe(first);
    expect(all.find('It rose.', first + 1)?.start).toBe(second);
    expect(all.find('It rose.', TEXT.length)?.start).toBe(first);
  });

  it('looks only where it is told to', () => {
    expect(new QuoteFinder(TEXT, { start: 0, end: 10 }).find('It rose.')).toBe(null);
  });

  it('takes no longer for strange words than for a quotation', async () => {
    const text = `${'a '.repeat(50_000)}${' '.repeat(50_000)}b`;
    const finder = new QuoteFinder(text, { start: 0, end: text.length });
    const seconds = await cpuSeconds(() => {
      for (const quote of [
        '"'.repeat(100_000),
        ' '.repeat(100_000),
        'a'.repeat(50_000),
        'a',
        `${'" '.repeat(50_000)}x`,
      ]) {
        finder.find(quote, text.length);
      }
    });
    expect(seconds).toBeLessThan(5);
  });
});

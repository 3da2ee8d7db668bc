import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cpuSeconds } from '../../../test/support/cpu-seconds.js';
import type { Span } from '../../text/span.js';
import { type BlockChange, type DiffInput, diffTexts, type TextDiff } from './text-diff.js';

/** A text of one block each line. */
function textOf(lines: readonly string[]): DiffInput {
  let at = 0;
  const blocks = lines.map((line) => {
    const span = { start: at, end: at + line.length };
    at += line.length + 2;
    return span;
  });
  return { text: lines.join('\n\n'), blocks };
}

const cut = ({ text }: DiffInput, span: Span | null): string => (span ? text.slice(span.start, span.end) : '');

/** The new text made of the old one and what came, block by block. */
const applied = (older: DiffInput, newer: DiffInput, { blocks }: TextDiff): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'removed') return [];
    if (block.kind === 'added') return [cut(newer, block.new)];
    if (block.kind !== 'edited') return [cut(older, block.old)];
    return [block.words.map((word) => (word.kind === 'same' ? cut(older, word.old) : cut(newer, word.new))).join('')];
  });

const told = (older: DiffInput, newer: DiffInput): string[] =>
  diffTexts(older, newer).blocks.map(
    (block: BlockChange) => `${block.kind}: ${cut(older, block.old) || cut(newer, block.new)}`,
  );

const STORM = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $4.5 million, according to the council of Norvale.';
const JOBS = 'Unemployment in Norvale fell to 4.1 percent in March.';

describe(diffTexts.name, () => {
  it('tells what stayed, moved, was edited, came and went', () => {
    const older = textOf([STORM, COST, JOBS, 'Read more.']);
    const newer = textOf([JOBS, STORM.replace('41', '44'), COST, 'A wholly new paragraph without a thing in common.']);
    expect(told(older, newer)).toEqual([
      `moved: ${JOBS}`,
      `edited: ${STORM}`,
      `same: ${COST}`,
      'added: A wholly new paragraph without a thing in common.',
      'removed: Read more.',
    ]);
    const { counts, outcome } = diffTexts(older, newer);
    expect(outcome).toBe('CHANGED');
    expect(counts).toEqual({ same: 1, moved: 1, edited: 1, added: 1, removed: 1, wordsAdded: 10, wordsRemoved: 3 });
  });

  it('takes a number for one word, and gives offsets in UTF-16 code units of both texts', () => {
    const older = textOf(['😀 It cost 4.5 million.']);
    const newer = textOf(['A lead.', '😀 It cost 4,500 million.']);
    const [, edited] = diffTexts(older, newer).blocks;
    const words = edited?.kind === 'edited' ? edited.words : [];
    expect(words.map(({ kind, old, new: now }) => [kind, cut(older, old), cut(newer, now)])).toEqual([
      ['same', '😀 It cost ', '😀 It cost '],
      ['removed', '4.5', ''],
      ['added', '', '4,500'],
      ['same', ' million.', ' million.'],
    ]);
  });

  it('has clear answers for the same text, for nothing in common and for nothing at all', () => {
    expect(diffTexts(textOf([STORM]), textOf([STORM]))).toMatchObject({ outcome: 'IDENTICAL', counts: { same: 1 } });
    expect(diffTexts(textOf([STORM]), textOf(['Apples are dear.']))).toMatchObject({ outcome: 'UNRELATED' });
    expect(diffTexts(textOf([]), textOf([]))).toMatchObject({ outcome: 'IDENTICAL', blocks: [] });
    expect(diffTexts(textOf([]), textOf([STORM]))).toMatchObject({ outcome: 'UNRELATED', counts: { added: 1 } });
  });

  it('misses nothing outside of the blocks', () => {
    const { blocks } = diffTexts({ text: 'one two', blocks: [{ start: 0, end: 3 }] }, { text: 'one', blocks: [] });
    expect(blocks.map(({ kind }) => kind)).toEqual(['same', 'removed']);
  });

  const word = fc.constantFrom('storm', 'houses', '41', '4.5', 'Norvale', 'said', '😀', '“yes”', 'not', 'cost', 'the');
  const line = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => `${words.join(' ')}.`);
  const lines = fc.array(line, { maxLength: 12 });

  it('gives the new text when it is applied to the old one, and uses every old block once', () => {
    fc.assert(
      fc.property(lines, lines, fc.boolean(), (a, b, shareLines) => {
        const [older, newer] = [textOf(a), textOf(shareLines ? [...b, ...[...a].reverse()] : b)];
        const diff = diffTexts(older, newer);
        expect(applied(older, newer, diff)).toEqual(newer.blocks.map((block) => cut(newer, block)));
        const used = diff.blocks.flatMap(({ old }) => (old ? [old.start] : [])).sort((x, y) => x - y);
        expect(used).toEqual(older.blocks.map(({ start }) => start));
        expect(diffTexts(older, newer)).toEqual(diff);
      }),
    );
  });

  it('finds nothing different in the same text', () => {
    fc.assert(
      fc.property(lines, (a) => {
        expect(diffTexts(textOf(a), textOf(a)).outcome).toBe('IDENTICAL');
      }),
    );
  });

  it.each([
    ['one sentence edited', (all: string[]) => all.map((text, at) => (at === 3000 ? text.replace('41', '44') : text))],
    ['every block edited', (all: string[]) => all.map((text) => text.replace('houses', 'barns'))],
    ['all of it replaced', (all: string[]) => all.map((_, at) => `Nothing of it ${at} is like what was there before.`)],
    ['all of it turned around', (all: string[]) => [...all].reverse()],
  ])('is quick with a megabyte: %s', async (_, edit) => {
    const all = Array.from(
      { length: 7500 },
      (__, at) =>
        `${at} ${STORM} It was number ${at * 7} of that year, ${at % 13} more than in the last, and all of them were old.`,
    );
    const [older, newer] = [textOf(all), textOf(edit(all))];
    expect(older.text.length).toBeGreaterThan(1_000_000);
    expect(await cpuSeconds(() => diffTexts(older, newer))).toBeLessThan(6);
  });

  it('is quick with a megabyte in one block', async () => {
    const all = Array.from({ length: 150_000 }, (_, at) => `word${at}`).join(' ');
    const newer = all.replace('word70000 ', 'other ').replace('word140000 ', '');
    expect(await cpuSeconds(() => diffTexts(textOf([all]), textOf([newer])))).toBeLessThan(6);
    const unlike = Array.from({ length: 150_000 }, (_, at) => `word${(at * 7919) % 150_000}`).join(' ');
    expect(await cpuSeconds(() => diffTexts(textOf([all]), textOf([unlike])))).toBeLessThan(12);
  });
});

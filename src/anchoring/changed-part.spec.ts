import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import { readPlainText } from '../reading/read-document.js';
import { splitSentences } from '../text/sentences.js';
import { changedPart } from './changed-part.js';
import { ClaimResolver } from './claim-resolver.js';

const source = (text: string) => ({ ...readPlainText(text), language: 'en' });

const NAMES = ['Halden', 'Velmar', 'Ostrand', 'Lindqvist', 'Tamsin', 'Orlova', 'Berghoff', 'Marlow'];
const VERBS = ['closed', 'bought', 'rebuilt', 'praised', 'flooded', 'painted', 'sold', 'measured'];
const THINGS = ['the mill by the river', 'two ferries', 'the old library', 'a row of houses', 'the northern pier'];

const sentenceOf = (n: number): string =>
  `In ${1900 + (n % 97)} the council of ${NAMES[n % 8]} ${VERBS[(n * 3) % 8]} ${THINGS[(n * 7) % 5]} for ${n} crowns.`;

/** Paragraphs of two sentences, some with a heading above. */
const paragraphs = (count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    i % 9 === 4 ? `## Part ${i}` : `${sentenceOf(i * 13 + 1)} ${sentenceOf(i * 13 + 5)}`,
  );

const EDITS: Record<string, (blocks: string[], at: number) => string[]> = {
  number: (blocks, at) => blocks.with(at, (blocks[at] ?? '').replace(/for \d+/, 'for 99999')),
  deleted: (blocks, at) => blocks.toSpliced(at, 1),
  inserted: (blocks, at) => blocks.toSpliced(at, 0, 'The ferry from Norvale sank in a storm on 3 May.'),
  withdrawn: (blocks, at) => blocks.toSpliced(at, 0, 'The following was withdrawn by its author:'),
  copied: (blocks, at) => blocks.toSpliced(at, 0, blocks[(at * 7) % blocks.length] ?? ''),
  moved: (blocks, at) => [...blocks.toSpliced(at, 1), blocks[at] ?? ''],
  retitled: (blocks, at) => blocks.toSpliced(at, 0, '## What was wrong in this report'),
  negated: (blocks, at) => blocks.with(at, (blocks[at] ?? '').replace('the council', 'not the council')),
};

const spansOf = ({ text, blocks }: ReturnType<typeof source>) =>
  blocks.flatMap(({ start, end }) =>
    splitSentences(text.slice(start, end), 'en').map((part) => ({ start: start + part.start, end: start + part.end })),
  );

describe(changedPart.name, () => {
  it.each(Object.entries(EDITS))('says of every claim what the whole texts say: %s', (_name, edit) => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 40 }), fc.nat(), (count, choice) => {
        const blocks = paragraphs(count);
        const older = source(blocks.join('\n\n'));
        const newer = source(edit(blocks, choice % count).join('\n\n'));
        const part = new ClaimResolver(older, newer, 3);
        const whole = new ClaimResolver(older, newer, Infinity);
        for (const span of spansOf(older)) {
          const { state, span: place } = part.resolve(span);
          const all = whole.resolve(span);
          expect({ words: older.text.slice(span.start, span.end), state, place }).toEqual({
            words: older.text.slice(span.start, span.end),
            state: all.state,
            place: all.span,
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('finds the copy that stays of a sentence that is deleted far away', () => {
    const twin = 'The harbour of Norvale handled 41 million tonnes in 2023.';
    const blocks = paragraphs(90).with(4, twin).with(80, `${twin} It was a good year.`);
    const [older, newer] = [source(blocks.join('\n\n')), source(blocks.toSpliced(80, 1).join('\n\n'))];
    const start = older.text.lastIndexOf(twin);
    const claim = { start, end: start + twin.length };
    expect(new ClaimResolver(older, newer).resolve(claim)).toMatchObject({
      state: 'CONTEXT_CHANGED',
      span: { start: older.text.indexOf(twin) },
    });
  });

  it('tells of a new copy of a claim far from it, and keeps the old ones', () => {
    const twin = 'The harbour of Norvale handled 41 million tonnes in 2023.';
    const blocks = paragraphs(90).with(4, twin).with(7, twin);
    const older = source(blocks.join('\n\n'));
    const newer = source(blocks.with(80, `Summary. ${twin}`).join('\n\n'));
    const [first, second] = [older.text.indexOf(twin), older.text.lastIndexOf(twin)];
    const spanAt = (start: number) => ({ start, end: start + twin.length });
    expect(new ClaimResolver(older, newer).resolve(spanAt(first), [spanAt(second)])).toMatchObject({
      state: 'CURRENT',
      span: spanAt(first),
      alsoAt: [spanAt(second), spanAt(newer.text.lastIndexOf(twin))],
    });
  });

  it('takes little time for one edit of a megabyte', async () => {
    const blocks = paragraphs(7800);
    const older = source(blocks.join('\n\n'));
    const newer = source(blocks.with(3000, sentenceOf(77)).join('\n\n'));
    const spans = spansOf(older).slice(0, 200);
    const all = (): void => {
      const resolver = new ClaimResolver(older, newer);
      for (const span of spans) resolver.resolve(span);
    };
    expect(older.text.length).toBeGreaterThan(1e6);
    expect(await cpuSeconds(all)).toBeLessThan(0.6);
  });
});

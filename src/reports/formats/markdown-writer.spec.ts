import { describe, expect, it } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { HOSTILE_TEXTS, hostileReport, reportFixture, saidBy } from '../../../test/support/verdict-report.fixture.js';
import { written } from '../../../test/support/written.js';
import { block, inline, link } from './markdown-text.js';
import { MARKDOWN_WRITER } from './markdown-writer.js';

interface Node {
  type: string;
  value?: string;
  url?: string;
  depth?: number;
  children?: Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const parsed = (text: string): Node[] => nodesOf(fromMarkdown(text) as Node);
const wordsOf = (nodes: Node[]): string =>
  nodes.map(({ type, value }) => (type === 'break' ? '\n' : (value ?? ''))).join('');
const markdown = async (...reports: ReturnType<typeof reportFixture>[]): Promise<string> =>
  (await written(MARKDOWN_WRITER, reports)).toString('utf8');

describe('reports as Markdown', () => {
  it('say of each claim what was found, on what, and since when', async () => {
    const nodes = parsed(
      await markdown(reportFixture(), reportFixture({ number: 13, standing: 'stale', stale: true })),
    );
    const headings = nodes.filter(({ type, depth }) => type === 'heading' && depth === 2);
    expect(headings.map((node) => wordsOf(nodesOf(node)))).toEqual([
      'Report 12: The city planted 4,000 trees last year',
      'Report 13: The city planted 4,000 trees last year',
    ]);
    const words = wordsOf(nodes);
    for (const part of [
      '2 reports, as of 2026-03-06 12:00 UTC',
      'Mostly false',
      'planted 4,000 trees',
      'Tree register',
    ]) {
      expect(words).toContain(part);
    }
    expect(words.match(/The source has changed since the verdict/g)).toHaveLength(1);
    expect(nodes.filter(({ type }) => type === 'link').map(({ url }) => url)).toContain(
      'https://data.example.org/trees',
    );
  });

  it('show hostile text as text: no HTML, no link, no heading or list of its own', async () => {
    const plain = parsed(await markdown(reportFixture({ rightOfReply: saidBy('No.') }))).map(({ type }) => type);
    const structure = (types: string[]): string[] =>
      types.filter((type) => !['text', 'break', 'paragraph'].includes(type));
    for (const text of [
      ...HOSTILE_TEXTS.slice(0, -1),
      '# heading',
      '- item',
      '1. item',
      '[x](javascript:alert(1))',
      '![x](y)',
      '```\ncode',
      '    code',
      '> quote',
      '---',
      '&lt;b&gt;',
      '*b* _i_ ~~s~~',
      '| a | b |',
      'a\n===',
      'x\n\n<div>',
    ]) {
      const nodes = parsed(await markdown({ ...hostileReport(text), documentId: 'd', claimId: 'c' }));
      expect([text, structure(nodes.map(({ type }) => type))]).toEqual([text, structure(plain)]);
    }
  });

  it('carry text of a hundred kilobytes whole', async () => {
    const long = 'A word. '.repeat(12_800);
    expect(wordsOf(parsed(await markdown(reportFixture({ rationale: long }))))).toContain(long.trim());
  });

  it('keep what was written, character for character, but for white space and direction marks', () => {
    for (const text of [
      '1 * 2 * 3 = 6',
      'a_b <i>x</i> & [c](d) #1',
      '1) first',
      '+ plus',
      'C:\\path',
      'see www.example.org or http://example.org',
      'me@example.org',
    ]) {
      expect(wordsOf(parsed(inline(text)))).toBe(text);
      expect(wordsOf(parsed(block(text)))).toBe(text);
    }
    expect(inline('false \u202Eeurt\u0007')).toBe('false \uFFFDeurt\uFFFD');
    expect(wordsOf(parsed(block('one\ntwo\n\nthree', '> ')))).toBe('one\ntwothree');
  });

  it('cannot be led out of an address', () => {
    const [found] = parsed(link('x](https://evil.example', 'https://a.example/<b>\\c')).filter(
      ({ type }) => type === 'link',
    );
    expect(found?.url).toBe('https://a.example/%3Cb%3E%5Cc');
  });
});

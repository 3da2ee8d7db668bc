import { once } from 'node:events';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { docxOf, paragraph } from '../support/docx.fixture.js';
import { pdfOf } from '../support/pdf.fixture.js';
import { Claimdesk, outcomeOf } from '../integration/cli/claimdesk-process.js';
import { WebSite } from '../support/web-site.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
const ARTICLE = `Storm costs 😀\r\n\r\n${HOUSES}\r\n\r\n${COST}\r\n\r\nThat was all.\r\n\r\n${HOUSES}\r\n`;
const CORPUS = resolve('../shared/corpus');

interface Found {
  start: number;
  end: number;
  text: string;
  alsoAt: { start: number; end: number }[];
}

/** Every span says exactly the words that stand there. */
function expectAnchored(text: string, found: Found[]): void {
  for (const { start, end, text: words, alsoAt } of found) {
    expect(text.slice(start, end)).toBe(words);
    for (const also of alsoAt ?? []) expect(also.end).toBeLessThanOrEqual(text.length);
  }
}

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk, without a database', () => {
  let claimdesk: Claimdesk;
  let article: string;
  let site: WebSite;

  beforeAll(async () => {
    // A database that does not exist: nobody may ask for it.
    claimdesk = await Claimdesk.open({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
    site = await WebSite.start();
    article = join(claimdesk.folder, 'article.txt');
    await writeFile(article, ARTICLE);
  });
  afterAll(async () => {
    await claimdesk?.close();
    await site?.close();
  });

  describe('extract', () => {
    it('anchors each claim of a text file to its exact words, line ends made LF', async () => {
      const { code, json, stderr } = await claimdesk.run(['extract', '--json', article]);
      expect([code, stderr]).toEqual([0, '']);
      const [found, ...more] = json();
      expect(more).toEqual([]);
      const text = (await readFile(article, 'utf8')).replaceAll('\r\n', '\n');
      expect(found).toMatchObject({ file: article, language: 'en', length: text.length });
      expect(found.claims.map((claim: Found) => claim.text)).toEqual([HOUSES, COST]);
      expectAnchored(text, found.claims);
      expect(found.claims[0].alsoAt.map(({ start, end }: Found) => text.slice(start, end))).toEqual([HOUSES]);
      expect(Object.keys(found.claims[0])).toEqual([
        'start',
        'end',
        'text',
        'score',
        'type',
        'speaker',
        'reasons',
        'alsoAt',
      ]);
      expect('discarded' in found).toBe(false);
    });

    it('tells with --all what was not picked, and why', async () => {
      const [found] = (await claimdesk.run(['extract', '--json', '--all', article])).json();
      expectAnchored(ARTICLE.replaceAll('\r\n', '\n'), found.discarded);
      expect(found.discarded).toContainEqual(expect.objectContaining({ text: 'That was all.' }));
    });

    it('goes on after a file that cannot be read, and ends with 1', async () => {
      const picture = join(claimdesk.folder, 'picture.png');
      await writeFile(picture, '\x89PNG');
      const files = ['missing.txt', article, claimdesk.folder, picture];
      const { code, json, stderr } = await claimdesk.run(['extract', '--json', ...files]);
      expect(code).toBe(1);
      expect(json()).toMatchObject([
        { file: 'missing.txt', error: { code: 'FILE_NOT_FOUND', message: expect.any(String) } },
        { file: article, language: 'en' },
        { file: claimdesk.folder, error: { code: 'FILE_UNREADABLE' } },
        { file: picture, error: { code: 'DOCUMENT_TYPE_UNSUPPORTED' } },
      ]);
      expect(stderr).toMatch(/missing\.txt: There is no such file/);
    });

    it('shows people score, type, speaker and words, and steers no terminal', async () => {
      const hostile = join(claimdesk.folder, 'hostile.txt');
      await writeFile(hostile, `${HOUSES.replace('41', '41 \u001b[31mred\u001b[0m')}\n`);
      const { code, stdout } = await claimdesk.run(['extract', article, hostile]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/article\.txt \(en, \d+ characters\): 2 claims/);
      expect(stdout).toContain(HOUSES);
      expect(stdout).not.toContain('\u001b');
    });

    it('fetches a page by its address, and none of a private network', async () => {
      site.page('/storm', `<title>Storm costs</title><article><p>${HOUSES}</p><p>${COST}</p></article>`);
      const url = site.url('/storm');
      const env = { CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}` };
      const extracted = await claimdesk.run(['extract', '--json', url, site.url('/none')], { env });
      expect([extracted.code, extracted.json()]).toMatchObject([
        1,
        [
          { file: url, claims: [{ text: HOUSES }, { text: COST }] },
          { file: site.url('/none'), error: { code: 'URL_NOT_FOUND' } },
        ],
      ]);
      const read = await claimdesk.run(['read', '--json', url], { env });
      expect(read.json()).toMatchObject([{ title: 'Storm costs', text: expect.stringContaining(COST) }]);
      const asked = site.connections;
      const refused = await claimdesk.run(['extract', '--json', url]);
      expect(refused.json()).toMatchObject([{ file: url, error: { code: 'URL_FORBIDDEN_ADDRESS' } }]);
      expect(site.connections).toBe(asked);
    });

    it('reads standard input as plain text', async () => {
      const [found] = (await claimdesk.run(['extract', '--json', '-'], { input: `${COST}\n` })).json();
      expect(found).toMatchObject({ file: '-', claims: [{ start: 0, end: COST.length, text: COST }] });
    });

    it.each([
      ['PDF', 'storm.pdf', () => pdfOf((pdf) => pdf.fontSize(11).text(HOUSES).moveDown().text(COST))],
      ['DOCX', 'storm.docx', async () => docxOf(paragraph(HOUSES) + paragraph(COST))],
    ])('reads %s, and says nothing besides', async (_name, filename, made) => {
      const file = join(claimdesk.folder, filename);
      await writeFile(file, await made());
      const { code, json, stderr } = await claimdesk.run(['extract', '--json', file]);
      expect([code, stderr]).toEqual([0, '']);
      expect(json()[0].claims.map((claim: Found) => claim.text)).toEqual([HOUSES, COST]);
      const read = (await claimdesk.run(['read', '--json', file])).json();
      expect(read[0].text).toBe(`${HOUSES}\n\n${COST}`);
    });

    it('stands it that nobody reads on', async () => {
      const child = claimdesk.start(['extract', '--json', '--all', ...Array.from({ length: 400 }, () => article)]);
      const ended = outcomeOf(child);
      await once(child.stdout!, 'data');
      child.stdout!.destroy();
      expect(await ended).toMatchObject({ code: 0, stderr: '' });
    });

    it('is faithful to every file of the shared corpus', async () => {
      const there = await access(CORPUS).then(
        () => true,
        () => false,
      );
      if (!there) {
        process.stdout.write('skipped: ../shared/corpus is absent\n');
        return;
      }
      const names = (await readdir(CORPUS)).filter((name) => name.endsWith('.txt'));
      const files = names.map((name) => join(CORPUS, name));
      const { code, json } = await claimdesk.run(['extract', '--json', '--all', ...files]);
      expect(code).toBe(0);
      const lines = json();
      expect(lines.map(({ file }) => file)).toEqual(files);
      for (const { file, length, claims, discarded } of lines) {
        const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
        expect(length).toBe(text.length);
        expectAnchored(text, [...claims, ...discarded]);
      }
    });
  });

  it('reads a page: its text, its facts and its blocks', async () => {
    const page = join(claimdesk.folder, 'page.html');
    await writeFile(
      page,
      `<html lang="en"><title>Storm</title><body><article><h1>Storm</h1><p>${HOUSES}</p></article></body></html>`,
    );
    const [read] = (await claimdesk.run(['read', '--json', page])).json();
    expect(Object.keys(read)).toEqual(['title', 'byline', 'publishedAt', 'language', 'text', 'blocks']);
    expect(read.text).toContain(HOUSES);
    expect((await claimdesk.run(['read', page])).stdout).toBe(`${read.text}\n`);
  });

  it('splits a text into sentences', async () => {
    const { code, json } = await claimdesk.run(['segment', '--json', article]);
    expect(code).toBe(0);
    const text = ARTICLE.replaceAll('\r\n', '\n');
    const [spans] = json();
    expect(spans.map(({ start, end }: Found) => text.slice(start, end))).toContain(COST);
  });

  describe('bad usage ends with 2, says so on stderr, and prints no result:', () => {
    it.each([
      ['an unknown command', ['extrac', 'a.txt'], /unknown command 'extrac'[^]*Did you mean extract\?/],
      ['an unknown option', ['extract', '--jsn', 'a.txt'], /unknown option '--jsn'[^]*Did you mean --json\?/],
      ['no file', ['extract'], /missing required argument/],
      ['a role there is not', ['user', 'add', 'a@desk.example', '--role', 'king'], /Roles are: viewer/],
      ['no role', ['user', 'add', 'a@desk.example'], /--role/],
      ['a group of commands', ['user'], /Usage: claimdesk user/],
      ['a format there is not', ['report', '--format', 'docx'], /Allowed choices are json, jsonld, csv/],
      ['ClaimReview of what no longer stands', ['report', '--format', 'jsonld', '--all'], /--all needs/],
      ['a form of labels there is not', ['labels', 'export', '--format', 'pdf'], /Allowed choices are jsonl, csv/],
      ['a day there is not', ['labels', 'export', '--since', '2026-02-30'], /--since has to be a day/],
      ['both --current and --all', ['report', '--current', '--all'], /cannot be used with/],
      ['a server without a token', ['ingest', 'a.txt', '--server', 'http://127.0.0.1:1'], /needs a token/],
      ['a server that is no address', ['ingest', 'a.txt', '--server', 'desk', '--token', 'x'], /--server has to be/],
      ['a title for two documents', ['ingest', 'a.txt', 'b.txt', '--title', 'T'], /--title goes with one file/],
      ['a password nobody can type', ['user', 'passwd', 'a@desk.example'], /--password-stdin/],
    ])('%s', async (_name, args, message) => {
      const { code, stdout, stderr } = await claimdesk.run(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
    });
  });

  it('explains itself', async () => {
    for (const args of [[], ['--help'], ['help', 'extract'], ['ingest', '--help']]) {
      const { code, stdout, stderr } = await claimdesk.run(args);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/Usage: claimdesk/);
    }
    expect((await claimdesk.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import readXlsxFile from 'read-excel-file/node';
import { RunExportHandler } from '../../src/exports/run-export.handler.js';
import { askFor, download } from './exports.js';
import { expectStatus } from './journey.js';
import { openPdf } from './opened-pdf.js';
import type { PublishingDesk } from './publishing-desk.js';

/** The claim whose reports are looked for, and the most reports it will have. */
export interface ReportedClaim {
  desk: PublishingDesk;
  claimId: string;
  documentId: string;
  sourceId: string;
  claimant: string;
  /** Words that only this claim has. */
  words: string;
  numbers: readonly number[];
}

/** What an output says, in few words, so that it can stand in a table. */
export type Output = (claim: ReportedClaim) => Promise<string>;

const words = (parts: readonly string[]): string => (parts.length === 0 ? '-' : parts.join(', '));
const inOrder = (numbers: Iterable<number>): string =>
  words([...new Set(numbers)].toSorted((a, b) => a - b).map(String));
const linked = (text: string): string =>
  inOrder([...text.matchAll(/\/reports\/(\d+)(?=[#"<\s)\]]|$)/g)].map(([, number]) => Number(number)));
const marked = (reports: readonly { number: unknown; standing: unknown }[]): string =>
  words(reports.map(({ number, standing }) => `${String(number)} ${String(standing)}`).toSorted());

type Rows = { number: number; standing: string }[];
const table = (text: string | Buffer): Rows => parse(text, { columns: true, bom: true });

const text = async ({ desk }: ReportedClaim, path: string): Promise<string> => (await desk.read(path)).text;
// oxlint-disable-next-line typescript/no-explicit-any -- as in Answer: a test reads whatever the API answers
const body = async ({ desk }: ReportedClaim, path: string): Promise<any> => (await desk.read(path)).body;

/** The reports that the main part of a page leads to; the status where there is no such page. */
const page =
  (path: (claim: ReportedClaim) => string): Output =>
  async (claim) => {
    const { status, text: html } = await claim.desk.app.anonymous.get(`/${path(claim)}`);
    if (status !== 200) return String(status);
    const main = parseHTML(html).document.querySelector('main');
    return linked(
      [...(main?.querySelectorAll('a[href]') ?? [])].map((link) => `${link.getAttribute('href')} `).join(''),
    );
  };

/** One word for each report of the claim, in their order. */
const each =
  (look: (claim: ReportedClaim, number: number) => Promise<string>): Output =>
  async (claim) => {
    const seen: string[] = [];
    for (const number of claim.numbers) seen.push(await look(claim, number));
    return words(seen);
  };

/** As `look`, and the status where the answer is another than 200. */
const found =
  (path: (number: number) => string, look: (text: string) => string | Promise<string>) =>
  async ({ desk }: ReportedClaim, number: number): Promise<string> => {
    const answer = await desk.app.anonymous.get(path(number));
    return answer.status === 200 ? look(answer.text) : String(answer.status);
  };

const exported =
  (request: Record<string, unknown>, look: (bytes: Buffer) => string | Promise<string>): Output =>
  async ({ desk }) => {
    const { id } = await askFor(desk.editor, request);
    const context = { jobId: id, attempt: 1, lastAttempt: true, progress: () => Promise.resolve() };
    await desk.app.get(RunExportHandler).handle({ exportId: id }, context);
    const { body: run } = await expectStatus(200, desk.editor.get(`/exports/${id}`));
    if (run.state !== 'READY') return `${run.state} ${run.failure?.code}`;
    return look((await download(desk.editor, id)).bytes);
  };

const standingsInPdf = async ({ desk }: ReportedClaim, number: number): Promise<string> => {
  const answer = await fetch(`${desk.app.url}/api/v1/reports/${number}.pdf`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status !== 200) return String(answer.status);
  const { pages } = await openPdf(bytes);
  return /· (STALE|RETRACTED|SUPERSEDED)/.exec(pages.join(' '))?.[1]?.toLowerCase() ?? 'current';
};

/** What the other side said on the report: parts of it by the names they have in the test. */
const SAID = [
  ['the press office of Norvale', 'asked'],
  ['We counted again', 'first'],
  ['We counted once more', 'second'],
] as const;
const said = (text: string): string => {
  const parts = SAID.filter(([part]) => text.replace(/\s+/g, ' ').includes(part)).map(([, name]) => name);
  return parts.length === 0 ? '-' : parts.join('+');
};

const saidInPdf = async ({ desk }: ReportedClaim, number: number): Promise<string> => {
  const answer = await fetch(`${desk.app.url}/api/v1/reports/${number}.pdf`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return answer.status === 200 ? said((await openPdf(bytes)).pages.join(' ')) : String(answer.status);
};

const workbook = async (bytes: Buffer): Promise<string> => {
  const [head = [], ...rows] = (await readXlsxFile(bytes))[0]?.data ?? [];
  const column = (name: string): number => head.findIndex((cell) => cell === name);
  return marked(rows.map((row) => ({ number: row[column('number')], standing: row[column('standing')] })));
};

const ofPage = (html: string): string => {
  const notices = [...parseHTML(html).document.querySelectorAll('main')].map((main) => main.textContent ?? '').join('');
  if (/This verdict was taken back/.test(notices)) return 'retracted';
  return /This is an earlier version/.test(notices) ? 'replaced' : 'stands';
};

/** Entries of a feed with what became of the report, which is the tag after the label. */
const noticed = (entries: readonly { url: string; tags: string[] }[]): string =>
  words(entries.map(({ url, tags }) => `${url.split('/').at(-1)} ${tags[1] ?? 'stands'}`).toSorted());

const all = { filter: { all: true } };
const json = (bytes: Buffer | string) => JSON.parse(bytes.toString());

/** Everything that tells of published reports, by the name a person would give it. */
export const REPORT_OUTPUTS: Record<string, Output> = {
  'report page': each(found((number) => `//reports/${number}`, ofPage)),
  'ClaimReview in the page': each(
    found(
      (number) => `//reports/${number}`,
      (html) => (html.includes('"ClaimReview"') ? 'yes' : 'no'),
    ),
  ),
  'report as JSON': each(
    found(
      (number) => `/reports/${number}.json`,
      (file) => json(file).standing,
    ),
  ),
  'report as JSON-LD': each(
    found(
      (number) => `/reports/${number}.jsonld`,
      () => 'yes',
    ),
  ),
  'report as CSV': each(
    found(
      (number) => `/reports/${number}.csv`,
      (file) => table(file)[0]?.standing ?? '',
    ),
  ),
  'report as PDF': each(standingsInPdf),
  list: async (claim) => marked((await body(claim, '/reports')).items),
  'list of everything': async (claim) => marked((await body(claim, '/reports?current=false')).items),
  'reports.json': async (claim) => marked((await body(claim, '/reports.json')).reports),
  'reports.json of everything': async (claim) => marked((await body(claim, '/reports.json?all=true')).reports),
  'reports.csv': async (claim) => marked(table(await text(claim, '/reports.csv'))),
  'reports.csv of everything': async (claim) => marked(table(await text(claim, '/reports.csv?all=true'))),
  'reports.jsonld': async (claim) => linked(await text(claim, '/reports.jsonld')),
  'claimreview.json': async (claim) => linked(await text(claim, '//claimreview.json')),
  'search API': async (claim) => linked(await text(claim, `/claims:search?query=${claim.words}`)),
  'feed (Atom)': async (claim) => {
    const entries = (await text(claim, '//feed.atom')).split('<entry>').slice(1);
    return noticed(
      entries.map((entry) => ({
        url: /<link[^>]*href="([^"]+)"/.exec(entry)?.[1] ?? '',
        tags: [...entry.matchAll(/<category[^>]*term="([^"]+)"/g)].map(([, term = '']) => term),
      })),
    );
  },
  'feed (JSON)': async (claim) => noticed(json(await text(claim, '//feed.json')).items),
  picture: each(
    found(
      (number) => `//reports/${number}/image.png`,
      () => 'yes',
    ),
  ),
  'site map': async (claim) => {
    const { status, text: xml } = await claim.desk.app.anonymous.get('//sitemaps/reports-1.xml');
    return status === 200 ? linked(xml) : String(status);
  },
  'index page': page(({ words: q }) => `/?q=${q}`),
  'index page of everything': page(({ words: q }) => `/?q=${q}&all=true`),
  'document page': page(({ documentId }) => `/documents/${documentId}`),
  'claimant page': page(({ claimant }) => `/claimants/${encodeURIComponent(claimant.toLowerCase())}`),
  'source page': page(({ sourceId }) => `/sources/${sourceId}`),
  'corrections page': page(() => '/corrections'),
  'corrections API': async (claim) =>
    words((await body(claim, '/corrections')).items.map(({ kind }: { kind: string }) => kind)),
  'corrections feed (Atom)': async (claim) => linked(await text(claim, '//corrections.atom')),
  'corrections feed (JSON)': async (claim) =>
    linked(JSON.stringify(json(await text(claim, '//corrections.json')).items)),
  'export as JSON': exported({ format: 'json', ...all }, (bytes) => marked(json(bytes).reports)),
  'export as JSON-LD': exported({ format: 'jsonld' }, (bytes) => linked(bytes.toString())),
  'export as CSV': exported({ format: 'csv', ...all }, (bytes) => marked(table(bytes))),
  'export as XLSX': exported({ format: 'xlsx', ...all }, workbook),
  'right of reply on the page': each(found((number) => `//reports/${number}`, said)),
  'right of reply in the JSON': each(found((number) => `/reports/${number}.json`, said)),
  'right of reply in the PDF': each(saidInPdf),
  'right of reply in the export as JSON': exported({ format: 'json' }, (bytes) => said(bytes.toString())),
  'right of reply in the export as Markdown': exported({ format: 'md' }, (bytes) => said(bytes.toString())),
  'right of reply in the export as HTML': exported({ format: 'html' }, (bytes) => said(bytes.toString())),
  'export as Markdown': exported({ format: 'md' }, (bytes) => linked(bytes.toString())),
  'export as HTML': exported({ format: 'html' }, (bytes) => linked(bytes.toString())),
};

import { describe, expect, it } from '@jest/globals';
import { openPdf } from '../../test/support/opened-pdf.js';
import { OFF_SCALE_RATING, reportFixture } from '../../test/support/verdict-report.fixture.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import type { DeskFigures } from './figure-pages.js';
import { PDF_WRITER, printReport } from './report-pdf.js';

const CONTEXT = {
  organisation: 'Smith & Sons <Checks>',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  selection: 'Reports of March 2026',
  snapshotAt: '2026-04-01T08:30:00.000Z',
  figures: () => Promise.resolve<DeskFigures>({ agreement: new Map(), turnaround: [] }),
};

async function* each(reports: readonly VerdictReport[]): AsyncGenerator<VerdictReport> {
  yield* reports;
}

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

const printedWith = async (figures: DeskFigures, ...reports: VerdictReport[]) =>
  openPdf(await bytesOf(PDF_WRITER.write(each(reports), { ...CONTEXT, figures: () => Promise.resolve(figures) })));
const printed = (...reports: VerdictReport[]) => printedWith({ agreement: new Map(), turnaround: [] }, ...reports);
const numbered = (number: number, changes: Partial<VerdictReport> = {}): VerdictReport =>
  reportFixture({ number, permalink: `https://checks.example.org/reports/${number}`, ...changes });
/** How many pages stand before the first report. */
const frontOf = ({ labels }: { labels: string[] | null }): number => labels?.indexOf('1') ?? 0;
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('A printed file of many reports', () => {
  it('has a title page, contents, the labels, and the reports behind them', async () => {
    const pdf = await printed(
      numbered(12),
      numbered(13, { standing: 'retracted', state: 'RETRACTED', retracted: true, rating: OFF_SCALE_RATING }),
    );
    const [title, contents, labels] = pdf.pages.map(flat);
    expect(title).toContain('Smith & Sons <Checks>');
    expect(title).toContain('Reports of March 2026');
    expect(title).toContain('2 reports');
    expect(title).toContain('As of 2026-04-01 08:30 UTC Licence: https://creativecommons.org/licenses/by/4.0/');
    expect(title).toContain('1 report among these is not what stands today');
    expect(contents).toMatch(/Report 12: The city planted 4,000 trees last year 1 Report 13 · RETRACTED: .* 3/);
    expect(labels).toMatch(/Mostly false 1 \(50 %\)/);
    expect(labels).toMatch(/Off the scale Satire 1 \(50 %\)/);
    expect(pdf.labels?.slice(0, 6)).toEqual(['i', 'ii', 'iii', 'iv', '1', '2']);
    expect(pdf.bookmarks).toEqual([
      'Title',
      'Contents',
      'Figures of these reports',
      'Report 12: The city planted 4,000 trees last year',
      'Report 13 · RETRACTED: The city planted 4,000 trees last year',
    ]);
  });

  it('shows months, claimants, sources and topics of its reports, and the many small ones together', async () => {
    const claimant = (name: string) => ({ kind: 'PERSON' as const, name, sameAs: null, jobTitle: null });
    const pdf = await printed(
      ...Array.from({ length: 14 }, (_, index) =>
        numbered(index + 1, {
          claimant: index < 2 ? claimant('Ada Moss') : index < 13 ? claimant(`Speaker ${index}`) : null,
          firstPublishedAt: `2026-0${index < 5 ? 1 : 3}-04T09:00:00.000Z`,
          topics: index === 0 ? [] : ['trees', 'city'],
          source: null,
        }),
      ),
    );
    const front = frontOf(pdf);
    const figures = flat(pdf.pages.slice(2, front).join(' '));
    for (const part of [
      'Reports by label (rating scheme five-point) Mostly false 14 (100 %)',
      'Reports by month of first publication (rating scheme five-point)',
      'Reports by claimant (rating scheme five-point)',
      '2 others',
      'No published verdict names a source.',
      'Reports by topic',
    ]) {
      expect(figures).toContain(part);
    }
    expect(figures).not.toContain('Speaker 9 ');
    const roles = (await Promise.all(Array.from({ length: front }, (_, index) => pdf.rolesOf(index + 1)))).flat();
    expect(roles).toContain(
      'Figure (14 verdicts from Jan 2026 to Mar 2026, a bar for each month; most, 9, in Mar 2026.)',
    );
    expect(roles.find((role) => role.includes('claimants with most'))).toContain('Most: Ada Moss, 2.');
  });

  it('shows how far raters agreed, with the interval, and how long checks took', async () => {
    const figure = { value: 0.714, low: 0.55, high: 0.86, reason: null };
    const few = { value: null, low: null, high: null, reason: 'TOO_FEW_UNITS' };
    const month = { verdicts: 9, lowerQuartileHours: 30, medianHours: 60, upperQuartileHours: 96 };
    const pdf = await printedWith(
      {
        agreement: new Map([
          [
            'five-point',
            [
              { schemeVersion: 2, rounds: 40, onScaleRounds: 31, ordinalAlpha: figure, nominalAlpha: figure },
              { schemeVersion: 1, rounds: 7, onScaleRounds: 7, ordinalAlpha: few, nominalAlpha: few },
            ],
          ],
        ]),
        turnaround: [
          { month: '2026-02', ...month },
          { month: '2026-03', ...month, medianHours: 48 },
        ],
      },
      numbered(1),
    );
    const front = frontOf(pdf);
    const figures = flat(pdf.pages.slice(2, front).join(' '));
    for (const part of [
      'Agreement of raters (rating scheme five-point)',
      'Krippendorff’s alpha of the independent ratings of these claims, with its 95 % interval',
      'On the scale (v2)',
      '0.71 (0.55 to 0.86)',
      'All labels (v1)',
      'too few: 7 rounds',
      'Days from acceptance to first publication',
      'Feb 2026',
    ]) {
      expect(figures).toContain(part);
    }
    const roles = (await Promise.all(Array.from({ length: front }, (_, index) => pdf.rolesOf(index + 1)))).flat();
    expect(roles.find((role) => role.startsWith('Figure (On the scale (v2): 0.71'))).toContain(
      'On the scale (v1): Fewer than 20 rounds',
    );
    expect(roles.find((role) => role.includes('Over 2 months'))).toContain('Mar 2026: median 2.0 days');
  });

  it('says so where there are too few ratings, and where nobody knows how long checks took', async () => {
    const few = { value: null, low: null, high: null, reason: 'TOO_FEW_UNITS' };
    const version = { schemeVersion: 1, rounds: 3, onScaleRounds: 2, ordinalAlpha: few, nominalAlpha: few };
    const pdf = await printedWith({ agreement: new Map([['five-point', [version]]]), turnaround: [] }, numbered(1));
    const figures = flat(pdf.pages.slice(2, frontOf(pdf)).join(' '));
    expect(figures).toContain('3 rounds with two ratings or more. Fewer than 20 rounds: a coefficient would say');
    expect(figures).toContain('In no month were there enough verdicts to say how long they took.');
    const none = await printed(numbered(1));
    expect(flat(none.pages.join(' '))).toContain('No round was rated by two people.');
  });

  it('leads from the contents to the pages they name', async () => {
    const pdf = await printed(
      ...[1, 2, 3].map((number) => numbered(number, { rationale: 'Long. '.repeat(1500 * number) })),
    );
    const places = pdf.links.flatMap(({ place }) => (place === null ? [] : [place]));
    expect(places).toEqual(['report-1', 'report-2', 'report-3']);
    for (const [index, place] of places.entries()) {
      const page = await pdf.pageOf(place);
      expect(pdf.pages[page - 1]).toContain(`Verdict report ${index + 1} `);
      expect(flat(pdf.pages[1]!)).toContain(
        `Report ${index + 1}: The city planted 4,000 trees last year ${pdf.labels![page - 1]}`,
      );
    }
  });

  it('gives everything a report rests on, with links that work', async () => {
    const pdf = await printed(numbered(12));
    const text = flat(pdf.pages.slice(frontOf(pdf)).join(' '));
    for (const part of [
      'The minister said on 1 March that the city had planted 4,000 trees in the past year.',
      'Claimed by Ada Moss, Minister on 2026-03-01',
      'Mostly false: The main point does not hold.',
      'Rating scheme five-point, version 1: 2 on a scale of 1 to 5, higher is truer.',
      '[planted 4,000 trees]',
      'version 2 of “Minister on green streets”',
      `sha256:${'a'.repeat(64)}`,
      '1. Tree register',
      'It refutes the claim; primary source. Read on 2026-03-03.',
      'The two raters differed by one step.',
      'Ratings that count: false 1, mostly false 1.',
      'Topics: environment.',
      'Source: The Paper.',
      'File kept by the desk: register.pdf (application/pdf, 48211 bytes)',
      `sha256:${'b'.repeat(64)}`,
      'The round asked for 2 raters. Seen while rating: raters saw nothing of each other;',
      'Ratings counted as agreed when all chose the same label; if not, an adjudicator was to settle it.',
      'Decided by: 2 raters, an adjudicator, approved by an editor.',
      'Reason for the adjudication: definition.',
      'Methodology version 2026-01.',
      'What it says now: The register lists 1,150 trees.',
      'First published 2026-03-04',
    ]) {
      expect(text).toContain(part);
    }
    expect(pdf.links.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        'https://data.example.org/trees',
        'https://archive.example.org/trees',
        'https://paper.example.com/green-streets',
        'https://checks.example.org/reports/12',
        'https://www.wikidata.org/wiki/Q1',
      ]),
    );
  });

  it.each([
    ['stale', 'STALE'],
    ['superseded', 'SUPERSEDED'],
    ['retracted', 'RETRACTED'],
    ['unknown', 'SOURCE NOT COMPARED'],
    ['archived', 'ARCHIVED SOURCE'],
  ] as const)('marks a report that is %s on every page of it', async (standing, word) => {
    const pdf = await printed(numbered(12, { standing, rationale: 'Long. '.repeat(4000) }));
    const body = pdf.pages.slice(frontOf(pdf));
    expect(body.length).toBeGreaterThan(2);
    for (const page of body) expect(page).toContain(`Report 12 · ${word}`);
    expect(body[0]).toContain(`Mostly false (${word})`);
  });

  it('is tagged: headings, links, and figures with words for those who cannot see them', async () => {
    const pdf = await printed(numbered(12));
    expect(pdf.isTagged).toBe(true);
    expect(pdf.info).toMatchObject({ Language: 'en', Title: 'Verdict reports · Smith & Sons <Checks>' });
    expect(pdf.xmpTitle).toBe('Verdict reports · Smith & Sons <Checks>');
    expect(await pdf.rolesOf(1)).toContain('H1');
    expect(await pdf.rolesOf(3)).toContain('Figure (Of 1 verdict, truest first: Mostly false 1.)');
    const roles = await pdf.rolesOf(frontOf(pdf) + 1);
    expect(roles.filter((role) => /^H\d$/.test(role)).slice(0, 3)).toEqual(['H2', 'H3', 'H3']);
    expect(roles).toContain('Link');
  });

  it('is a title page with a sentence when the selection is empty', async () => {
    const pdf = await printed();
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.pages[0]).toContain('No published report is in this selection.');
    expect(pdf.labels).toEqual(['i']);
  });

  it('has the same bytes for the same reports', async () => {
    const make = () => bytesOf(PDF_WRITER.write(each([numbered(1), numbered(2)]), CONTEXT));
    const [first, second] = [await make(), await make()];
    expect(first.equals(second)).toBe(true);
    const other = await bytesOf(PDF_WRITER.write(each([numbered(1), numbered(3)]), CONTEXT));
    expect(first.equals(other)).toBe(false);
  });

  it('prints a hundred reports, handing over pages while reports still come', async () => {
    let taken = 0;
    let takenAtFirstPages = 0;
    let size = 0;
    const all: Buffer[] = [];
    async function* counted() {
      for (let number = 1; number <= 100; number += 1) {
        taken = number;
        yield numbered(number);
      }
    }
    for await (const chunk of PDF_WRITER.write(counted(), CONTEXT)) {
      size += chunk.length;
      all.push(chunk);
      if (takenAtFirstPages === 0 && size > 20_000) takenAtFirstPages = taken;
    }
    expect(takenAtFirstPages).toBeGreaterThan(0);
    expect(takenAtFirstPages).toBeLessThan(30);
    const pdf = await openPdf(Buffer.concat(all));
    expect(pdf.bookmarks).toHaveLength(103);
    const front = frontOf(pdf);
    expect(flat(pdf.pages[front - 2]!)).toContain('Mostly false 100 (100 %)');
    expect(pdf.pages).toHaveLength(front + 200);
    expect(flat(pdf.pages[front - 3]!)).toMatch(/Report 100: .* 199/);
    expect(await pdf.pageOf('report-100')).toBe(front + 199);
  }, 180_000);
});

describe('Printed text that people did not mean well with', () => {
  it('says that characters are missing and where to read them', async () => {
    const pdf = await printed(numbered(9, { rationale: '木が 🌳' }), numbered(10));
    const [nine, ten] = [9, 10].map((number) =>
      pdf.pages.filter((page) => page.includes(`Report ${number}`)).join(' '),
    );
    expect(flat(nine!)).toContain('□ stands for characters that the fonts of this file do not have.');
    expect(ten).not.toContain('□');
  });

  it('breaks words and addresses that are longer than a line, and loses nothing of them', async () => {
    const url = `https://paper.example.com/${'path-'.repeat(60)}?q=${'x'.repeat(400)}`;
    const word = 'Donaudampfschiff'.repeat(20);
    const pdf = await printed(numbered(12, { statement: word, document: { ...reportFixture().document, url } }));
    const text = pdf.pages.join('').replace(/\s+/g, '');
    expect(text).toContain(word);
    expect(text).toContain(url);
    expect(pdf.links.map((link) => link.url)).toContain(url);
  });

  it('lets 100 kB flow over pages to the last word', async () => {
    const rationale = `${'The register of the city lists plantings. '.repeat(2500)}Last words.`;
    const pdf = await printed(numbered(12, { rationale }));
    expect(pdf.pages.length).toBeGreaterThan(20);
    expect(flat(pdf.pages.join(' ')).match(/register of the city lists/g)!.length).toBeGreaterThan(2400);
    expect(pdf.pages.join(' ')).toContain('Last words.');
  }, 60_000);

  it('prints Hebrew, Arabic, Greek and Cyrillic', async () => {
    const rationale = 'שלום עולם\n\nسلام\n\nΕλληνικά\n\nПривет, мир';
    const pdf = await printed(numbered(12, { rationale, language: 'he' }));
    const text = pdf.pages.join('\n');
    expect(text).toContain('Привет, мир');
    expect(text).toContain('Ελληνικά');
    // pdf.js gives lines in the order of reading.
    expect(text).toMatch(/שלום\s+עולם/);
    expect(text).not.toContain('□');
  });
});

describe('One printed report', () => {
  it('begins with the report and numbers its pages', async () => {
    const pdf = await openPdf(await bytesOf(printReport(numbered(12))));
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.pages[0]).toContain('Verdict report 12 · published 2026-03-05');
    expect(pdf.info).toMatchObject({
      Title: 'Report 12: The city planted 4,000 trees last year',
      Author: 'Example Checks',
    });
  });
});

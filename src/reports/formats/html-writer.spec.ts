import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { HOSTILE_TEXTS, hostileReport, reportFixture, saidBy } from '../../../test/support/verdict-report.fixture.js';
import { written } from '../../../test/support/written.js';
import { HTML_WRITER } from './html-writer.js';

const page = async (...reports: ReturnType<typeof reportFixture>[]) => {
  const { document } = parseHTML((await written(HTML_WRITER, reports)).toString('utf8'));
  return document;
};
const outline = (document: Awaited<ReturnType<typeof page>>): string[] =>
  [...document.querySelectorAll('*')].map(({ tagName }) => tagName);

describe('reports as one HTML file', () => {
  it('has contents that lead to every report, and needs nothing else', async () => {
    const document = await page(reportFixture(), reportFixture({ number: 13, standing: 'retracted', retracted: true }));
    const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href') ?? '');
    expect(links).toEqual(['#report-12', '#report-13']);
    expect(links.every((href) => document.getElementById(href.slice(1))?.tagName === 'ARTICLE')).toBe(true);
    expect(document.querySelectorAll('script, link, img, iframe, object, form')).toHaveLength(0);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none'/);
    expect(document.querySelectorAll('.notice')).toHaveLength(1);
    expect(document.querySelector('#report-13 .notice')?.textContent).toMatch(/Retracted/);
  });

  it('shows hostile text as text, in every field, of any length', async () => {
    const expected = outline(await page(reportFixture({ rightOfReply: saidBy('No.') })));
    for (const text of HOSTILE_TEXTS) {
      const document = await page(hostileReport(text));
      const tags = outline(document).filter((tag) => !['P', 'BDI'].includes(tag));
      expect([text.slice(0, 40), tags]).toEqual([
        text.slice(0, 40),
        expected.filter((tag) => !['P', 'BDI'].includes(tag)),
      ]);
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on/i);
          expect(value).not.toMatch(/^\s*javascript:/i);
        }
      }
    }
  });

  it('keeps the direction of foreign text within its place', async () => {
    const document = await page(reportFixture({ shortStatement: 'false \u202Eeurt' }));
    for (const element of document.querySelectorAll('bdi')) element.remove();
    expect(document.body.textContent).not.toContain('\u202E');
  });

  it('carries text whole', async () => {
    const long = 'A word. '.repeat(12_800).trim();
    expect((await page(reportFixture({ rationale: long }))).body.textContent).toContain(long);
  });
});

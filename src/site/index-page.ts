import type { Page } from '../common/page.js';
import type { ReportFacets } from '../reports/report-groups.queries.js';
import type { PublishedReport } from '../reports/to-report.js';
import { demoSection } from './demo-section.js';
import { filterChips, indexForm } from './index-form.js';
import { type IndexFilter, indexPath, type IndexValues } from './index-filter.js';
import { counted, page, type Site } from './layout.js';
import { type Html, markup } from './markup.js';
import { reportList } from './report-list.js';

export interface IndexContent {
  asked: IndexFilter;
  facets: ReportFacets;
  reports: Page<PublishedReport>;
  count: number;
  /** The page is not the first. */
  continued: boolean;
}

/** The index: what this desk has published, to search, to filter and to leaf through. */
export function indexPage(site: Site, content: IndexContent): string {
  const { asked, facets, continued } = content;
  const plain = Object.keys(asked.values).length === 0;
  return page(site, {
    title: plain ? 'Verdict reports' : 'Search in verdict reports',
    description: 'Fact checks anchored to the exact words, rated blind by independent reviewers, corrected in public.',
    canonical: '/',
    noindex: !plain || continued,
    body: markup`<h1>Claims checked against their exact words</h1>
      ${
        plain &&
        !continued &&
        markup`<p class="lead">
          Each report names the words that were judged, how many people rated them independently, the evidence, and every
          correction since. When a source changes, its report says so.
        </p>`
      }
      ${asked.faults.length > 0 && faultNotice(asked.faults)} ${indexForm(asked.values, facets)}
      ${filterChips(asked.values, facets)} ${asked.faults.length === 0 && results(content, plain)}
      ${plain && !continued && dataSection(site)} ${plain && !continued && site.demo && demoSection(site)}`,
  });
}

const faultNotice = (faults: readonly string[]): Html => markup`<div class="notice" role="alert">
  <strong>This cannot be searched for:</strong>
  <ul>
    ${faults.map((fault) => markup`<li dir="auto">${fault}</li>`)}
  </ul>
</div>`;

function results({ asked, reports, count, continued }: IndexContent, plain: boolean): Html {
  const next = reports.nextCursor;
  return markup`<section aria-labelledby="results">
    <h2 id="results">${continued ? 'Earlier reports' : 'Reports'}</h2>
    <p role="status">${counted(count, 'report')} ${plain ? standToday(count) : 'found.'}</p>
    ${reports.items.length === 0 ? nothing(asked.values, plain) : reportList(reports.items)}
    ${
      (next !== null || continued) &&
      markup`<nav class="pages" aria-label="Pages">
        ${continued && markup`<a href="${indexPath(asked.values)}" rel="first">Newest reports</a>`}
        ${next !== null && markup`<a href="${indexPath(asked.values, { cursor: next })}" rel="next">Earlier reports</a>`}
      </nav>`
    }
  </section>`;
}

const standToday = (count: number): string => (count === 1 ? 'stands today.' : 'stand today.');

function nothing(values: IndexValues, plain: boolean): Html {
  if (plain) return markup`<p class="card">Nothing has been published yet.</p>`;
  return markup`<div class="card">
    <p>No report fits all of this. Remove a filter above, or use fewer words.</p>
    ${values.all === undefined && markup`<p><a href="${indexPath({ ...values, all: 'true' })}">Search also in what no longer stands</a></p>`}
    <p><a href="/">All reports</a></p>
  </div>`;
}

function dataSection(site: Site): Html {
  return markup`<section aria-labelledby="data">
    <h2 id="data">Data and interfaces</h2>
    <dl class="facts">
      <dt>Reports</dt>
      <dd>
        <a href="/api/v1/reports">JSON</a> · <a href="/api/v1/reports.jsonld">ClaimReview feed</a> ·
        <a href="/api/v1/reports.csv">CSV</a> · <a href="/api/v1/reports.json?all=true">everything ever published</a>
      </dd>
      <dt>API</dt>
      <dd>
        ${site.apiDocs && markup`<a href="/api/docs">documentation</a> · `}<a href="/api/openapi.json">OpenAPI</a>
      </dd>
      <dt>Health</dt>
      <dd><a href="/api/v1/health/ready">ready</a> · <a href="/api/v1/health/live">live</a></dd>
    </dl>
  </section>`;
}

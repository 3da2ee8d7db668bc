import type { PublishedReport } from '../reports/to-report.js';
import { DEMO_PASSWORD, DEMO_USERS, demoSteps } from './demo-desk.js';
import { type Html, markup } from './markup.js';
import { day, labelMark, page, type Site } from './layout.js';

export interface DeskState {
  /** Reports that stand today. */
  published: number;
  latest: readonly PublishedReport[];
}

/** What Claimdesk is, what this desk has published, where the API is, and in demo mode how to try it. */
export function frontPage(site: Site, { published, latest }: DeskState): string {
  return page(site, {
    title: 'Verdict reports',
    description: 'Fact checks anchored to the exact words, rated blind by independent reviewers, corrected in public.',
    body: markup`<h1>Claims checked against their exact words</h1>
      <p class="lead">
        Claimdesk is the review desk of a fact-checking newsroom. It finds the statements worth checking, lets reviewers
        rate them independently, publishes the verdict, and says when the source changes underneath it.
      </p>
      <h2>Published</h2>
      <p><span class="figure">${published}</span>${published === 1 ? 'report stands' : 'reports stand'} today.</p>
      ${
        latest.length === 0
          ? markup`<p class="card">Nothing has been published yet.</p>`
          : markup`<ol class="list">
              ${latest.map(item)}
            </ol>`
      }
      <h2>Data and interfaces</h2>
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
        <dt>Corrections</dt>
        <dd><a href="/corrections">the public log</a></dd>
      </dl>
      ${site.demo && demo(site)}`,
  });
}

function item({ report, labelColor }: PublishedReport): Html {
  return markup`<li>
    ${labelMark(report.rating.name, labelColor)}
    <a class="title" dir="auto" lang="${report.language}" href="/reports/${report.number}">${report.shortStatement}</a>
    <span class="soft"
      >${report.claimant && markup`<bdi>${report.claimant.name}</bdi> · `}${day(report.publishedAt)} ·
      <a href="/api/v1/reports/${report.number}.json">JSON</a></span
    >
  </li> `;
}

function demo({ publicUrl }: Site): Html {
  return markup`<section id="demo">
    <h2>This is a demo desk</h2>
    <p>
      Everybody may sign in with these accounts; the password of each is <code>${DEMO_PASSWORD}</code>. Do not put
      anything real in here.
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Does</th>
        </tr>
      </thead>
      <tbody>
        ${DEMO_USERS.map(
          ({ email, does }) =>
            markup`<tr>
              <td><code>${email}</code></td>
              <td>${does}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    <h2>The first ten minutes</h2>
    <p>From a text to a published report, in a shell with <code>curl</code> and <code>node</code>.</p>
    ${demoSteps(publicUrl).map(
      ({ title, commands }, index) =>
        markup`<h3>${index + 1}. ${title}</h3>
          <pre tabindex="0"><code>${commands}</code></pre> `,
    )}
  </section>`;
}

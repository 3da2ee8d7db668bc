import type { Page } from '../common/page.js';
import type { ReportGroup, ReportTally } from '../reports/report-groups.queries.js';
import type { PublishedReport } from '../reports/to-report.js';
import { indexPath, type IndexValues } from './index-filter.js';
import { labelBar } from './label-bar.js';
import { counted, outside, page, type Site } from './layout.js';
import { type Html, markup } from './markup.js';
import { claimantPath, reportList } from './report-list.js';

interface GroupContent {
  reports: Page<PublishedReport>;
  tally: ReportTally;
  continued: boolean;
}

/** Everybody whose claims were checked, by name. */
export const claimantsPage = (site: Site, groups: Page<ReportGroup>, continued: boolean): string =>
  namesPage(site, {
    path: '/claimants',
    title: 'Claimants',
    lead: 'Whose claims we have checked, by name, with the number of reports that stand today.',
    groups,
    continued,
    address: ({ name }) => claimantPath(name),
  });

/** Every source of which claims were checked, by name. */
export const sourcesPage = (site: Site, groups: Page<ReportGroup>, continued: boolean): string =>
  namesPage(site, {
    path: '/sources',
    title: 'Sources',
    lead: 'Where the claims we have checked were published, by name, with the number of reports that stand today.',
    groups,
    continued,
    address: ({ value }) => `/sources/${value}`,
  });

export function claimantPage(site: Site, name: string, content: GroupContent): string {
  const path = claimantPath(name);
  return page(site, {
    title: name,
    description: `Claims of ${name} that ${site.organisationName} has checked.`,
    canonical: path,
    noindex: content.continued,
    body: markup`<p class="soft"><a href="/claimants">Claimants</a></p>
      <h1 dir="auto">${name}</h1>
      ${body(content, path, { claimant: name })}`,
  });
}

export function sourcePage(
  site: Site,
  source: { id: string; name: string; homepage: string | null },
  content: GroupContent,
): string {
  const path = `/sources/${source.id}`;
  return page(site, {
    title: source.name,
    description: `Claims published by ${source.name} that ${site.organisationName} has checked.`,
    canonical: path,
    noindex: content.continued,
    body: markup`<p class="soft"><a href="/sources">Sources</a></p>
      <h1 dir="auto">${source.name}</h1>
      ${source.homepage !== null && /^https?:\/\//i.test(source.homepage) && markup`<p>${outside(source.homepage, source.homepage)}</p>`}
      ${body(content, path, { sourceId: source.id })}`,
  });
}

function body({ reports, tally, continued }: GroupContent, path: string, values: IndexValues): Html {
  const gone = tally.all - tally.current;
  const next = reports.nextCursor;
  return markup`<section aria-labelledby="verdicts">
      <h2 id="verdicts">Verdicts that stand today</h2>
      <p>${counted(tally.current, 'report')}</p>
      ${labelBar(tally.labels)}
      <p class="soft">
        This is no score. Editors choose which claims are checked, so the numbers say what was looked at, and not how often
        somebody is right. <a href="/methodology">How we choose claims</a>
      </p>
    </section>
    <section aria-labelledby="reports">
      <h2 id="reports">${continued ? 'Earlier reports' : 'Reports'}</h2>
      ${reports.items.length === 0 ? markup`<p class="card">None of these reports stands today.</p>` : reportList(reports.items)}
      ${
        (next !== null || continued) &&
        markup`<nav class="pages" aria-label="Pages">
          ${continued && markup`<a href="${path}" rel="first">Newest reports</a>`}
          ${next !== null && markup`<a href="${path}?cursor=${encodeURIComponent(next)}" rel="next">Earlier reports</a>`}
        </nav>`
      }
      ${gone > 0 && markup`<p>${counted(gone, 'further report')} ${gone === 1 ? 'does' : 'do'} not stand any more: <a href="${indexPath({ ...values, all: 'true' })}">everything ever published</a></p>`}
    </section>`;
}

interface NamesContent {
  path: string;
  title: string;
  lead: string;
  groups: Page<ReportGroup>;
  continued: boolean;
  address: (group: ReportGroup) => string;
}

function namesPage(site: Site, { path, title, lead, groups, continued, address }: NamesContent): string {
  const next = groups.nextCursor;
  return page(site, {
    title,
    description: lead,
    canonical: path,
    noindex: continued,
    body: markup`<h1>${title}</h1>
      <p class="lead">${lead}</p>
      ${
        groups.items.length === 0
          ? markup`<p class="card">${continued ? 'There are no more.' : 'Nothing has been published yet.'}</p>`
          : markup`<ul class="names">
              ${groups.items.map((group) => markup`<li><a href="${address(group)}"><bdi>${group.name}</bdi></a> <span class="soft">${counted(group.count, 'report')}</span></li> `)}
            </ul>`
      }
      ${
        (next !== null || continued) &&
        markup`<nav class="pages" aria-label="Pages">
          ${continued && markup`<a href="${path}" rel="first">From the beginning</a>`}
          ${next !== null && markup`<a href="${path}?cursor=${encodeURIComponent(next)}" rel="next">Further names</a>`}
        </nav>`
      }`,
  });
}

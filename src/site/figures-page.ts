import { agreementFigure, agreementRows } from '../figures/agreement-figure.js';
import { breakdownFigure } from '../figures/breakdown-figure.js';
import { distributionFigure } from '../figures/distribution-figure.js';
import type { FigureOrSentence, FigureTable } from '../figures/figure.js';
import { figureSvg } from '../figures/figure-svg.js';
import { monthsFigure } from '../figures/months-figure.js';
import { turnaroundFigure } from '../figures/turnaround-figure.js';
import type { PublishedBreakdown, PublishedFigures, PublishedScheme } from '../statistics/published-figures.schemas.js';
import { page, type Site } from './layout.js';
import { type Html, markup, trusted } from './markup.js';

/** What was typed into the form, as it came. */
export interface FigureFilter {
  from: string;
  to: string;
  topic: string;
}

interface Parts {
  /** Null when the filter could not be understood. */
  figures: PublishedFigures | null;
  filter: FigureFilter;
  faults: readonly string[];
  /** Query of the same figures as data, with its question mark; empty without filter. */
  query: string;
}

/** Figures of everything published, each with its table for those who cannot see it. No script. */
export function figuresPage(site: Site, { figures, filter, faults, query }: Parts): string {
  return page(site, {
    title: 'Figures',
    description: `What ${site.organisationName} has published, in figures.`,
    body: markup`<h1>Figures</h1>
      <p class="lead">What we have published, counted: one verdict for each claim, the one published last. Retracted
        verdicts are left out.</p>
      ${form(filter, faults)}
      ${figures !== null && content(figures)}
      <p class="soft">The same as data: <a href="/api/v1/stats/published${query}">/api/v1/stats/published</a></p>`,
  });
}

function form({ from, to, topic }: FigureFilter, faults: readonly string[]): Html {
  return markup`${faults.length > 0 && markup`<div class="notice" role="alert"><strong>Please correct this:</strong><ul>${faults.map((fault) => markup`<li>${fault}</li>`)}</ul></div>`}
    <form class="card" method="get" action="/figures">
      <p>
        <label for="from">First published from (day, UTC)</label>
        <input id="from" name="from" type="date" value="${from}" />
      </p>
      <p>
        <label for="to">to</label>
        <input id="to" name="to" type="date" value="${to}" />
      </p>
      <p>
        <label for="topic">Topic</label>
        <input id="topic" name="topic" maxlength="60" value="${topic}" />
      </p>
      <p><button type="submit">Show</button></p>
    </form>`;
}

function content(figures: PublishedFigures): Html {
  const { verdicts, notCurrent, schemes, turnaround } = figures;
  if (verdicts === 0) return markup`<p class="card">Nothing that fits has been published yet.</p>`;
  return markup`<p>
      <span class="figure">${verdicts}</span>${verdicts === 1 ? 'verdict' : 'verdicts'}${
        notCurrent > 0 && markup`, ${notCurrent} of them about a source that has changed since or is being compared`
      }.
    </p>
    ${schemes.map((scheme, index) => ofScheme(scheme, `s${index + 1}`, schemes.length > 1))}
    <h2>How long it takes</h2>
    <p>From the acceptance of a claim to its first publication, by month of publication.</p>
    ${shown(turnaroundFigure({ id: 'turnaround', title: 'Days from acceptance to publication', months: turnaround }))}`;
}

function ofScheme(scheme: PublishedScheme, id: string, several: boolean): Html {
  const { labels, months, name } = scheme;
  const of = several ? ` (${name})` : '';
  const counts = labels.map(({ key, count }) => ({ label: key, count }));
  return markup`<h2>Labels${of}</h2>
    ${shown(distributionFigure({ id: `${id}-labels`, title: `Verdicts by label${of}`, labels, counts }))}
    <h2>Over time${of}</h2>
    ${shown(monthsFigure({ id: `${id}-months`, title: `Verdicts by month of first publication${of}`, labels, months }))}
    <h2>Who and what is checked${of}</h2>
    <p>How often claims of the same claimant, source or topic were checked says what we chose to check. It does not say
      how often they are right.</p>
    ${BREAKDOWNS.map(([key, word]) => {
      const { top, rest } = scheme[key];
      const title = `Verdicts by ${word}${of}`;
      return shown(breakdownFigure({ id: `${id}-${key}`, title, of: word, labels, groups: top, rest: others(rest) }));
    })}
    <h2>How far raters agree${of}</h2>
    <p>Krippendorff’s alpha of independent ratings behind published verdicts, with its 95 % interval: 1 is perfect
      agreement, 0 is chance. The dashed lines are at 0.667 and 0.8.</p>
    ${shown(agreementFigure({ id: `${id}-agreement`, title: `Agreement of raters${of}`, rows: agreementRows(scheme.agreement) }))}`;
}

const BREAKDOWNS = [
  ['claimants', 'claimant'],
  ['sources', 'source'],
  ['topics', 'topic'],
] as const;

function others(rest: PublishedBreakdown['rest']) {
  if (rest === null) return null;
  const { groups, labels } = rest;
  return { groups, counts: { name: groups === 1 ? '1 other' : `${groups} others`, labels } };
}

function shown(figure: FigureOrSentence): Html {
  if (figure.kind === 'nothing') return markup`<p class="card">${figure.sentence}</p>`;
  return markup`<figure class="card chart">
    <figcaption>${figure.title}</figcaption>
    <div class="drawing" tabindex="0" role="group" aria-label="${figure.title}">${trusted(figureSvg(figure))}</div>
    <details>
      <summary>The numbers as a table</summary>
      <div class="drawing" tabindex="0" role="group" aria-label="${figure.title}: table">${table(figure.table)}</div>
    </details>
  </figure>`;
}

function table({ caption, columns, rows }: FigureTable): Html {
  return markup`<table>
    <caption class="soft">${caption}</caption>
    <thead>
      <tr>${columns.map(({ name, isNumber }) => markup`<th scope="col"${isNumber && trusted(' class="number"')}>${name}</th>`)}</tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = '', ...rest]) =>
          markup`<tr><th scope="row"><bdi>${first}</bdi></th>${rest.map((cell) => markup`<td class="number">${cell}</td>`)}</tr> `,
      )}
    </tbody>
  </table>`;
}

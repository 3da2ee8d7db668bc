import { agreementWords, blindnessWords, rolesWords } from '../reports/decision-words.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import { counted, paragraphs } from './layout.js';
import { type Html, markup } from './markup.js';

/** How many rated, how they agreed, who decided in which role, and by which methodology. */
export function decisionSection(report: VerdictReport): Html {
  const { raters, policy, provenance, adjudication, methodologyVersion } = report;
  return markup`<h2 lang="en">How it was decided</h2>
    <p lang="en">
      ${raters.note} ${raters.count > 1 && raters.independent && "Ratings were given independently, before anybody saw another's."}
    </p>
    <dl class="facts" lang="en">
      <dt>Rated by</dt>
      <dd>${counted(raters.count, 'person', 'people')}; the round asked for ${policy.k}</dd>
      <dt>Ratings</dt>
      <dd><bdi>${raters.histogram.map(({ label, count }) => `${label.toLowerCase().replaceAll('_', ' ')} ${count}`).join(', ')}</bdi></dd>
      <dt>Seen while rating</dt>
      <dd>${blindnessWords(report)}</dd>
      <dt>Counted as agreed</dt>
      <dd>${agreementWords(report)}</dd>
      <dt>Decided by</dt>
      <dd>${rolesWords(report)}</dd>
      <dt>Methodology</dt>
      <dd><a href="/methodology/${encodeURIComponent(methodologyVersion)}">version <bdi>${methodologyVersion}</bdi></a></dd>
    </dl>
    ${provenance.sourcesWaivers.map(
      (words) => markup`<p lang="en">Why fewer sources were enough: <span dir="auto">${words}</span></p> `,
    )}
    ${provenance.fields.map(
      ({ name, values }) => markup`<p><span dir="auto">${name}: ${values.join('; ')}</span></p> `,
    )}
    ${
      adjudication &&
      markup`<h3 lang="en">Adjudication</h3>
        <p lang="en">Reason: ${adjudication.cause.toLowerCase().replaceAll('_', ' ')}.</p>
        ${paragraphs(adjudication.rationale)}`
    }`;
}

import type { ReportFacets, ReportGroup } from '../reports/report-groups.queries.js';
import { type IndexField, indexPath, type IndexValues } from './index-filter.js';
import { type Html, markup } from './markup.js';

/** Search and filters as a plain GET form: it works without a script, and its result is an address that can be shared. */
export function indexForm(values: IndexValues, facets: ReportFacets): Html {
  const narrowed = Object.keys(values).some((field) => field !== 'q');
  return markup`<form class="search card" method="get" action="/" role="search" aria-label="Reports">
    <p class="row">
      <label for="q">Words</label>
      <input id="q" name="q" type="search" maxlength="200" value="${values.q ?? ''}" dir="auto" />
      <button type="submit">Search</button>
    </p>
    <details ${narrowed && 'open'}>
      <summary>Filters</summary>
      <div class="fields">
        ${choice('label', 'Verdict', facets.labels, values)} ${textField('claimant', 'Claimant', values)}
        ${choice('sourceId', 'Source', facets.sources, values)} ${choice('topic', 'Topic', facets.topics, values)}
        ${choice('language', 'Language', facets.languages, values, languageName)} ${dayField('from', 'Published from', values)}
        ${dayField('to', 'Published until', values)}
      </div>
      <p class="check">
        <input id="all" name="all" type="checkbox" value="true" ${values.all !== undefined && 'checked'} />
        <label for="all">Also what no longer stands: replaced, retracted, or the source has changed</label>
      </p>
      <p><button type="submit">Apply</button></p>
    </details>
  </form>`;
}

const textField = (name: IndexField, label: string, values: IndexValues): Html => markup`<p>
  <label for="${name}">${label}</label>
  <input id="${name}" name="${name}" maxlength="300" value="${values[name] ?? ''}" dir="auto" />
</p>`;

const dayField = (name: 'from' | 'to', label: string, values: IndexValues): Html => markup`<p>
  <label for="${name}">${label}</label>
  <input id="${name}" name="${name}" type="date" value="${values[name] ?? ''}" />
</p>`;

function choice(
  name: IndexField,
  label: string,
  groups: readonly ReportGroup[],
  values: IndexValues,
  words: (name: string) => string = (text) => text,
): Html {
  const chosen = values[name];
  // What was asked for stays in the form, also when nothing of it stands today.
  const known = groups.some(({ value }) => value === chosen);
  return markup`<p>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">any</option>
      ${groups.map(
        (group) =>
          markup`<option value="${group.value}" ${group.value === chosen && 'selected'}>${words(group.name)} (${group.count})</option>`,
      )}
      ${chosen !== undefined && !known && markup`<option value="${chosen}" selected>${words(chosen)}</option>`}
    </select>
  </p>`;
}

/** What is searched for, each as a link that takes it away. */
export function filterChips(values: IndexValues, facets: ReportFacets): Html | null {
  const chips = (Object.keys(values) as IndexField[]).map((field) => {
    const words = chipWords(field, values[field] ?? '', facets);
    return markup`<li>
      <a class="chip" href="${indexPath(values, { without: field })}"
        ><span class="hidden">Remove the filter </span><bdi>${words}</bdi> <span aria-hidden="true">×</span></a
      >
    </li> `;
  });
  if (chips.length === 0) return null;
  return markup`<ul class="chips" aria-label="Filters in use">
    ${chips}
    ${chips.length > 1 && markup`<li><a href="/">Remove all</a></li>`}
  </ul>`;
}

function chipWords(field: IndexField, value: string, facets: ReportFacets): string {
  const named = (groups: readonly ReportGroup[]) => groups.find((group) => group.value === value)?.name ?? value;
  switch (field) {
    case 'q':
      return `“${value}”`;
    case 'label':
      return `Verdict: ${named(facets.labels)}`;
    case 'claimant':
      return `Claimant: ${value}`;
    case 'sourceId':
      return `Source: ${named(facets.sources)}`;
    case 'topic':
      return `Topic: ${value}`;
    case 'language':
      return `Language: ${languageName(value)}`;
    case 'from':
      return `From ${value}`;
    case 'to':
      return `Until ${value}`;
    case 'all':
      return 'Also what no longer stands';
  }
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** "Portuguese (Brazil)" for `pt-BR`; the tag itself when it is none. */
export function languageName(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

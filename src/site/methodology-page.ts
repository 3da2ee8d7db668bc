import type { MethodologyView } from '../organisation/methodology.schemas.js';
import { day, page, type Site } from './layout.js';
import { type Html, markup } from './markup.js';
import { plainText } from './plain-text.js';

/** One version of how the desk works, and where the others are. */
export function methodologyPage(site: Site, shown: MethodologyView, versions: readonly MethodologyView[]): string {
  const path = `/methodology/${encodeURIComponent(shown.version)}`;
  const newest = versions.find(({ current }) => current);
  return page(site, {
    title: shown.current ? 'How we work' : `How we worked: version ${shown.version}`,
    description: `The methodology of ${site.organisationName}, version ${shown.version}.`,
    canonical: shown.current ? '/methodology' : path,
    body: markup`<h1>${shown.current ? 'How we work' : 'How we worked'}</h1>
      <p class="soft">
        Version <bdi>${shown.version}</bdi>${shown.publishedAt !== null && markup`, since ${day(shown.publishedAt)}`} ·
        <a href="${path}">permanent address of this version</a>
      </p>
      ${
        !shown.current &&
        newest &&
        markup`<p class="notice" role="note"><strong>An earlier version.</strong> Reports published now follow <a href="/methodology">version ${newest.version}</a>.</p>`
      }
      ${shown.note !== null && markup`<p class="card lines" dir="auto"><strong>What changed:</strong> ${shown.note}</p>`}
      ${plainText(shown.text)} ${versionList(versions, shown.version)}
      <p>What each verdict means is under <a href="/ratings">ratings</a>.</p>`,
  });
}

function versionList(versions: readonly MethodologyView[], here: string): Html {
  return markup`<h2>Versions</h2>
    <p>Every report names the version it followed. Versions are never changed or removed.</p>
    <ul>
      ${versions.map(
        ({ version, publishedAt, current, note }) =>
          markup`<li>
            ${version === here ? markup`<strong><bdi>${version}</bdi></strong>` : markup`<a href="/methodology/${encodeURIComponent(version)}"><bdi>${version}</bdi></a>`}${
              publishedAt !== null && markup`, since ${day(publishedAt)}`
            }${current && ', in force'}${note !== null && markup`: <span dir="auto">${note}</span>`}
          </li> `,
      )}
    </ul>`;
}

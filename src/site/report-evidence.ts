import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import { day, outside } from './layout.js';
import { type Html, markup } from './markup.js';

type Evidence = VerdictReport['evidence'][number];

/** What the verdict rests on, with archived copies and the hashes of files. */
export function evidenceSection({ evidence }: VerdictReport): Html | null {
  if (evidence.length === 0) return null;
  return markup`<h2 lang="en">Evidence</h2>
    <ol class="list">
      ${evidence.map(item)}
    </ol>`;
}

const item = ({ stance, kind, title, url, quote, accessedAt, archiveUrl, attachments }: Evidence): Html => markup`<li>
  <p class="marks" lang="en">
    <span class="tag">${stance.toLowerCase()}</span> <span class="tag">${kind.toLowerCase()} source</span>
  </p>
  <h3 class="title" dir="auto">${url === null ? title : outside(url, title)}</h3>
  ${quote !== null && quote !== '' && markup`<blockquote dir="auto" class="lines">${quote}</blockquote>`}
  <p class="soft" lang="en">
    ${accessedAt !== null && markup`Read on ${day(accessedAt)}.`}
    ${archiveUrl !== null && outside(archiveUrl, 'Archived copy')}
  </p>
  ${attachments.length > 0 && files(attachments)}
</li> `;

/** The desk keeps the files; with the hash anybody who has one can see that it is the same. */
const files = (attachments: Evidence['attachments']): Html => markup`<ul class="plain soft" lang="en">
  ${attachments.map(
    ({ filename, mediaType, size, sha256 }) =>
      markup`<li>File kept by the desk: <bdi>${filename}</bdi> (<bdi>${mediaType}</bdi>, ${size.toLocaleString('en')} bytes) <code>sha256:${sha256}</code></li> `,
  )}
</ul>`;

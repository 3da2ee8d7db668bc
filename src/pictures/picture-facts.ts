import { createHash } from 'node:crypto';
import { reportNotice } from '../reports/report-notice.js';
import type { PublishedReport } from '../reports/to-report.js';

/** Everything a picture shows. The same facts give the same picture. */
export interface PictureFacts {
  statement: string;
  /** BCP 47, of the statement. */
  language: string;
  label: string;
  /** #rrggbb */
  color: string;
  organisation: string;
  number: number;
  /** What became of the report, such as RETRACTED; null while it stands as it was published. */
  mark: string | null;
  /** The verdict no longer stands, so its label is struck out. */
  struck: boolean;
}

/** Raise it when the drawing changes, so that no cache keeps the old one. */
const FORM = 1;
/** More does not fit, and layout takes longer the more there is. */
const MAX_STATEMENT = 400;
const NO_COLOR = '#888888';

export function pictureFacts({ report, labelColor }: PublishedReport): PictureFacts {
  return {
    statement: drawable(report.statement.slice(0, MAX_STATEMENT), `Verdict report ${report.number}`),
    language: report.language,
    label: drawable(report.rating.name, report.rating.label),
    color: /^#[0-9a-f]{6}$/i.test(labelColor ?? '') ? (labelColor ?? NO_COLOR) : NO_COLOR,
    organisation: drawable(report.organisation.name, new URL(report.organisation.url).hostname),
    number: report.number,
    mark: reportNotice(report)?.word.toUpperCase() ?? null,
    struck: report.retracted || report.state === 'SUPERSEDED',
  };
}

/** Names the picture: another text whenever the picture would be another. */
export const pictureKey = (facts: PictureFacts): string =>
  createHash('sha256')
    .update(JSON.stringify([FORM, facts]))
    .digest('base64url');

/** What the picture says, for those who do not see it. */
export const pictureText = ({ statement, label, organisation, mark }: PictureFacts): string =>
  `${mark === null ? '' : `${mark}. `}${organisation} on the claim “${statement}”: ${label}.`;

/** Letters of scripts the fonts have no signs for would come out as empty boxes. */
const UNKNOWN =
  /(?=[\p{L}\p{N}])[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}]/u;
/** Emoji, control characters, and those that turn the direction of text around. */
const UNDRAWN =
  /\p{Extended_Pictographic}|\p{Cc}|\p{Cs}|\p{Variation_Selector}|[\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** One line of what can be drawn; `instead` when the fonts cannot write it. */
function drawable(text: string, instead: string): string {
  const line = text.replace(UNDRAWN, ' ').replace(/\s+/gu, ' ').trim();
  return line === '' || UNKNOWN.test(line) ? instead : line;
}

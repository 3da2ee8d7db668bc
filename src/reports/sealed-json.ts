import { canonicalJson } from './report-json.js';
import { reportContent, type ReportStatus, reportStatus, type SealedVerdictReport } from './verdict-report.schemas.js';

/** What is told of a report besides its content. */
export interface SealParts extends ReportStatus {
  contentHash: string;
  organisation: Pick<SealedVerdictReport['organisation'], 'url' | 'correctionsPolicy'>;
}

type Member = Exclude<keyof SealParts, 'organisation'>;

/** Members of the report that go in before one of the content. */
interface Gap {
  members: readonly Member[];
  /** `,"claimId":` and so on: the next member of the content, after those that may be absent. */
  before: readonly string[];
}

const MEMBERS: readonly string[] = [...Object.keys(reportStatus.shape), 'contentHash'];
const FIRST_OF_ORGANISATION = ',"organisation":{';
/** The member of the content that comes next. */
const AFTER_ORGANISATION = ',"origin":';
const GAPS = gaps();

/**
 * The canonical JSON of a sealed report, made of the canonical JSON of its content, which is copied as it stands. The same
 * as `canonicalJson` of the whole report, for a fraction of the work.
 *
 * No string in the content can hold what is looked for: a quotation mark in a string is escaped, and after the one that
 * ends a string no letter follows.
 * @param content as frozen: checked against its hash by the caller
 * @throws Error when it is not the canonical JSON of a report's content
 */
export function sealedReportJson(content: string, parts: SealParts): string {
  let json = '';
  let done = 0;
  for (const { members, before } of GAPS) {
    const at = firstOf(content, before, done);
    json += content.slice(done, at);
    done = at;
    for (const member of members) json += `,${JSON.stringify(member)}:${canonicalJson(parts[member])}`;
    if (before[0] === FIRST_OF_ORGANISATION) {
      const inside = at + FIRST_OF_ORGANISATION.length;
      const end = firstOf(content, [AFTER_ORGANISATION], inside) - 1;
      const { correctionsPolicy, url } = parts.organisation;
      json += `${content.slice(at, inside)}"correctionsPolicy":${canonicalJson(correctionsPolicy)},`;
      json += `${content.slice(inside, end)},"url":${canonicalJson(url)}`;
      done = end;
    }
  }
  return json + content.slice(done);
}

function firstOf(content: string, texts: readonly string[], from: number): number {
  for (const text of texts) {
    const at = content.indexOf(text, from);
    if (at >= 0) return at;
  }
  throw new Error(`the content has no ${texts.join(' or ')}`);
}

function gaps(): Gap[] {
  const optional = new Set(
    Object.entries(reportContent.shape).flatMap(([key, schema]) => (schema.safeParse(undefined).success ? [key] : [])),
  );
  const all = [...Object.keys(reportContent.shape), ...MEMBERS].toSorted((a, b) => (a < b ? -1 : 1));
  const found: Gap[] = [];
  let members: Member[] = [];
  let before: string[] = [];
  for (const key of all) {
    if (MEMBERS.includes(key)) members.push(key as Member);
    else if (members.length > 0 || key === 'organisation') {
      before.push(key === 'organisation' ? FIRST_OF_ORGANISATION : `,"${key}":`);
      if (optional.has(key)) continue;
      found.push({ members, before });
      [members, before] = [[], []];
    }
  }
  return found;
}

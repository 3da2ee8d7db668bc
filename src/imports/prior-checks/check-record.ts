import { createHash } from 'node:crypto';
import { canonicalJson } from '../../reports/report-json.js';
import type { ImportItem } from '../import-item.js';
import { isFault, labelOf } from '../import-item.js';
import type { CheckRecord, OriginalFormat } from './check-facts.js';
import type { MappedReview } from './from-claim-review.js';

/** @param original as it stands in the file */
export function checkItem(
  place: string,
  mapped: MappedReview,
  original: string,
  format: OriginalFormat,
  claim: unknown,
): ImportItem<CheckRecord> {
  if (isFault(mapped)) return { place, label: labelOf(typeof claim === 'string' ? claim : null), content: mapped };
  const { facts, warnings } = mapped;
  return { place, label: labelOf(facts.claimText), content: { facts, original, format, warnings }, warnings };
}

export const faultItem = (place: string, code: string, message: string): ImportItem<CheckRecord> => ({
  place,
  label: null,
  content: { code, message },
});

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The hash a check is known by beside its address: of its words, however they are spaced. */
export const claimHash = (claimText: string): string => sha256(claimText.normalize('NFC').replace(/\s+/g, ' '));

/** What makes it the same check in another file. */
export const checkKey = (url: string, hash: string): string => sha256(`${url}\n${hash}`);

export const originalHash = sha256;

/** The same for the same JSON, however it is spaced and ordered. */
export const contentHashOf = (original: string): string => sha256(canonicalJson(JSON.parse(original)));

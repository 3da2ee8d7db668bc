import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';
import { toWellFormedText } from '../../text/unicode.js';
import { type ImportItem, isFault } from '../import-item.js';
import type { RowOutcome, RowWarning } from '../import-row.entity.js';
import type { ImportRun } from '../import-run.entity.js';
import { ImportsRepository, type NewImportRow } from '../imports.repository.js';
import type { CheckRecord } from './check-facts.js';
import { checkKey, claimHash, contentHashOf, originalHash } from './check-record.js';
import { type KnownCheck, type NewRevision, PriorChecksRepository } from './prior-checks.repository.js';

/** A row with its number in the file. */
export interface NumberedItem {
  number: number;
  item: ImportItem<CheckRecord>;
}

/** A check with what it is known and compared by. */
interface Prepared {
  number: number;
  place: string;
  label: string | null;
  record: CheckRecord;
  claimHash: string;
  naturalKey: string;
  contentHash: string;
}

const OLDER: RowWarning = {
  rule: 'older',
  message: 'The desk has this state of the check, and a newer one; nothing was changed.',
};

/** Writes checks of other desks: new ones, and new revisions of those that are there. */
@Injectable()
export class CheckWriter {
  constructor(
    private readonly checks: PriorChecksRepository,
    private readonly imports: ImportsRepository,
  ) {}

  /**
   * Writes a batch in which no check comes twice (`keyOf`).
   * @returns what is to be said of each row, in order. In a dry run nothing but that.
   */
  async write(tx: Tx, run: ImportRun, items: readonly NumberedItem[]): Promise<NewImportRow[]> {
    await this.checks.takeTurn(tx);
    const prepared = items.map(prepare);
    const records = prepared.filter((one) => 'record' in one);
    const known = await this.known(tx, run, records);
    const created = records.filter(({ naturalKey }) => !known.has(naturalKey));
    const ids = run.dryRun
      ? []
      : await this.checks.insert(
          tx,
          created.map(({ record, ...hashes }) => ({ ...hashes, facts: record.facts })),
        );
    const idOf = new Map(created.map(({ naturalKey }, index) => [naturalKey, ids[index] ?? null]));
    const revisions: NewRevision[] = [];
    const rows: NewImportRow[] = [];
    for (const one of prepared) {
      if (!('record' in one)) rows.push(one);
      else {
        const there = known.get(one.naturalKey) ?? null;
        const { outcome, warnings } = outcomeOf(one, there);
        const id = there?.id ?? idOf.get(one.naturalKey) ?? null;
        if (outcome === 'UPDATED' && there && id !== null && !run.dryRun) {
          await this.checks.update(tx, id, one.record.facts, there.revision + 1, one.contentHash);
        }
        if (outcome !== 'UNCHANGED' && id !== null && !run.dryRun)
          revisions.push(revisionOf(run, one, id, (there?.revision ?? 0) + 1));
        rows.push(rowOf(one, outcome, warnings, id));
      }
    }
    await this.checks.insertRevisions(tx, revisions);
    return rows;
  }

  /** By natural key. In a dry run also what earlier rows of the same file would have made. */
  private async known(tx: Tx, run: ImportRun, records: readonly Prepared[]): Promise<Map<string, KnownCheck>> {
    const found = await this.checks.findKnown(
      tx,
      records.map(({ record, claimHash: hash }) => ({ url: record.facts.url, claimHash: hash })),
    );
    const known = new Map(found.map((check) => [checkKey(check.url, check.claimHash), check]));
    if (!run.dryRun) return known;
    const own = await this.imports.findOwn(
      tx,
      run.id,
      records.map(({ naturalKey }) => naturalKey),
    );
    for (const { naturalKey, contentHash, priorCheckId } of own) {
      if (naturalKey === null || contentHash === null) continue;
      const before = known.get(naturalKey);
      const { earlier = [], revision = 0 } = before ?? {};
      const blank = { id: priorCheckId ?? '', url: '', claimHash: '', reviewDate: null, modifiedDate: null };
      known.set(naturalKey, {
        ...blank,
        ...before,
        revision: revision + 1,
        contentHash,
        earlier: [...earlier, contentHash],
      });
    }
    return known;
  }
}

/** What makes a row the same check as another; null for a row that cannot be read. */
export function keyOf({ content }: ImportItem<CheckRecord>): string | null {
  return isFault(content) ? null : checkKey(content.facts.url, claimHash(content.facts.claimText));
}

function prepare({ number, item }: NumberedItem): Prepared | NewImportRow {
  const { place, label, content } = item;
  if (isFault(content)) return refusal(number, place, label, content.code, content.message);
  try {
    const hash = claimHash(content.facts.claimText);
    const naturalKey = checkKey(content.facts.url, hash);
    return {
      number,
      place,
      label,
      record: content,
      claimHash: hash,
      naturalKey,
      contentHash: contentHashOf(content.original),
    };
  } catch {
    return refusal(number, place, label, 'ROW_UNREADABLE', 'It is nested too deeply to be kept.');
  }
}

function refusal(
  number: number,
  place: string,
  label: string | null,
  errorCode: string,
  errorMessage: string,
): NewImportRow {
  return {
    ...NOTHING,
    number,
    place,
    label,
    outcome: 'REFUSED',
    errorCode,
    errorMessage: toWellFormedText(errorMessage),
  };
}

const NOTHING = {
  naturalKey: null,
  contentHash: null,
  priorCheckId: null,
  documentId: null,
  documentMade: false,
  errorCode: null,
  errorMessage: null,
  warnings: [],
};

/** Publishers give out old states of a check too (archives, exports with all versions): those change nothing. */
function outcomeOf(
  { contentHash, record }: Prepared,
  known: KnownCheck | null,
): { outcome: RowOutcome; warnings: RowWarning[] } {
  const { warnings, facts } = record;
  if (known === null) return { outcome: 'CREATED', warnings };
  if (known.contentHash === contentHash) return { outcome: 'UNCHANGED', warnings };
  const [dated, held] = [facts, known].map(({ modifiedDate, reviewDate }) => modifiedDate ?? reviewDate ?? '');
  const isOlder = known.earlier.includes(contentHash) && (dated ?? '') < (held ?? '');
  return isOlder ? { outcome: 'UNCHANGED', warnings: [...warnings, OLDER] } : { outcome: 'UPDATED', warnings };
}

function rowOf(one: Prepared, outcome: RowOutcome, warnings: RowWarning[], priorCheckId: string | null): NewImportRow {
  const { number, place, label, naturalKey, contentHash } = one;
  return {
    ...NOTHING,
    number,
    place,
    label,
    outcome,
    naturalKey,
    contentHash,
    priorCheckId: priorCheckId || null,
    warnings,
  };
}

function revisionOf(
  run: ImportRun,
  { number, place, record, contentHash }: Prepared,
  priorCheckId: string,
  revision: number,
): NewRevision {
  const { original, format, warnings, facts } = record;
  return {
    priorCheckId,
    revision,
    importId: run.id,
    rowNumber: number,
    place,
    format,
    original,
    originalSha256: originalHash(original),
    contentHash,
    claimText: facts.claimText,
    rating: facts.rating,
    warnings,
  };
}

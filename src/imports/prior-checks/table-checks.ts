import type { JsonObject } from '../../reports/claim-review.values.js';
import { fromSpreadsheetText } from '../../reports/spreadsheet-text.js';
import type { ImportItem, ItemReading } from '../import-item.js';
import { csvRecords } from '../sources/csv-records.js';
import { cellOf, type ColumnMap, columnsOf } from '../sources/table-columns.js';
import { CHECK_CELLS, CHECK_TABLE } from './check-columns.js';
import { checkItem, faultItem } from './check-record.js';
import type { CheckRecord } from './check-facts.js';
import { fromClaimReview } from './from-claim-review.js';
import { SCHEMA_ORG } from '../../reports/claim-review.schemas.js';

const LONGEST_ROW = 2_000_000;

/** Checks in a table, one a row. @throws AppError IMPORT_COLUMNS, IMPORT_BROKEN (while it is read) */
export function tableChecks(text: AsyncIterable<string>): ItemReading<CheckRecord> {
  const notes: string[] = [];
  return { items: readRows(text, notes), notes };
}

async function* readRows(text: AsyncIterable<string>, notes: string[]): AsyncGenerator<ImportItem<CheckRecord>> {
  let header: string[] | null = null;
  let map: ColumnMap = new Map();
  let read = (cell: string): string => cell;
  for await (const { cells, line } of csvRecords(text, LONGEST_ROW)) {
    if (header === null) {
      header = cells;
      const found = columnsOf(cells, CHECK_TABLE);
      map = found.map;
      if (found.unknown.length > 0)
        notes.push(`Columns that are kept with the original but not read: ${found.unknown.join(', ')}.`);
      // Our own export puts an apostrophe before what a spreadsheet takes for a formula; others do not.
      if (cells.join() === CHECK_CELLS.map(([name]) => name).join()) read = fromSpreadsheetText;
    } else yield rowItem({ header, map, cells: cells.map(read), line });
  }
}

interface Row {
  header: readonly string[];
  map: ColumnMap;
  cells: readonly string[];
  line: number;
}

function rowItem({ header, map, cells, line }: Row): ImportItem<CheckRecord> {
  const place = `line ${line}`;
  if (cells.length !== header.length) {
    const message = `The row has ${cells.length} cells, the first line ${header.length}. Is a cell with a comma or line break not in quotation marks?`;
    return faultItem(place, 'ROW_COLUMNS', message);
  }
  const original = JSON.stringify(Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
  const node = toNode((name) => cellOf(cells, map, name));
  return checkItem(place, fromClaimReview(node, { pageHost: null }), original, 'TABLE_ROW', node.claimReviewed);
}

/** The row as a ClaimReview, so that tables and mark-up are judged alike. Empty cells are absent members. */
function toNode(cell: (name: string) => string | null): JsonObject {
  const kind = cell('claim_author_kind')?.toUpperCase();
  const type = kind === 'PERSON' ? 'Person' : kind?.startsWith('ORGANI') ? 'Organization' : undefined;
  const claimant = present({ '@type': type, name: cell('claim_author_name'), sameAs: cell('claim_author_same_as') });
  return present({
    '@context': SCHEMA_ORG,
    '@type': 'ClaimReview',
    url: cell('review_url'),
    claimReviewed: cell('claim_text'),
    name: cell('review_title'),
    inLanguage: cell('language'),
    author: present({ name: cell('reviewer_name') }),
    datePublished: cell('review_date'),
    dateModified: cell('review_modified_date'),
    reviewRating: present({
      alternateName: cell('review_rating'),
      ratingValue: numberOr(cell('rating_value')),
      bestRating: numberOr(cell('best_rating')),
      worstRating: numberOr(cell('worst_rating')),
      ratingExplanation: cell('rating_explanation'),
    }),
    itemReviewed: present({
      '@type': 'Claim',
      author: Object.keys(claimant).length > 0 ? claimant : null,
      datePublished: cell('claim_date'),
      appearance: cell('appearances')?.split(/\s+/),
    }),
  });
}

const numberOr = (cell: string | null): number | string | null =>
  cell !== null && /^-?\d{1,9}(\.\d{1,9})?$/.test(cell) ? Number(cell) : cell;

const present = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null && member !== undefined));

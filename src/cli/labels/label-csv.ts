import type { ExtractionLabel } from '../../claims/labels.schemas.js';
import { type Cell, csvCell } from '../../reports/csv-cell.js';

/** Columns in order. Names are part of the public interface; new ones are added at the end. */
const COLUMNS: readonly [name: string, cell: (label: ExtractionLabel) => Cell][] = [
  ['claim_id', (l) => l.claimId],
  ['text', (l) => l.text],
  ['label', (l) => l.label],
  ['reason', (l) => l.reason],
  ['score', (l) => l.score],
  ['verifiable', (l) => l.verifiable],
  ['checkworthy', (l) => l.checkworthy],
  ['type', (l) => l.type],
  ['speaker', (l) => l.speaker],
  ['reasons', (l) => l.reasons.join(' ')],
  ['extractor_version', (l) => l.extractorVersion],
  ['settings_version', (l) => l.settingsVersion],
  ['language', (l) => l.language],
  ['document_id', (l) => l.documentId],
  ['document_title', (l) => l.documentTitle],
  ['statement', (l) => l.statement],
  ['claimant', (l) => l.claimant],
  ['decided_at', (l) => l.decidedAt],
];

/** The header row, with its line end. */
export const labelCsvHeader = (): string => row(COLUMNS.map(([name]) => name));

/** One label as a row, with its line end (CRLF, RFC 4180). Cells that look like formulas begin with an apostrophe. */
export const labelCsvRow = (label: ExtractionLabel): string => row(COLUMNS.map(([, cell]) => cell(label)));

const row = (cells: Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

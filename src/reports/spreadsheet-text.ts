/**
 * What a spreadsheet may read as the start of a formula or strip before looking: = + - @, their full-width forms,
 * TAB, CR, LF and NUL (S47, OWASP ASVS 1.2.10).
 */
const TRIGGERS = '=+\\-@＝＋－＠\\t\\r\\n\\0';

// leading apostrophes before a trigger count too, so that the added one can always be told from the writer's own
const NEEDS_APOSTROPHE = new RegExp(`^'*[${TRIGGERS}]`);
const HAS_APOSTROPHE = new RegExp(`^''*[${TRIGGERS}]`);

/** Text that no spreadsheet takes for a formula: an apostrophe is put in front when it could. */
export function spreadsheetText(text: string): string {
  return NEEDS_APOSTROPHE.test(text) ? `'${text}` : text;
}

/** Undoes `spreadsheetText` exactly; for programs that read our CSV. */
export function fromSpreadsheetText(cell: string): string {
  return HAS_APOSTROPHE.test(cell) ? cell.slice(1) : cell;
}

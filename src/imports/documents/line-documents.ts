import { asObject, type JsonObject } from '../../reports/claim-review.values.js';
import type { RowWarning } from '../import-row.entity.js';
import { type ImportItem, type ItemReading, labelOf } from '../import-item.js';
import { textLines } from '../sources/text-lines.js';
import { DOCUMENT_COLUMNS, type DocumentRow, isoDate, NOTHING_TO_READ } from './document-row.js';

const FIELD_OF = new Map(
  Object.entries(DOCUMENT_COLUMNS).flatMap(([own, others]) =>
    [own, ...others].map((name) => [name.toLowerCase(), own]),
  ),
);

/** Documents as JSON lines, one object a line; empty lines are left out. */
export function lineDocuments(text: AsyncIterable<string>, longest: number): ItemReading<DocumentRow> {
  return { items: readLines(text, longest), notes: [] };
}

async function* readLines(text: AsyncIterable<string>, longest: number): AsyncGenerator<ImportItem<DocumentRow>> {
  for await (const { text: line, line: number } of textLines(text, longest)) {
    const place = `line ${number}`;
    if (line === null) {
      const message = `The line is longer than ${longest} characters. Send the document on its own.`;
      yield { place, label: null, content: { code: 'ROW_TOO_LONG', message } };
    } else if (line.trim() !== '') yield lineItem(line, place);
  }
}

function lineItem(line: string, place: string): ImportItem<DocumentRow> {
  const object = parsed(line);
  if (object === null) {
    const message = 'The line is not a JSON object. Each line has to be one whole object, without a comma after it.';
    return { place, label: labelOf(line), content: { code: 'ROW_UNREADABLE', message } };
  }
  const body: JsonObject = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    const field = FIELD_OF.get(name.toLowerCase());
    if (field === undefined) unknown.push(labelOf(name) ?? '');
    else if (value !== null && value !== '')
      body[field] = field === 'publishedAt' && typeof value === 'string' ? isoDate(value) : value;
  }
  const warnings: RowWarning[] =
    unknown.length === 0
      ? []
      : [{ rule: 'columns', message: `Members that are not read: ${unknown.slice(0, 20).join(', ')}.` }];
  const label = labelOf([body['title'], body['url'], body['text']].find((value) => typeof value === 'string'));
  const empty = body['text'] === undefined && body['url'] === undefined;
  return { place, label, content: empty ? NOTHING_TO_READ : { body, upload: null }, warnings };
}

function parsed(line: string): JsonObject | null {
  try {
    return asObject(JSON.parse(line));
  } catch {
    return null;
  }
}

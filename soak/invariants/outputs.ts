import type { ClientBase } from 'pg';
import type { DeskClient } from '../desk-client.js';
import type { Fault } from './check.js';

const EXPORTS = ['/reports.json', '/reports.jsonld', '/reports.csv', '/reports.json?all=true', '/corrections.atom'];

/** Report numbers that are today's conclusions, told from the tables alone. */
const CURRENT = `SELECT verdict.report_number::int AS number FROM verdict
  JOIN LATERAL (SELECT source_state FROM claim_placement place JOIN document_version ON document_version.id = document_version_id
    WHERE place.claim_id = verdict.claim_id ORDER BY number DESC LIMIT 1) newest ON true
  WHERE verdict.state = 'PUBLISHED' AND verdict.stale_since IS NULL
    AND (newest.source_state = 'CURRENT' OR newest.source_state = 'GONE' AND verdict.basis = 'ARCHIVED_VERSION')`;

/** I10 and I12: exports of a desk at rest are the same bytes twice, and have no stale verdict among the current ones. */
export async function outputFaults(db: ClientBase, reader: DeskClient): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const path of EXPORTS) {
    const [first, second] = [await reader.get('export at rest', path), await reader.get('export at rest', path)];
    if (first.text !== second.text) faults.push({ invariant: 'I10 the same export has the same bytes', detail: path });
  }
  const { rows } = await db.query<{ number: number }>(CURRENT);
  const current = new Set(rows.map(({ number }) => number));
  const { body } = await reader.get('export at rest', '/reports.json');
  for (const { number } of body.reports as { number: number }[]) {
    if (!current.has(number))
      faults.push({ invariant: 'I12 no stale verdict is given out as current', detail: `report ${number}` });
  }
  return faults;
}

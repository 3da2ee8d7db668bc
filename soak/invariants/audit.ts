import { DataSource } from 'typeorm';
import { AuditVerifier } from '../../src/audit/audit-verifier.js';
import { loadConfig } from '../../src/config/app-config.js';
import { loadSecrets } from '../../src/config/secrets.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { ENTITIES } from '../../src/schema.js';
import { type Check, type Fault, none } from './check.js';

/** I6: every change of state is in the trail, once, in order, and the trail ends where things are. */
export const AUDIT: readonly Check[] = [
  none(
    'I6 every change of state is in the audit trail once, in order',
    `SELECT entity_type, entity_id, seq, event, before, from_state FROM (
       SELECT *, lag(to_state) OVER (PARTITION BY entity_type, entity_id ORDER BY seq) AS before FROM audit_event
       WHERE entity_type IN ('claim', 'round', 'assignment', 'verdict') AND to_state IS NOT NULL) step
     WHERE before IS DISTINCT FROM from_state`,
  ),
  none(
    'I6 the audit trail ends where things are',
    `SELECT thing.*, last.to_state FROM (
       SELECT id, workflow_state AS state FROM claim UNION ALL SELECT id, status FROM review_round
       UNION ALL SELECT id, state FROM assignment UNION ALL SELECT id, state FROM verdict) thing
     LEFT JOIN LATERAL (SELECT to_state FROM audit_event WHERE entity_id = thing.id AND to_state IS NOT NULL
       ORDER BY seq DESC LIMIT 1) last ON true
     WHERE last.to_state IS DISTINCT FROM thing.state`,
  ),
];

/** What the product's own verifier says of the chain. */
export async function auditChainFaults(url: string, env: Record<string, string>): Promise<Fault[]> {
  const source = new DataSource(dataSourceOptions({ url, entities: ENTITIES, migrations: [], poolSize: 1 }));
  await source.initialize();
  try {
    const { fault } = await new AuditVerifier(source, loadSecrets(loadConfig(env))).verify();
    return fault ? [{ invariant: 'I6 audit chain', detail: `row ${fault.seq}: ${fault.problem}` }] : [];
  } finally {
    await source.destroy();
  }
}

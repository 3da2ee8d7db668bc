import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { newId } from '../../../src/common/ids.js';
import { Transactions } from '../../../src/database/transactions.js';
import { type Desk, openDesk } from '../documents/desk.js';

describe('AuditTrail', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk([]);
  }, 60_000);
  afterAll(() => desk?.close());

  // One statement takes 65,535 parameters at most, and a row has fifteen.
  it.each([1, 1_999, 2_000, 2_001, 10_000])('records %i changes in one transaction as one chain', async (count) => {
    const before = await desk.count('audit_event');
    const entityId = newId();
    await desk.app.get(Transactions).run((tx) => {
      for (let n = 0; n < count; n += 1) {
        const entry = { event: 'test.changed', entityType: 'test', entityId, data: { n } };
        desk.app.get(AuditTrail).record(tx, SYSTEM_ACTOR, entry);
      }
      return Promise.resolve();
    });
    expect(await desk.app.get(AuditVerifier).verify()).toEqual({ ok: true, rows: before + count, fault: null });
    const [order] = await desk.database.query<{ sorted: boolean }[]>(
      `SELECT bool_and((data ->> 'n')::int = place - 1) AS sorted
       FROM (SELECT data, row_number() OVER (ORDER BY seq) AS place FROM audit_event WHERE entity_id = $1) event`,
      [entityId],
    );
    expect(order).toEqual({ sorted: true });
  });
});

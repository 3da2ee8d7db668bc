import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuditEvent } from './audit-event.entity.js';
import { auditHash, CHAIN_START } from './audit-hash.js';

const KEY = Buffer.alloc(32, 7);
const ROW: Omit<AuditEvent, 'hash'> = {
  seq: '1',
  at: new Date('2026-11-22T07:00:00.123Z'),
  actorId: null,
  actorKind: 'system',
  event: 'claim.accept',
  entityType: 'claim',
  entityId: '11111111-1111-4111-8111-111111111111',
  claimId: null,
  fromState: 'CANDIDATE',
  toState: 'READY',
  reason: null,
  data: { b: 1, a: { d: [1, { y: 1, x: 2 }], c: null } },
  requestId: null,
  prevHash: CHAIN_START,
};

describe(auditHash.name, () => {
  it('does not depend on the order in which facts were written down', () => {
    const data = { a: { c: null, d: [1, { x: 2, y: 1 }] }, b: 1 };
    expect(auditHash(KEY, { ...ROW, data })).toBe(auditHash(KEY, ROW));
    const reversed = Object.fromEntries(Object.entries(ROW).reverse()) as typeof ROW;
    expect(auditHash(KEY, reversed)).toBe(auditHash(KEY, ROW));
  });

  it('depends on the order of a list', () => {
    expect(auditHash(KEY, { ...ROW, data: { a: [1, 2] } })).not.toBe(auditHash(KEY, { ...ROW, data: { a: [2, 1] } }));
  });

  it.each(Object.keys(ROW) as (keyof typeof ROW)[])('changes with %s', (field) => {
    const other = field === 'at' ? new Date(0) : field === 'data' ? { b: 2 } : field === 'seq' ? '2' : 'other';
    expect(auditHash(KEY, { ...ROW, [field]: other })).not.toBe(auditHash(KEY, ROW));
  });

  it('cannot be made without the key', () => {
    expect(auditHash(Buffer.alloc(32, 8), ROW)).not.toBe(auditHash(KEY, ROW));
  });

  it('survives the way through JSON, as the database stores facts', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
        const data = JSON.parse(JSON.stringify(facts)) as Record<string, unknown>;
        const stored = JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
        expect(auditHash(KEY, { ...ROW, data: stored })).toBe(auditHash(KEY, { ...ROW, data }));
      }),
    );
  });
});

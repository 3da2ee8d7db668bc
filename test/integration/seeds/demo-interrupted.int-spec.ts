import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { fill, Killed, openDesk, rowCounts, tally } from './demo.js';
import type { TestApp } from '../../support/app.js';

/** How many steps a run is let do before it is cut off; uneven, so that the cuts fall on all kinds of steps. */
const STRETCHES = [1, 5, 2, 7, 3, 11];

const COMPARED = [
  ['claim', 'workflow_state'],
  ['verdict', 'state'],
  ['assignment', 'state'],
  ['claim_placement', 'source_state'],
  ['audit_event', 'event'],
] as const;

const isKill = (error: unknown): true => {
  if (error instanceof Killed) return true;
  throw error;
};

describe('filling the desk with demo data', () => {
  let whole: TestApp;
  let counts: Record<string, number>;
  let steps: string[];

  beforeAll(async () => {
    whole = await openDesk();
    ({ steps } = await fill(whole));
    counts = await rowCounts(whole);
  }, 60_000);
  afterAll(() => whole.close());

  const withDesk = async (work: (desk: TestApp) => Promise<void>): Promise<void> => {
    const desk = await openDesk();
    try {
      await work(desk);
    } finally {
      await desk.close();
    }
  };

  it(
    'goes on where it was cut off, however often',
    () =>
      withDesk(async (desk) => {
        for (let run = 0, left = true; left; run += 1) {
          left = await fill(desk, { endAfter: STRETCHES[run % STRETCHES.length] }).then(() => false, isKill);
        }
        expect(await rowCounts(desk)).toEqual(counts);
        for (const [table, column] of COMPARED) {
          expect(await tally(desk, table, column)).toEqual(await tally(whole, table, column));
        }
        expect(await desk.get(AuditVerifier).verify()).toMatchObject({ ok: true });
      }),
    120_000,
  );

  it('is done once when two processes start together', () =>
    withDesk(async (desk) => {
      const runs = await Promise.all([fill(desk), fill(desk)]);
      expect(runs.map((run) => run.steps.length).sort((a, b) => a - b)).toEqual([0, steps.length]);
      expect(await rowCounts(desk)).toEqual(counts);
    }));

  it('leaves alone what somebody has done to a claim meanwhile, and goes on with the others', () =>
    withDesk(async (desk) => {
      const accepts = steps.findIndex((step) => step.startsWith('accept '));
      await expect(fill(desk, { endAfter: accepts + 1 })).rejects.toBeInstanceOf(Killed);
      await desk.sql.query(`UPDATE claim SET workflow_state = 'ARCHIVED' WHERE workflow_state = 'READY'`);
      const { lines } = await fill(desk);
      expect(lines.filter((line) => line.startsWith('The demo leaves a claim as it is'))).toHaveLength(1);
      expect((await tally(desk, 'claim', 'workflow_state'))['ARCHIVED']).toBe(2);
    }));
});

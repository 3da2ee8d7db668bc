import { describe, expect, it } from '@jest/globals';
import {
  ASSIGNMENT_STATES,
  assignmentMachine,
  OPEN_STATES,
  TAKEN_STATES,
} from '../../src/assignments/assignment-status.js';
import { reviewMachine } from '../../src/assignments/review-status.js';
import { roundMachine } from '../../src/assignments/round-status.js';
import { complaintMachine } from '../../src/complaints/complaint-status.js';
import { claimMachine } from '../../src/claims/claim-status.js';
import { placementMachine } from '../../src/claims/placement-status.js';
import { AppError } from '../../src/common/app-error.js';
import type { StateMachine } from '../../src/common/transitions.js';
import { exportMachine } from '../../src/exports/export-status.js';
import { verdictMachine } from '../../src/verdicts/verdict-status.js';

/**
 * The tables of docs/workflow.md once more, by state ("" is "does not exist yet"): written down apart from the code, so
 * that a step added there has to be added here too. Whatever is not listed is illegal.
 */
const TABLES: [StateMachine<string, string>, Record<string, Record<string, string>>][] = [
  [
    claimMachine as StateMachine<string, string>,
    {
      '': { extract: 'CANDIDATE', createByHand: 'READY', splitOff: 'READY' },
      CANDIDATE: { accept: 'READY', reject: 'REJECTED', split: 'ARCHIVED' },
      READY: {
        reject: 'REJECTED',
        undoAccept: 'CANDIDATE',
        openRound: 'IN_REVIEW',
        archive: 'ARCHIVED',
        split: 'ARCHIVED',
      },
      IN_REVIEW: {
        completeAgreed: 'DECIDED',
        completeExtraRater: 'IN_REVIEW',
        completeDisputed: 'NEEDS_ADJUDICATION',
        voidRound: 'READY',
        voidRoundKeepingVerdict: 'DECIDED',
      },
      NEEDS_ADJUDICATION: {
        adjudicate: 'DECIDED',
        sendBack: 'IN_REVIEW',
        voidRound: 'READY',
        voidRoundKeepingVerdict: 'DECIDED',
      },
      DECIDED: {
        openRound: 'IN_REVIEW',
        refuseVerdict: 'NEEDS_ADJUDICATION',
        withdrawVerdict: 'READY',
        archive: 'ARCHIVED',
        split: 'ARCHIVED',
      },
      REJECTED: { undoReject: 'CANDIDATE', undoRejectOfReady: 'READY', reopen: 'READY', archive: 'ARCHIVED' },
      ARCHIVED: { reopen: 'READY' },
    },
  ],
  [
    roundMachine as StateMachine<string, string>,
    {
      '': { open: 'OPEN' },
      OPEN: { complete: 'COMPLETE', void: 'VOID' },
      COMPLETE: { addSlot: 'OPEN', returnReview: 'OPEN', reveal: 'REVEALED', void: 'VOID' },
      REVEALED: { close: 'CLOSED' },
      CLOSED: {},
      VOID: {},
    },
  ],
  [
    assignmentMachine as StateMachine<string, string>,
    {
      '': { assign: 'OFFERED', takeNext: 'IN_PROGRESS' },
      OFFERED: {
        open: 'IN_PROGRESS',
        decline: 'DECLINED',
        expire: 'EXPIRED',
        revoke: 'REVOKED',
        deactivateUser: 'REVOKED',
        voidRound: 'VOID',
      },
      IN_PROGRESS: {
        saveDraft: 'IN_PROGRESS',
        submit: 'SUBMITTED',
        decline: 'DECLINED',
        expire: 'EXPIRED',
        revoke: 'REVOKED',
        deactivateUser: 'REVOKED',
        voidRound: 'VOID',
      },
      SUBMITTED: {
        return: 'RETURNED',
        withdraw: 'IN_PROGRESS',
        askConfirmation: 'SUBMITTED',
        confirmWording: 'SUBMITTED',
        dropConfirmation: 'SUBMITTED',
        voidRound: 'VOID',
      },
      RETURNED: {
        saveDraft: 'RETURNED',
        submit: 'SUBMITTED',
        decline: 'DECLINED',
        expire: 'EXPIRED',
        revoke: 'REVOKED',
        deactivateUser: 'REVOKED',
        voidRound: 'VOID',
      },
      DECLINED: {},
      EXPIRED: { submit: 'SUBMITTED' },
      REVOKED: {},
      VOID: {},
    },
  ],
  [
    reviewMachine as StateMachine<string, string>,
    {
      '': { start: 'DRAFT' },
      DRAFT: { submit: 'SUBMITTED' },
      SUBMITTED: { supersede: 'SUPERSEDED', invalidate: 'INVALIDATED' },
      SUPERSEDED: { invalidate: 'INVALIDATED' },
      INVALIDATED: {},
    },
  ],
  [
    verdictMachine as StateMachine<string, string>,
    {
      '': { propose: 'PROPOSED', publishCorrection: 'PUBLISHED' },
      PROPOSED: {
        approve: 'APPROVED',
        refuse: 'WITHDRAWN',
        acknowledge: 'PROPOSED',
        judgeArchived: 'PROPOSED',
        endArchived: 'PROPOSED',
        withdraw: 'WITHDRAWN',
      },
      APPROVED: {
        publish: 'PUBLISHED',
        flagStale: 'APPROVED',
        unflagStale: 'APPROVED',
        acknowledge: 'APPROVED',
        judgeArchived: 'APPROVED',
        schedule: 'APPROVED',
        unschedule: 'APPROVED',
        scheduleFailed: 'APPROVED',
        withdraw: 'WITHDRAWN',
      },
      PUBLISHED: {
        supersede: 'SUPERSEDED',
        retract: 'RETRACTED',
        flagStale: 'PUBLISHED',
        unflagStale: 'PUBLISHED',
        setReviewDate: 'PUBLISHED',
        judgeArchived: 'PUBLISHED',
      },
      SUPERSEDED: {},
      RETRACTED: {},
      WITHDRAWN: {},
    },
  ],
  [
    complaintMachine as StateMachine<string, string>,
    {
      '': { receive: 'RECEIVED' },
      RECEIVED: { acknowledge: 'ACKNOWLEDGED', withdraw: 'WITHDRAWN' },
      ACKNOWLEDGED: { uphold: 'UPHELD', upholdPartly: 'PARTLY', reject: 'REJECTED', withdraw: 'WITHDRAWN' },
      UPHELD: {},
      PARTLY: {},
      REJECTED: {},
      WITHDRAWN: {},
    },
  ],
  [
    exportMachine as StateMachine<string, string>,
    {
      '': { request: 'QUEUED' },
      QUEUED: { start: 'RUNNING', cancel: 'CANCELLED' },
      RUNNING: { start: 'RUNNING', finish: 'READY', fail: 'FAILED', cancel: 'CANCELLED' },
      READY: { expire: 'EXPIRED' },
      FAILED: { retry: 'QUEUED', expire: 'EXPIRED' },
      CANCELLED: { retry: 'QUEUED', expire: 'EXPIRED' },
      EXPIRED: {},
    },
  ],
  [
    placementMachine as StateMachine<string, string>,
    {
      '': { newVersion: 'PENDING', found: 'CURRENT' },
      PENDING: {
        resolvedCurrent: 'CURRENT',
        resolvedReworded: 'REWORDED',
        resolvedContextChanged: 'CONTEXT_CHANGED',
        resolvedChanged: 'CHANGED',
        resolvedGone: 'GONE',
        resolvingFailed: 'FAILED',
      },
      CURRENT: {},
      REWORDED: { acknowledge: 'CURRENT' },
      CONTEXT_CHANGED: { acknowledge: 'CURRENT' },
      CHANGED: { reattach: 'CURRENT' },
      GONE: { reattach: 'CURRENT' },
      FAILED: { retry: 'PENDING', reattach: 'CURRENT' },
    },
  ],
];

describe.each(TABLES.map(([machine, table]) => [machine.name, machine, table] as const))(
  'every state and every event of a %s',
  (name, machine, table) => {
    const pairs = [null, ...machine.states].flatMap((state) => machine.events.map((event) => [state, event] as const));

    it('are all in the table, and the table has no others', () => {
      expect(Object.keys(table).sort()).toEqual(['', ...machine.states].sort());
      const events = new Set(Object.values(table).flatMap((steps) => Object.keys(steps)));
      expect([...events].sort()).toEqual([...machine.events].sort());
    });

    it.each(pairs)('%s + %s goes where the table says, or is refused', (state, event) => {
      const expected = table[state ?? '']?.[event];
      expect(machine.target(state, event)).toBe(expected);
      if (expected !== undefined) {
        expect(machine.next(state, event)).toBe(expected);
        return;
      }
      const refused = refusal(() => machine.next(state, event));
      expect(refused.code).toBe('ILLEGAL_TRANSITION');
      expect(refused.details).toEqual({ entity: name, state, event });
      expect(refused.message).toContain(state ?? 'none');
    });
  },
);

describe('assignments that hold a place', () => {
  it('are those from which the place is freed again or the review goes on', () => {
    const canBeVoided = ASSIGNMENT_STATES.filter((state) => assignmentMachine.target(state, 'voidRound') === 'VOID');
    expect([...TAKEN_STATES].sort()).toEqual(canBeVoided.sort());
  });

  it('are open while the lease can lapse', () => {
    const canLapse = ASSIGNMENT_STATES.filter((state) => assignmentMachine.target(state, 'expire') === 'EXPIRED');
    expect([...OPEN_STATES].sort()).toEqual(canLapse.sort());
  });

  it('never come back from a state that ended them, but for a late submission', () => {
    for (const state of ['DECLINED', 'REVOKED', 'VOID'] as const) {
      for (const event of assignmentMachine.events) expect(assignmentMachine.target(state, event)).toBeUndefined();
    }
  });
});

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('it was not refused');
}

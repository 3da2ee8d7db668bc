import { defineStateMachine } from '../common/transitions.js';

export const ASSIGNMENT_STATES = [
  'OFFERED',
  'IN_PROGRESS',
  'SUBMITTED',
  'RETURNED',
  'DECLINED',
  'EXPIRED',
  'REVOKED',
  'VOID',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** States in which an assignment holds its slot. */
export const TAKEN_STATES = [
  'OFFERED',
  'IN_PROGRESS',
  'SUBMITTED',
  'RETURNED',
] as const satisfies readonly AssignmentState[];
/** Taken, and the reviewer still has work to do. */
export const OPEN_STATES = ['OFFERED', 'IN_PROGRESS', 'RETURNED'] as const satisfies readonly AssignmentState[];

export const ASSIGNMENT_EVENTS = [
  'assign',
  'takeNext',
  'open',
  'saveDraft',
  'submit',
  'decline',
  'expire',
  'return',
  'revoke',
  'deactivateUser',
  'withdraw',
  'askConfirmation',
  'confirmWording',
  'dropConfirmation',
  'voidRound',
] as const;
export type AssignmentEvent = (typeof ASSIGNMENT_EVENTS)[number];

/** Transitions A1 to A11 of docs/workflow.md. */
export const assignmentMachine = defineStateMachine<AssignmentState, AssignmentEvent>({
  name: 'assignment',
  states: ASSIGNMENT_STATES,
  events: ASSIGNMENT_EVENTS,
  initial: [],
  transitions: [
    { event: 'assign', from: [null], to: 'OFFERED' },
    { event: 'takeNext', from: [null], to: 'IN_PROGRESS' },
    { event: 'open', from: ['OFFERED'], to: 'IN_PROGRESS' },
    { event: 'saveDraft', from: ['IN_PROGRESS'], to: 'IN_PROGRESS' },
    { event: 'saveDraft', from: ['RETURNED'], to: 'RETURNED' },
    { event: 'submit', from: ['IN_PROGRESS', 'RETURNED', 'EXPIRED'], to: 'SUBMITTED' },
    { event: 'decline', from: ['OFFERED', 'IN_PROGRESS', 'RETURNED'], to: 'DECLINED' },
    { event: 'expire', from: ['OFFERED', 'IN_PROGRESS', 'RETURNED'], to: 'EXPIRED' },
    { event: 'return', from: ['SUBMITTED'], to: 'RETURNED' },
    { event: 'revoke', from: ['OFFERED', 'IN_PROGRESS', 'RETURNED'], to: 'REVOKED' },
    { event: 'deactivateUser', from: ['OFFERED', 'IN_PROGRESS', 'RETURNED'], to: 'REVOKED' },
    { event: 'withdraw', from: ['SUBMITTED'], to: 'IN_PROGRESS' },
    // Whoever has submitted confirms new words of the claim (A11); the submission itself does not change.
    { event: 'askConfirmation', from: ['SUBMITTED'], to: 'SUBMITTED' },
    { event: 'confirmWording', from: ['SUBMITTED'], to: 'SUBMITTED' },
    { event: 'dropConfirmation', from: ['SUBMITTED'], to: 'SUBMITTED' },
    { event: 'voidRound', from: ['OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'], to: 'VOID' },
  ],
});

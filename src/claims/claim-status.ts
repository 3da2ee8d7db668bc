import { defineStateMachine } from '../common/transitions.js';

export const CLAIM_STATES = [
  'CANDIDATE',
  'READY',
  'IN_REVIEW',
  'NEEDS_ADJUDICATION',
  'DECIDED',
  'REJECTED',
  'ARCHIVED',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const CLAIM_EVENTS = [
  'extract',
  'createByHand',
  'splitOff',
  'accept',
  'reject',
  'undoAccept',
  'undoReject',
  'undoRejectOfReady',
  'reopen',
  'openRound',
  'completeAgreed',
  'completeExtraRater',
  'completeDisputed',
  'adjudicate',
  'sendBack',
  'refuseVerdict',
  'withdrawVerdict',
  'voidRound',
  'voidRoundKeepingVerdict',
  'archive',
  'split',
] as const;
export type ClaimEvent = (typeof CLAIM_EVENTS)[number];

/** Workflow of a claim: transitions C1 to C14, V1b and V7 of docs/workflow.md. Guards live in the services. */
export const claimMachine = defineStateMachine<ClaimState, ClaimEvent>({
  name: 'claim',
  states: CLAIM_STATES,
  events: CLAIM_EVENTS,
  initial: [],
  transitions: [
    { event: 'extract', from: [null], to: 'CANDIDATE' },
    { event: 'createByHand', from: [null], to: 'READY' },
    { event: 'splitOff', from: [null], to: 'READY' },
    { event: 'accept', from: ['CANDIDATE'], to: 'READY' },
    { event: 'reject', from: ['CANDIDATE', 'READY'], to: 'REJECTED' },
    { event: 'undoAccept', from: ['READY'], to: 'CANDIDATE' },
    { event: 'undoReject', from: ['REJECTED'], to: 'CANDIDATE' },
    { event: 'undoRejectOfReady', from: ['REJECTED'], to: 'READY' },
    { event: 'reopen', from: ['REJECTED', 'ARCHIVED'], to: 'READY' },
    { event: 'openRound', from: ['READY', 'DECIDED'], to: 'IN_REVIEW' },
    { event: 'completeAgreed', from: ['IN_REVIEW'], to: 'DECIDED' },
    { event: 'completeExtraRater', from: ['IN_REVIEW'], to: 'IN_REVIEW' },
    { event: 'completeDisputed', from: ['IN_REVIEW'], to: 'NEEDS_ADJUDICATION' },
    { event: 'adjudicate', from: ['NEEDS_ADJUDICATION'], to: 'DECIDED' },
    { event: 'sendBack', from: ['NEEDS_ADJUDICATION'], to: 'IN_REVIEW' },
    { event: 'refuseVerdict', from: ['DECIDED'], to: 'NEEDS_ADJUDICATION' },
    { event: 'withdrawVerdict', from: ['DECIDED'], to: 'READY' },
    { event: 'voidRound', from: ['IN_REVIEW', 'NEEDS_ADJUDICATION'], to: 'READY' },
    { event: 'voidRoundKeepingVerdict', from: ['IN_REVIEW', 'NEEDS_ADJUDICATION'], to: 'DECIDED' },
    { event: 'archive', from: ['READY', 'DECIDED', 'REJECTED'], to: 'ARCHIVED' },
    { event: 'split', from: ['CANDIDATE', 'READY', 'DECIDED'], to: 'ARCHIVED' },
  ],
});

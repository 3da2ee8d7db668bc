import { defineStateMachine } from '../common/transitions.js';

export const COMPLAINT_STATES = ['RECEIVED', 'ACKNOWLEDGED', 'UPHELD', 'PARTLY', 'REJECTED', 'WITHDRAWN'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** The desk still owes an answer. */
export const OPEN_COMPLAINTS: readonly ComplaintState[] = ['RECEIVED', 'ACKNOWLEDGED'];

export const COMPLAINT_OUTCOMES = ['UPHELD', 'PARTLY', 'REJECTED'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export const COMPLAINT_EVENTS = ['receive', 'acknowledge', 'uphold', 'upholdPartly', 'reject', 'withdraw'] as const;
export type ComplaintEvent = (typeof COMPLAINT_EVENTS)[number];

export const EVENT_OF_OUTCOME: Record<ComplaintOutcome, ComplaintEvent> = {
  UPHELD: 'uphold',
  PARTLY: 'upholdPartly',
  REJECTED: 'reject',
};

/** A reader's complaint, from its receipt to its answer (docs/corrections.md). */
export const complaintMachine = defineStateMachine<ComplaintState, ComplaintEvent>({
  name: 'complaint',
  states: COMPLAINT_STATES,
  events: COMPLAINT_EVENTS,
  initial: [],
  transitions: [
    { event: 'receive', from: [null], to: 'RECEIVED' },
    { event: 'acknowledge', from: ['RECEIVED'], to: 'ACKNOWLEDGED' },
    { event: 'uphold', from: ['ACKNOWLEDGED'], to: 'UPHELD' },
    { event: 'upholdPartly', from: ['ACKNOWLEDGED'], to: 'PARTLY' },
    { event: 'reject', from: ['ACKNOWLEDGED'], to: 'REJECTED' },
    { event: 'withdraw', from: ['RECEIVED', 'ACKNOWLEDGED'], to: 'WITHDRAWN' },
  ],
});

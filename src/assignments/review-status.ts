import { defineStateMachine } from '../common/transitions.js';

export const REVIEW_STATES = ['DRAFT', 'SUBMITTED', 'SUPERSEDED', 'INVALIDATED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_EVENTS = ['start', 'submit', 'supersede', 'invalidate'] as const;
export type ReviewEvent = (typeof REVIEW_EVENTS)[number];

/** A review's content never changes once SUBMITTED; a return or withdrawal makes the next revision. */
export const reviewMachine = defineStateMachine<ReviewState, ReviewEvent>({
  name: 'review',
  states: REVIEW_STATES,
  events: REVIEW_EVENTS,
  initial: [],
  transitions: [
    { event: 'start', from: [null], to: 'DRAFT' },
    { event: 'submit', from: ['DRAFT'], to: 'SUBMITTED' },
    { event: 'supersede', from: ['SUBMITTED'], to: 'SUPERSEDED' },
    { event: 'invalidate', from: ['SUBMITTED', 'SUPERSEDED'], to: 'INVALIDATED' },
  ],
});

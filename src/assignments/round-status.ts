import { defineStateMachine } from '../common/transitions.js';

export const ROUND_STATUSES = ['OPEN', 'COMPLETE', 'REVEALED', 'CLOSED', 'VOID'] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

export const ROUND_EVENTS = ['open', 'complete', 'addSlot', 'returnReview', 'reveal', 'close', 'void'] as const;
export type RoundEvent = (typeof ROUND_EVENTS)[number];

/** A review round: OPEN while raters work, COMPLETE when all slots are submitted, REVEALED once decided. */
export const roundMachine = defineStateMachine<RoundStatus, RoundEvent>({
  name: 'round',
  states: ROUND_STATUSES,
  events: ROUND_EVENTS,
  initial: [],
  transitions: [
    { event: 'open', from: [null], to: 'OPEN' },
    { event: 'complete', from: ['OPEN'], to: 'COMPLETE' },
    { event: 'addSlot', from: ['COMPLETE'], to: 'OPEN' },
    { event: 'returnReview', from: ['COMPLETE'], to: 'OPEN' },
    { event: 'reveal', from: ['COMPLETE'], to: 'REVEALED' },
    { event: 'close', from: ['REVEALED'], to: 'CLOSED' },
    { event: 'void', from: ['OPEN', 'COMPLETE'], to: 'VOID' },
  ],
});

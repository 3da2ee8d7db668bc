import { defineStateMachine } from '../common/transitions.js';

export const VERDICT_STATES = ['PROPOSED', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'RETRACTED', 'WITHDRAWN'] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

export const VERDICT_EVENTS = [
  'propose',
  'approve',
  'refuse',
  'publish',
  'supersede',
  'publishCorrection',
  'retract',
  'flagStale',
  'unflagStale',
  'acknowledge',
  'judgeArchived',
  'endArchived',
  'withdraw',
  'setReviewDate',
  'schedule',
  'unschedule',
  'scheduleFailed',
] as const;
export type VerdictEvent = (typeof VERDICT_EVENTS)[number];

/** Transitions V1 to V7 of docs/workflow.md. Staleness is a time stamp beside the state, not a state. */
export const verdictMachine = defineStateMachine<VerdictState, VerdictEvent>({
  name: 'verdict',
  states: VERDICT_STATES,
  events: VERDICT_EVENTS,
  initial: [],
  transitions: [
    { event: 'propose', from: [null], to: 'PROPOSED' },
    { event: 'approve', from: ['PROPOSED'], to: 'APPROVED' },
    { event: 'refuse', from: ['PROPOSED'], to: 'WITHDRAWN' },
    { event: 'publish', from: ['APPROVED'], to: 'PUBLISHED' },
    { event: 'supersede', from: ['PUBLISHED'], to: 'SUPERSEDED' },
    { event: 'publishCorrection', from: [null], to: 'PUBLISHED' },
    { event: 'retract', from: ['PUBLISHED'], to: 'RETRACTED' },
    { event: 'flagStale', from: ['PUBLISHED'], to: 'PUBLISHED' },
    { event: 'flagStale', from: ['APPROVED'], to: 'APPROVED' },
    { event: 'unflagStale', from: ['PUBLISHED'], to: 'PUBLISHED' },
    { event: 'unflagStale', from: ['APPROVED'], to: 'APPROVED' },
    // V6 on a verdict that is not published: it goes on about the words as they are now.
    { event: 'acknowledge', from: ['PROPOSED'], to: 'PROPOSED' },
    { event: 'acknowledge', from: ['APPROVED'], to: 'APPROVED' },
    { event: 'judgeArchived', from: ['PROPOSED'], to: 'PROPOSED' },
    { event: 'judgeArchived', from: ['APPROVED'], to: 'APPROVED' },
    { event: 'judgeArchived', from: ['PUBLISHED'], to: 'PUBLISHED' },
    // Where a verdict can be stale, `flagStale` and `unflagStale` end it.
    { event: 'endArchived', from: ['PROPOSED'], to: 'PROPOSED' },
    { event: 'withdraw', from: ['PROPOSED', 'APPROVED'], to: 'WITHDRAWN' },
    { event: 'setReviewDate', from: ['PUBLISHED'], to: 'PUBLISHED' },
    // When it is to be published by itself is a time stamp beside the state too.
    { event: 'schedule', from: ['APPROVED'], to: 'APPROVED' },
    { event: 'unschedule', from: ['APPROVED'], to: 'APPROVED' },
    { event: 'scheduleFailed', from: ['APPROVED'], to: 'APPROVED' },
  ],
});

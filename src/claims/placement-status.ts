import { defineStateMachine } from '../common/transitions.js';

export const SOURCE_STATES = [
  'PENDING',
  'CURRENT',
  'REWORDED',
  'CONTEXT_CHANGED',
  'CHANGED',
  'GONE',
  'FAILED',
] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export const PLACEMENT_EVENTS = [
  'newVersion',
  'found',
  'resolvedCurrent',
  'resolvedReworded',
  'resolvedContextChanged',
  'resolvedChanged',
  'resolvedGone',
  'resolvingFailed',
  'retry',
  'acknowledge',
  'reattach',
] as const;
export type PlacementEvent = (typeof PLACEMENT_EVENTS)[number];

/** Where a claim stands in one version of its document. Separate from the claim's workflow state on purpose. */
export const placementMachine = defineStateMachine<SourceState, PlacementEvent>({
  name: 'placement',
  states: SOURCE_STATES,
  events: PLACEMENT_EVENTS,
  initial: [],
  transitions: [
    { event: 'newVersion', from: [null], to: 'PENDING' },
    { event: 'found', from: [null], to: 'CURRENT' },
    { event: 'resolvedCurrent', from: ['PENDING'], to: 'CURRENT' },
    { event: 'resolvedReworded', from: ['PENDING'], to: 'REWORDED' },
    { event: 'resolvedContextChanged', from: ['PENDING'], to: 'CONTEXT_CHANGED' },
    { event: 'resolvedChanged', from: ['PENDING'], to: 'CHANGED' },
    { event: 'resolvedGone', from: ['PENDING'], to: 'GONE' },
    { event: 'resolvingFailed', from: ['PENDING'], to: 'FAILED' },
    { event: 'retry', from: ['FAILED'], to: 'PENDING' },
    { event: 'acknowledge', from: ['REWORDED', 'CONTEXT_CHANGED'], to: 'CURRENT' },
    { event: 'reattach', from: ['GONE', 'FAILED', 'CHANGED'], to: 'CURRENT' },
  ],
});

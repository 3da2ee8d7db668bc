import { defineStateMachine } from '../common/transitions.js';

export const EXPORT_STATES = ['QUEUED', 'RUNNING', 'READY', 'FAILED', 'CANCELLED', 'EXPIRED'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Somebody waits for its end. */
export const OPEN_EXPORTS: readonly ExportState[] = ['QUEUED', 'RUNNING'];

export const EXPORT_EVENTS = ['request', 'start', 'finish', 'fail', 'cancel', 'retry', 'expire'] as const;
export type ExportEvent = (typeof EXPORT_EVENTS)[number];

/** An export, from the request to the day its file is removed (docs/exports.md). */
export const exportMachine = defineStateMachine<ExportState, ExportEvent>({
  name: 'export',
  states: EXPORT_STATES,
  events: EXPORT_EVENTS,
  initial: [],
  transitions: [
    { event: 'request', from: [null], to: 'QUEUED' },
    // A run that was cut off is begun again.
    { event: 'start', from: ['QUEUED', 'RUNNING'], to: 'RUNNING' },
    { event: 'finish', from: ['RUNNING'], to: 'READY' },
    { event: 'fail', from: ['RUNNING'], to: 'FAILED' },
    { event: 'cancel', from: ['QUEUED', 'RUNNING'], to: 'CANCELLED' },
    { event: 'retry', from: ['FAILED', 'CANCELLED'], to: 'QUEUED' },
    { event: 'expire', from: ['READY', 'FAILED', 'CANCELLED'], to: 'EXPIRED' },
  ],
});

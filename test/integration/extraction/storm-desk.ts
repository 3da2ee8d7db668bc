import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';

/** Three statements that can be checked, and a sentence that is none. */
export const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
export const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
export const JOBS = 'Unemployment in Norvale fell to 4.1 percent in March, the labour office said.';
const QUIET = 'It was a quiet evening in the harbour for nearly everybody.';
export const TEXT = [HOUSES, COST, JOBS, QUIET].join('\n\n');

/** A claim as the database has it. */
export interface ClaimState {
  statement: string;
  state: string;
  score: number;
  reasons: string[];
  unsuggested: boolean;
  first: { extractorVersion: string; score: number };
  latest: { extractorVersion: string; settingsVersion: number; score: number; picked: boolean } | null;
}

/** How a job that is run by hand is told of itself. */
export const context = (over: Partial<JobContext> = {}): JobContext => ({
  jobId: 'job',
  attempt: 1,
  lastAttempt: false,
  progress: () => Promise.resolve(),
  ...over,
});

import { dayOf, textOf } from './report-filter';

/** Which earlier checks; days are those on which they came out. */
export interface PriorCheckFilter {
  q?: string;
  publisher?: string;
  rating?: string;
  language?: string;
  from?: string;
  to?: string;
}

const READ = { q: textOf, publisher: textOf, rating: textOf, language: textOf, from: dayOf, to: dayOf } as const;

/** Reads a filter out of an address; what it does not know is left out. */
export const priorCheckFilterOf = (search: Readonly<Record<string, unknown>>): PriorCheckFilter =>
  Object.fromEntries(
    Object.entries(READ).flatMap(([name, read]) => {
      const value = read(search[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );

import type { Schemas } from '../../../lib/api-client';
import type { ClaimFilter } from '../../../lib/claims';
import { type ClaimSearch, FLAGS, type State, statesOf } from './claim-search';

export type SavedFilter = Schemas['SavedFilter'];

/** The filter of an address, in the words of the API; `state` in its place when it is given. */
export function toFilter({ sort: _sort, ...search }: ClaimSearch, state?: State): ClaimFilter {
  const { state: _states, ...rest } = search;
  const filter: Record<string, unknown> = { ...rest };
  delete filter.view;
  for (const name of [...FLAGS, 'suggested'] as const) {
    if (search[name] !== undefined) filter[name] = String(search[name]);
  }
  const states = state ? [state] : statesOf(search);
  if (states.length > 0) filter.state = states;
  return filter as ClaimFilter;
}

/** What an address says of a saved filter, before it is read as an address. */
export const fromFilter = (filter: SavedFilter['filter']): Record<string, unknown> => ({
  ...filter,
  ...(filter.state ? { state: filter.state.join(',') } : {}),
});

/** How many things a filter asks for. */
export const countOf = (search: ClaimSearch): number =>
  Object.entries(search).filter(([name, value]) => name !== 'sort' && name !== 'view' && value !== undefined).length;

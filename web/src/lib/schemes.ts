import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';

export type RatingScheme = Schemas['RatingScheme'];
export type RatingLabel = Schemas['RatingLabel'];

/** Every rating scheme in every version; they never change. */
export const schemesQuery = queryOptions({
  queryKey: ['schemes'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/schemes', { signal }))).items,
  staleTime: 5 * 60_000,
});

export const labelOf = (scheme: RatingScheme | undefined, key: string): RatingLabel | undefined =>
  scheme?.content.labels.find((label) => label.key === key);

import { setImmediate as nextTurn } from 'node:timers/promises';
import { ClaimResolver, type Resolution } from '../anchoring/claim-resolver.js';
import type { SourceText } from '../anchoring/source-text.js';
import type { Unplaced } from './placements.repository.js';

/** A new text and all that is needed to find the claims of a document in it. */
export interface ResolutionInput {
  newest: SourceText;
  /** The texts the claims stood in, by version number. */
  older: ReadonlyMap<number, SourceText>;
  claims: readonly Unplaced[];
}

/** Where each claim stands in the new text, by placement id. Gives way to other work after every claim. */
export async function placeClaims({ newest, older, claims }: ResolutionInput): Promise<Map<string, Resolution>> {
  const resolvers = new Map([...older].map(([number, text]) => [number, new ClaimResolver(text, newest)]));
  const resolutions = new Map<string, Resolution>();
  for (const { placementId, baseVersionNumber, start, end, alsoAt } of claims) {
    const resolution = resolvers.get(baseVersionNumber)?.resolve({ start, end }, alsoAt);
    if (resolution) resolutions.set(placementId, resolution);
    await nextTurn();
  }
  return resolutions;
}

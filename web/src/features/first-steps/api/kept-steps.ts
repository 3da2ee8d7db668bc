import type { Me } from '../../../lib/me';

/** A rater who got the claim of the tour, and the assignment that is theirs. */
export interface TourRater {
  name: string;
  assignmentId: string;
}

/** What a person has done of the first steps, and whether they want to see them: kept in this browser. */
export interface KeptSteps {
  done: readonly string[];
  hidden: boolean;
  /** In the demo: who rates the claim that was assigned. */
  raters?: readonly TourRater[];
  /** In the demo: who rated first. */
  firstBy?: string;
}

/** Said on the window when they change in this tab; other tabs hear `storage`. */
export const CHANGED = 'claimdesk.first-steps';

const NOTHING: KeptSteps = { done: [], hidden: false };
const keyOf = (owner: string): string => `claimdesk.first-steps.${owner}`;

/** Whose steps they are: in the demo one visitor plays every person. */
export const ownerOf = ({ id, demo }: Pick<Me, 'id' | 'demo'>): string => (demo ? 'demo' : id);

export function readSteps(owner: string): KeptSteps {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(owner)) ?? 'null') as Partial<KeptSteps> | null;
    return { ...kept, done: Array.isArray(kept?.done) ? kept.done : [], hidden: kept?.hidden === true };
  } catch {
    return NOTHING;
  }
}

export function keepSteps(owner: string, steps: KeptSteps): void {
  localStorage.setItem(keyOf(owner), JSON.stringify(steps));
  window.dispatchEvent(new Event(CHANGED));
}

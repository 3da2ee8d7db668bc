/** What a person has done of the first steps, and whether they want to see them: kept in this browser. */
export interface KeptSteps {
  done: readonly string[];
  hidden: boolean;
}

/** Said on the window when they change in this tab; other tabs hear `storage`. */
export const CHANGED = 'claimdesk.first-steps';

const NOTHING: KeptSteps = { done: [], hidden: false };
const keyOf = (personId: string): string => `claimdesk.first-steps.${personId}`;

export function readSteps(personId: string): KeptSteps {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(personId)) ?? 'null') as Partial<KeptSteps> | null;
    return { done: Array.isArray(kept?.done) ? kept.done : [], hidden: kept?.hidden === true };
  } catch {
    return NOTHING;
  }
}

export function keepSteps(personId: string, steps: KeptSteps): void {
  localStorage.setItem(keyOf(personId), JSON.stringify(steps));
  window.dispatchEvent(new Event(CHANGED));
}

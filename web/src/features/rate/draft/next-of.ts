/** A line of somebody's open work, in the order in which it is due. */
export interface OpenWork {
  id: string;
  state: string;
  urgent: boolean;
  confirmWording: boolean;
}

/** What comes after `doneId`: the first that somebody asked for and that was not begun; and the first draft. */
export function nextOf(open: readonly OpenWork[], doneId: string): { waiting: string | null; draft: string | null } {
  const others = open.filter(({ id }) => id !== doneId);
  const asked = others.filter(
    ({ state, confirmWording }) => confirmWording || state === 'OFFERED' || state === 'RETURNED',
  );
  const first = others.find(({ urgent }) => urgent) ?? asked[0];
  const draft = others.find(({ state }) => state === 'IN_PROGRESS');
  return { waiting: first?.id ?? null, draft: draft?.id ?? null };
}

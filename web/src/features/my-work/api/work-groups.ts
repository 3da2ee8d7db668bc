/** A line of one's open work, as far as its place on the page goes. */
export interface OpenLine {
  state: string;
  urgent: boolean;
  confirmWording: boolean;
  dueAt: string | null;
}

export type GroupKey = 'first' | 'new' | 'drafts';

/** What asks for somebody now: urgent, sent back, new words to confirm, or late. */
export const isPressing = ({ state, urgent, confirmWording, dueAt }: OpenLine, now: Date): boolean =>
  urgent || confirmWording || state === 'RETURNED' || (dueAt !== null && new Date(dueAt) < now);

/** Open work in the order in which people go through it: what presses, what was given and not begun, what was begun. */
export function workGroups<Line extends OpenLine>(
  lines: readonly Line[],
  now: Date,
): { key: GroupKey; lines: Line[] }[] {
  const keyOf = (line: Line): GroupKey => {
    if (isPressing(line, now)) return 'first';
    return line.state === 'OFFERED' ? 'new' : 'drafts';
  };
  return (['first', 'new', 'drafts'] as const)
    .map((key) => ({ key, lines: lines.filter((line) => keyOf(line) === key) }))
    .filter((group) => group.lines.length > 0);
}

import type { VerdictReport } from './verdict-report.schemas.js';

export interface Agreement {
  /** Ratings per label. */
  histogram: readonly { label: string; count: number }[];
  /** The label of the verdict. */
  label: string;
  origin: VerdictReport['origin'];
  adjudicated: boolean;
  /** Somebody of the desk read the ratings before they were revealed. */
  unblinded?: boolean;
  /** Raters could see each other's ratings once they had given their own. */
  open?: boolean;
}

/**
 * How far the independent raters agreed and how the verdict followed from it, in one sentence for readers. Names
 * nobody; numbers and the way it was settled only, and what takes from their independence.
 */
export function agreementNote({
  histogram,
  label,
  origin,
  adjudicated,
  unblinded = false,
  open = false,
}: Agreement): string {
  const total = histogram.reduce((sum, entry) => sum + entry.count, 0);
  if (total === 0) return 'No independent ratings are on record.';
  const [top] = histogram.toSorted((a, b) => b.count - a.count);
  const most = top?.count ?? 0;
  const words = spread(most, total, histogram.filter((entry) => entry.count > 0).length);
  return `${words}${settled({ unanimous: most === total, chosen: top?.label === label, origin, adjudicated })}.${open ? OPEN : ''}${unblinded ? UNBLINDED : ''}`;
}

const OPEN = ' Raters could see the ratings of others once they had given their own.';
const UNBLINDED = ' An administrator read the ratings before they were revealed; they count for no agreement figure.';

function spread(most: number, total: number, labels: number): string {
  if (total === 1) return 'One rater rated this claim';
  if (most > 1) return `${most} of ${total} raters chose the same label`;
  return `The ${total} raters chose ${labels} different labels`;
}

interface Outcome {
  unanimous: boolean;
  /** Whether the label most raters chose is the verdict's. */
  chosen: boolean;
  origin: VerdictReport['origin'];
  adjudicated: boolean;
}

function settled({ unanimous, chosen, origin, adjudicated }: Outcome): string {
  if (unanimous && chosen) return adjudicated ? ', confirmed by adjudication' : '';
  if (unanimous) return adjudicated ? '; adjudication came to another label' : '; the label was corrected later';
  if (adjudicated) return ', settled by adjudication';
  if (origin === 'TIEBREAK') return ', settled by a further rater';
  // A carried verdict does not say how it once came about; without an adjudicator only the raters can have settled it.
  return ', settled by the agreement rule of the round';
}

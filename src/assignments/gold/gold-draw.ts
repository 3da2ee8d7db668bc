import { createHmac } from 'node:crypto';

const SPAN = 2 ** 48;

/** A number in [0, 1) that follows from the key and the words alone, and tells nothing of either. */
function drawn(key: Buffer, ...words: readonly string[]): number {
  const digest = createHmac('sha256', key).update(JSON.stringify(words)).digest();
  return digest.readUIntBE(0, 6) / SPAN;
}

/**
 * Whether what a reviewer takes next is to be a claim with a known answer.
 * @param turn how many assignments the reviewer has had before.
 * @param rate share of such answers, 0 to 1.
 */
export const isGoldTurn = (key: Buffer, reviewerId: string, turn: number, rate: number): boolean =>
  drawn(key, 'turn', reviewerId, String(turn)) < rate;

/** The claims in the order in which this reviewer gets them; of one desk no two reviewers have the same. */
export const goldOrder = <T extends { claimId: string }>(key: Buffer, reviewerId: string, claims: readonly T[]): T[] =>
  claims
    .map((claim) => ({ claim, place: drawn(key, 'order', reviewerId, claim.claimId) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ claim }) => claim);

/**
 * Minutes from the submission until it is final. A rating that others have yet to join stays open for a while, so this
 * one does too: up to the length of a lease. Where one rater decides, a rating is final at once.
 */
export const minutesUntilFinal = (
  key: Buffer,
  roundId: string,
  { k, leaseMinutes }: { k: number; leaseMinutes: number },
): number => (k === 1 ? 0 : Math.ceil(drawn(key, 'final', roundId) * leaseMinutes));

/** A label, as far as its key on the keyboard goes. */
export interface KeyedLabel {
  key: string;
  ordinal: number | null;
}

/**
 * The digit of each label: the scale from 1 on, truest first; 0 is for what cannot be verified (or the first label off the
 * scale); the others follow the scale. Who has no digit left is chosen by arrow keys.
 */
export function labelDigits(labels: readonly KeyedLabel[]): Map<string, string> {
  const off = labels.filter(({ ordinal }) => ordinal === null);
  const zero = off.find(({ key }) => key === 'UNVERIFIABLE') ?? off[0];
  const counted = [...labels.filter(({ ordinal }) => ordinal !== null), ...off.filter((label) => label !== zero)];
  const digits = new Map(counted.slice(0, 9).map(({ key }, index) => [key, String(index + 1)]));
  if (zero) digits.set(zero.key, '0');
  return digits;
}

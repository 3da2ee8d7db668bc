import { parseArgs } from 'node:util';

export interface SoakOptions {
  seconds: number;
  clients: number;
  seed: number;
}

/** Bounded, so that nobody's machine is busy for an hour by a slip of the finger. */
const BOUNDS = { seconds: [1, 600], clients: [10, 500], seed: [0, 2 ** 32 - 1] } as const;

/** @throws Error that says which option takes what. */
export function readOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      clients: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
    },
  });
  const number = (name: keyof typeof BOUNDS): number => {
    const [low, high] = BOUNDS[name];
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new Error(`--${name} takes a whole number from ${low} to ${high}, not "${values[name]}".`);
  };
  return { seconds: number('seconds'), clients: number('clients'), seed: number('seed') };
}

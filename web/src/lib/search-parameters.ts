/** The search part of an address, as the router has read it: `41` is a number there, `true` a boolean. */
export type Search = Readonly<Record<string, unknown>>;

type Reader<Value> = (value: unknown) => Value | undefined;

/** The text of a value; undefined for anything that is no text, or empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A day, `2026-03-01`. */
export const dayOf: Reader<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** A whole number that counts from one. */
export const ordinalOf: Reader<number> = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

export const booleanOf: Reader<boolean> = (value) => {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
};

/** A flag that is set or absent. */
export const setOf: Reader<true> = (value) => (booleanOf(value) === true ? true : undefined);

export const oneOf =
  <Choice extends string>(...choices: readonly Choice[]): Reader<Choice> =>
  (value) =>
    choices.find((choice) => choice === value);

type Found<Readers extends Record<string, Reader<unknown>>> = {
  [Name in keyof Readers]?: Exclude<ReturnType<Readers[Name]>, undefined>;
};

/** Reads the named parameters of an address. What has no value, or is none of them, stays out of the address. */
export const searchOf =
  <Readers extends Record<string, Reader<unknown>>>(readers: Readers) =>
  (search: Search): Found<Readers> =>
    Object.fromEntries(
      Object.entries(readers).flatMap(([name, read]) => {
        const value = read(search[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    ) as Found<Readers>;

const alike =
  <Value>(read: Reader<Value>) =>
  <Name extends string>(...names: readonly Name[]): Record<Name, Reader<Value>> =>
    Object.fromEntries(names.map((name) => [name, read])) as Record<Name, Reader<Value>>;

/** Readers of parameters that are plain texts. */
export const texts = alike(textOf);
/** Readers of parameters that are a yes, a no, or nothing. */
export const flags = alike(booleanOf);

/** Compile-time exhaustiveness: reaching this at run time is a programming error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

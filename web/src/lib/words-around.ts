/** The least context that is kept on each side of a quotation; there is less only where the text begins or ends. */
const LEAST = 32;

/** The context before a quotation, without the word that its cut has torn. */
export function wordsBefore(context: string): string {
  if (context.length < LEAST) return context;
  const from = context.search(/\s/);
  return `… ${context.slice(Math.max(from, 0)).trimStart()}`;
}

/** The context behind a quotation, without the word that its cut has torn. */
export function wordsAfter(context: string): string {
  if (context.length < LEAST) return context;
  // A writing without spaces has no word to be torn.
  const whole = /^.*\s/s.exec(context)?.[0].trimEnd() || context;
  return `${whole} …`;
}

/** What one look at the installation found. */
export interface Check {
  name: string;
  state: 'ok' | 'warn' | 'fail';
  /** What is the case. */
  message: string;
  /** What to do about it; null when nothing is to be done. */
  advice: string | null;
}

export const ok = (name: string, message: string): Check => ({ name, state: 'ok', message, advice: null });

export const warn = (name: string, message: string, advice: string): Check => ({
  name,
  state: 'warn',
  message,
  advice,
});

export const fail = (name: string, message: string, advice: string): Check => ({
  name,
  state: 'fail',
  message,
  advice,
});

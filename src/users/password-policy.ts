import { createHash } from 'node:crypto';
import { AppError } from '../common/app-error.js';
import { COMMON_PASSWORD_HASHES } from './common-passwords.js';

export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 1000;

/** What a guesser would try first for this person. */
export interface PasswordContext {
  email: string;
  displayName: string;
}

const HASH_LENGTH = 8;
const CONTEXT_MIN_LENGTH = 4;
const known = new Set(COMMON_PASSWORD_HASHES.replaceAll('\n', '').match(new RegExp(`.{${HASH_LENGTH}}`, 'g')) ?? []);

/** Code points: an emoji counts once, not as its two UTF-16 units. */
const characters = (text: string): number => Array.from(text).length;

/**
 * What is wrong with a new password, or null. Length counts, composition does not: at least 12 characters, not one of
 * the well-known ones, and not made long only by words that belong to this desk or this person.
 */
export function passwordFault(password: string, context: PasswordContext): string | null {
  if (characters(password) < PASSWORD_MIN_LENGTH) return `must have at least ${PASSWORD_MIN_LENGTH} characters`;
  if (characters(password) > PASSWORD_MAX_LENGTH) return `may have at most ${PASSWORD_MAX_LENGTH} characters`;
  const folded = password.normalize('NFKC').toLowerCase();
  if (new Set(folded).size < 4) return 'repeats a few characters; choose several words instead';
  if (known.has(fingerprint(folded)))
    return 'is one of the passwords guessers try first; choose several unrelated words';
  const rest = contextWords(context).reduce((left, word) => left.replaceAll(word, ''), folded);
  if (characters(rest) < PASSWORD_MIN_LENGTH) {
    return `must have at least ${PASSWORD_MIN_LENGTH} characters besides your name, your address and the name of this desk`;
  }
  return null;
}

/** @throws AppError PASSWORD_TOO_WEAK that says what to do. */
export function assertGoodPassword(password: string, context: PasswordContext, path = 'password'): void {
  const fault = passwordFault(password, context);
  if (fault) throw new AppError('PASSWORD_TOO_WEAK', `The password ${fault}.`, { faults: [{ path, message: fault }] });
}

const fingerprint = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url').slice(0, HASH_LENGTH);

/** Longest first, so that the whole address goes before its parts. */
function contextWords({ email, displayName }: PasswordContext): string[] {
  const parts = [email, ...email.split('@'), ...email.split(/[@.+_-]/), displayName, ...displayName.split(/\s+/)];
  return ['claimdesk', ...parts]
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => characters(word) >= CONTEXT_MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../common/app-error.js';
import { sliceSpan, type Span } from '../../text/span.js';
import { CliError, systemCode } from '../failures.js';

/** A claim to carry over; `id` is what its line calls it, and is given back as it is. */
export interface ClaimToCarry extends Span {
  id?: string | number;
}

const id = z.union([z.string(), z.number()]).optional();
const lineSchema = z.union([
  z.object({ id, start: z.number(), end: z.number() }),
  z.object({ id, exact: z.string().min(1), prefix: z.string().default(''), suffix: z.string().default('') }),
]);

/**
 * The claims of a file of JSON lines, in its order: `{"id"?,"start","end"}` in UTF-16 code units of the text, or
 * `{"id"?,"exact","prefix"?,"suffix"?}`, words that stand exactly once in it (with the words around them, if given).
 *
 * @throws CliError FILE_NOT_FOUND, FILE_UNREADABLE; CLAIMS_INVALID, which names the line
 */
export async function readClaimsFile(file: string, text: string): Promise<ClaimToCarry[]> {
  const lines = (await contentOf(file)).split(/\r?\n/);
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [claimOf(line, index + 1, text)]));
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      throw new CliError('FILE_NOT_FOUND', `There is no file ${file}. Check the path.`, { cause: error });
    }
    throw new CliError('FILE_UNREADABLE', `The claims in ${file} cannot be read: ${systemCode(error)}.`, {
      cause: error,
    });
  }
}

function claimOf(line: string, number: number, text: string): ClaimToCarry {
  const parsed = lineSchema.safeParse(jsonOf(line, number));
  if (!parsed.success) {
    throw invalid(
      number,
      'it is neither {"start":…,"end":…} nor {"exact":"…"}; "id", "prefix" and "suffix" may be added',
    );
  }
  const claim = parsed.data;
  const span = 'exact' in claim ? placeOf(claim, number, text) : { start: claim.start, end: claim.end };
  try {
    sliceSpan(text, span);
  } catch (error) {
    if (error instanceof AppError) throw invalid(number, error.message);
    throw error;
  }
  return claim.id === undefined ? span : { id: claim.id, ...span };
}

function placeOf(quote: { exact: string; prefix: string; suffix: string }, number: number, text: string): Span {
  const { exact, prefix, suffix } = quote;
  const whole = prefix + exact + suffix;
  const at = text.indexOf(whole);
  if (at < 0) throw invalid(number, 'its words are not in the old text');
  if (text.includes(whole, at + 1)) {
    throw invalid(
      number,
      'its words stand in the old text more than once; add "prefix" and "suffix", or give the offsets',
    );
  }
  return { start: at + prefix.length, end: at + prefix.length + exact.length };
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw invalid(number, 'it is not JSON');
  }
}

const invalid = (line: number, why: string): CliError =>
  new CliError('CLAIMS_INVALID', `Line ${line} of the claims cannot be used: ${why}.`);

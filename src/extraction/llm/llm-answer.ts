import { z } from 'zod';
import { toWellFormedText } from '../../text/unicode.js';
import type { ClaimType } from '../extractor.port.js';

/** Types a model may give; `opinion` and `none` are no claims. */
export const LLM_CLAIM_TYPES = [
  'quote',
  'prediction',
  'quantity',
  'causal',
  'event',
  'relation',
] as const satisfies readonly ClaimType[];

const demanded = z.object({
  claims: z.array(
    z.object({
      quote: z.string().describe('The exact words of the passage, copied character by character.'),
      type: z.enum(LLM_CLAIM_TYPES),
      speaker: z.string().nullable().describe('Name as the passage has it; null for the author.'),
      statement: z.string().nullable().describe('The claim so that it can be read alone; null when the quote can.'),
    }),
  ),
});

/** The form of the answer as JSON Schema, in the strict subset that endpoints take. */
export const ANSWER_JSON_SCHEMA: Record<string, unknown> = (() => {
  const { $schema: _, ...schema } = z.toJSONSchema(demanded) as Record<string, unknown>;
  return schema;
})();

const words = z.string().transform(toWellFormedText);

/** What is taken, more than is demanded: one claim out of form must not cost the others. */
const taken = z.object({ quote: words, type: words.nullish(), speaker: words.nullish(), statement: words.nullish() });

/** One claim as a model gave it. Nothing of it is true until it has been verified. */
export interface AnsweredClaim {
  quote: string;
  type: string | null;
  speaker: string | null;
  statement: string | null;
}

/**
 * The claims of an answer, or null when it is not the JSON that was asked for. A fence around the JSON is taken off;
 * claims out of form are left out and counted in `malformed`.
 */
export function parseAnswer(content: string): { claims: AnsweredClaim[]; malformed: number } | null {
  const items = claimsIn(content.replace(/^\s*```(?:json)?\s*\n?|\n?\s*```\s*$/g, ''));
  if (items === null) return null;
  const parsed = items.map((item) => taken.safeParse(item));
  const claims = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return {
    claims: claims.map(({ quote, type, speaker, statement }) => ({
      quote,
      type: type ?? null,
      speaker: speaker?.trim() || null,
      statement: statement?.trim() || null,
    })),
    malformed: items.length - claims.length,
  };
}

function claimsIn(json: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(json);
    const claims = Array.isArray(value) ? value : (value as { claims?: unknown } | null)?.claims;
    return Array.isArray(claims) ? claims : null;
  } catch {
    return null;
  }
}

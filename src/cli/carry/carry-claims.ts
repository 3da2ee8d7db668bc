import { ClaimResolver, type Resolution } from '../../anchoring/claim-resolver.js';
import type { DocumentState } from '../../anchoring/document-state.js';
import { AppError } from '../../common/app-error.js';
import { DEFAULT_EXTRACTION_SETTINGS } from '../../extraction/extraction-settings.js';
import { RuleBasedExtractor } from '../../extraction/rule-based.extractor.js';
import { readDocument, type ReadDocument } from '../../reading/read-document.js';
import type { Span } from '../../text/span.js';
import { printable } from '../output.js';
import { readInput } from '../read-input.js';
import { type ClaimToCarry, readClaimsFile } from './claims-file.js';

/** Whether the new text is a version of the document; when FAILED nothing is known of any claim. */
export type CarriedDocument = DocumentState | { state: 'FAILED'; reason: 'empty' };

/** A claim of the old text and where it stands in the new one; `resolution` is null when the document is FAILED. */
export interface CarriedClaim {
  claim: ClaimToCarry;
  text: string;
  resolution: Resolution | null;
}

/** What `claimdesk carry` found. */
export interface Carried {
  document: CarriedDocument;
  claims: CarriedClaim[];
  /** The new text; empty when there is none. */
  newText: string;
}

/**
 * Carries claims from one file or page to another.
 *
 * @param claimsFile JSON lines with the claims; without it those that the extractor finds in the old text
 * @throws CliError, AppError when an input cannot be read; an empty new text is a result and no fault
 */
export async function carryClaims(older: string, newer: string, claimsFile?: string): Promise<Carried> {
  const old = await readDocument(await readInput(older));
  const wanted = claimsFile === undefined ? await extracted(old) : await readClaimsFile(claimsFile, old.text);
  const next = await readUnlessEmpty(newer);
  const resolver = next && new ClaimResolver(old, next);
  const document: CarriedDocument = resolver?.document() ?? { state: 'FAILED', reason: 'empty' };
  const claims = wanted.map((claim) => ({
    claim,
    text: old.text.slice(claim.start, claim.end),
    resolution: resolver === null || document.state === 'FAILED' ? null : resolver.resolve(claim),
  }));
  return { document, claims, newText: next?.text ?? '' };
}

async function extracted(document: ReadDocument): Promise<ClaimToCarry[]> {
  const { claims } = await new RuleBasedExtractor().extract({ ...document, settings: DEFAULT_EXTRACTION_SETTINGS });
  return claims.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

async function readUnlessEmpty(input: string): Promise<ReadDocument | null> {
  const file = await readInput(input);
  try {
    return await readDocument(file);
  } catch (error) {
    if (error instanceof AppError && error.code === 'DOCUMENT_EMPTY') return null;
    throw error;
  }
}

/** The object of `carry --json`; its form is part of the public interface. */
export function carriedJson({ document, claims }: Carried): object {
  return { document, claims: claims.map(claimJson) };
}

function claimJson({ claim: { id, start, end }, text, resolution }: CarriedClaim): object {
  const spanJson = (span: Span): Span => ({ start: span.start, end: span.end });
  return {
    ...(id === undefined ? {} : { id }),
    start,
    end,
    text,
    state: resolution?.state ?? null,
    newStart: resolution?.span?.start ?? null,
    newEnd: resolution?.span?.end ?? null,
    similarity: resolution?.similarity ?? 0,
    contextScore: resolution?.contextScore ?? 0,
    via: resolution?.via ?? null,
    reason: resolution?.reason ?? null,
    alsoAt: resolution?.alsoAt.map(spanJson) ?? [],
    closest: resolution?.closest ? spanJson(resolution.closest) : null,
  };
}

/** For people: state and reason, the old words and, where they differ, the new ones. */
export function carriedLines({ document, claims, newText }: Carried): string[] {
  if (document.state === 'FAILED') {
    const why = document.reason === 'empty' ? 'is empty' : 'is another document';
    return [`The new text ${why}: nothing can be said of ${claims.length} claims.`];
  }
  return claims.flatMap(({ claim, text, resolution }) => {
    if (resolution === null) return [];
    const { state, span, reason, closest } = resolution;
    const place = span === null ? '' : ` ${span.start}-${span.end}`;
    const lines = [
      `${state}${reason === null ? '' : ` (${reason})`}  ${claim.start}-${claim.end} →${place || ' nowhere'}`,
    ];
    lines.push(`  - ${printable(text)}`);
    const now = span ?? closest;
    const words = now === null ? text : newText.slice(now.start, now.end);
    if (words !== text) lines.push(`  ${span === null ? '~' : '+'} ${printable(words)}`);
    return lines;
  });
}

import { createHash } from 'node:crypto';
import type { Block } from '../reading/block.js';
import type { Commentary } from './claim-score.js';
import type { ExtractorInput } from './extractor.port.js';
import type { NameMention } from './name-registry.js';

/** What a search knows of one block that the judgement of others depends on, or that adds up to the whole. */
export interface BlockMemory extends Commentary {
  /** Hash of its kind and words. */
  key: string;
  start: number;
  end: number;
  names: NameMention[];
  /** It seems to be in another language than the document. */
  foreign: boolean;
  /** Sentences in it that were set aside. */
  discarded: number;
  /** Scores of the claims in it that passed the settings, offered or over the budget. */
  passed: number[];
  /** How many of them were offered. */
  offered: number;
}

/** What a search leaves behind for the next search of the same document: its blocks in order. */
export interface SearchMemory {
  /** Everything else a judgement depends on; a search made with anything else must begin anew. */
  madeWith: string;
  blocks: BlockMemory[];
}

/** What a search's judgement of an unchanged block depends on besides the document's words. */
export const madeWith = (extractorVersion: string, { language, settings }: ExtractorInput): string =>
  JSON.stringify([MEMORY_VERSION, extractorVersion, language, settings]);

/** Changes with the shape of the memory. */
const MEMORY_VERSION = 1;

/** Tells unchanged blocks from others. */
export const blockKey = (text: string, { kind, start, end }: Block): string =>
  createHash('sha256')
    .update(`${kind}\n${text.slice(start, end)}`)
    .digest('base64url')
    .slice(0, 22);

/** The memory given to a search; null when there is none that fits, whatever its shape. */
export function fittingMemory(input: ExtractorInput, extractorVersion: string): SearchMemory | null {
  if (input.memory === undefined || input.pickAll) return null;
  const memory = JSON.parse(input.memory) as SearchMemory;
  return memory.madeWith === madeWith(extractorVersion, input) ? memory : null;
}

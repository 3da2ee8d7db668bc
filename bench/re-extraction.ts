import { ClaimResolver } from '../src/anchoring/claim-resolver.js';
import { DEFAULT_EXTRACTION_SETTINGS } from '../src/extraction/extraction-settings.js';
import type { ExtractorInput } from '../src/extraction/extractor.port.js';
import { RuleBasedExtractor } from '../src/extraction/rule-based.extractor.js';
import { readPlainText } from '../src/reading/read-document.js';
import { article } from './extraction.js';

/** Processor seconds for a text of a megabyte, and for the same text with one sentence edited. */
export interface ReExtractionSpeed {
  characters: number;
  claims: number;
  rounds: number;
  firstSeconds: number;
  againSeconds: number;
}

const inputOf = (text: string, memory?: string): ExtractorInput => ({
  ...readPlainText(text),
  language: 'en',
  title: null,
  publishedAt: '2026-03-12',
  settings: DEFAULT_EXTRACTION_SETTINGS,
  ...(memory === undefined ? {} : { memory }),
});

/**
 * A first search of a text of a megabyte against all that one edited sentence makes necessary: placing every claim in the
 * new version, and searching it. Reading and the database are left out on both sides. The first round warms up.
 */
export async function measureReExtraction(rounds: number): Promise<ReExtractionSpeed> {
  const extractor = new RuleBasedExtractor();
  const speed: ReExtractionSpeed = { characters: 0, claims: 0, rounds, firstSeconds: 0, againSeconds: 0 };
  for (let round = 0; round <= rounds; round += 1) {
    const text = article(round, 17_000);
    const paragraphs = text.split('\n\n');
    const middle = Math.floor(paragraphs.length / 2);
    const edited = `The storm destroyed ${round + 2} mills in Norvale on Monday, Helen Marsh said.`;
    const older = inputOf(text);
    let started = cpuSeconds();
    const { claims, memory } = await extractor.extract(older);
    const first = cpuSeconds() - started;
    const newText = paragraphs.with(middle, (paragraphs[middle] ?? '').replace(/^[^.]+\./, edited)).join('\n\n');
    const newer = inputOf(newText, memory);
    started = cpuSeconds();
    const resolver = new ClaimResolver(older, newer);
    for (const claim of claims) resolver.resolve(claim, claim.alsoAt);
    await extractor.extract(newer);
    const again = cpuSeconds() - started;
    if (round === 0) continue;
    speed.characters += text.length;
    speed.claims += claims.length;
    speed.firstSeconds += first;
    speed.againSeconds += again;
  }
  return speed;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

import { DEFAULT_EXTRACTION_SETTINGS } from '../src/extraction/extraction-settings.js';
import { RuleBasedExtractor } from '../src/extraction/rule-based.extractor.js';
import { readPlainText } from '../src/reading/read-document.js';

export interface ExtractionSpeed {
  documents: number;
  sentences: number;
  characters: number;
  sentencesPerCpuSecond: number;
  charactersPerCpuSecond: number;
}

const NAMES = ['Maria Okafor', 'Jan de Vries', 'Minister Lindqvist', 'Councillor Adeyemi', 'Dr. Helen Marsh'];
const PLACES = ['Norvale', 'Eastport', 'the Harrow valley', 'Lindmouth', 'San Tomas'];
const SENTENCES = [
  (n: number, who: string, where: string) => `The storm destroyed ${n} houses in ${where} on Monday, ${who} said.`,
  (n: number, who: string, where: string) =>
    `“Unemployment in ${where} fell by ${n % 30} per cent since 2019,” said ${who}.`,
  (_n: number, who: string) => `It was a quiet evening, and ${who} had gone home early.`,
  (n: number, _who: string, where: string) => `According to the council of ${where}, repairs will cost $${n} million.`,
  (n: number, who: string) => `${who}, who took office in 20${10 + (n % 15)}, did not answer questions.`,
  (n: number, _who: string, where: string) =>
    `More than ${n},000 people visited ${where} last year, twice as many as in 2015.`,
  () => 'Nobody knows what will happen next.',
];

/** An article of about `sentences` sentences; the same number gives the same text. */
export function article(number: number, sentences: number): string {
  const parts: string[] = [`Report ${number}`];
  for (let paragraph = 0; paragraph * 5 < sentences; paragraph += 1) {
    const lines = Array.from({ length: 5 }, (_, line) => sentence(number * 131 + paragraph * 17 + line * 7));
    parts.push(lines.join(' '));
  }
  return parts.join('\n\n');
}

function sentence(seed: number): string {
  const make = SENTENCES[seed % SENTENCES.length] ?? SENTENCES[0];
  const [who = '', where = ''] = [NAMES[(seed * 7) % NAMES.length], PLACES[(seed * 3) % PLACES.length]];
  return make?.(seed % 997, who, where) ?? '';
}

/** How much text the rule-based extractor searches per second of processor time, in this thread. */
export async function measureExtraction(documents: number): Promise<ExtractionSpeed> {
  const extractor = new RuleBasedExtractor();
  const settings = DEFAULT_EXTRACTION_SETTINGS;
  const inputs = Array.from({ length: documents }, (_, number) => {
    const { text, blocks } = readPlainText(article(number, 100));
    return { text, blocks, language: 'en', title: null, publishedAt: '2026-03-12', settings };
  });
  for (const input of inputs.slice(0, 20)) await extractor.extract(input);
  const before = process.cpuUsage();
  let sentences = 0;
  let characters = 0;
  for (const input of inputs) {
    const { claims, discarded } = await extractor.extract(input);
    sentences += discarded.length + claims.reduce((sum, { alsoAt }) => sum + 1 + alsoAt.length, 0);
    characters += input.text.length;
  }
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  return {
    documents,
    sentences,
    characters,
    sentencesPerCpuSecond: sentences / cpuSeconds,
    charactersPerCpuSecond: characters / cpuSeconds,
  };
}

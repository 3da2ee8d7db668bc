import type { Random } from './random.js';

const PLACES = ['Norvale', 'Estholm', 'Karrow', 'Lindmere', 'Tavik', 'Orsby', 'Quenfield', 'Brakstad'];
const SENTENCES: readonly ((place: string, number: number) => string)[] = [
  (place, number) => `The storm destroyed ${number} houses in ${place} on Monday, the mayor said.`,
  (place, number) => `Repairs in ${place} will cost ${number} million crowns, according to the council.`,
  (place, number) => `Unemployment in ${place} fell to ${number % 20}.1 percent in March, the labour office said.`,
  (place, number) => `The hospital of ${place} treated ${number} patients last year, its director said.`,
  (place, number) => `The harbour of ${place} handled ${number} ships in May, according to the port authority.`,
  (place, number) => `The school of ${place} has ${number} pupils, the headteacher said on Friday.`,
];

/** A text of our own, as sentences: each can be checked, and no two texts are the same. */
export function article(random: Random): string[] {
  const place = random.pick(PLACES);
  const length = random.between(3, 5);
  return Array.from({ length }, () => random.pick(SENTENCES)(place, random.between(21, 99_999)));
}

export const asText = (sentences: readonly string[]): string => sentences.join('\n\n');

type Edit = (sentence: string, random: Random) => string[];

/** What becomes of one sentence in a new version: another number, other words for the same, moved, nothing. */
const EDITS: readonly Edit[] = [
  (sentence, random) => [sentence.replace(/\d+/, String(random.between(21, 99_999)))],
  (sentence) => [sentence.replace('said.', 'told reporters.').replace('according to', 'as reported by')],
  (sentence) => [sentence.replace('destroyed', 'distroyed').replace('treated', 'treeted')],
  () => [],
  (sentence) => [`The editors have looked at this once more.`, sentence],
  (sentence, random) => [sentence, random.pick(SENTENCES)(random.pick(PLACES), random.between(21, 99_999))],
];

/** The next version of a text: one or two of its sentences are touched. */
export function edited(sentences: readonly string[], random: Random): string[] {
  const touched = new Set([random.between(0, sentences.length - 1), random.between(0, sentences.length - 1)]);
  const next = sentences.flatMap((sentence, index) =>
    touched.has(index) ? random.pick(EDITS)(sentence, random) : [sentence],
  );
  return next.length > 0 ? next : article(random);
}

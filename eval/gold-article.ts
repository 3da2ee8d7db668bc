import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A sentence of a labelled article; offsets are UTF-16 code units into the article's text. */
export interface GoldUnit {
  id: string;
  start: number;
  end: number;
  text: string;
  kind: 'quote' | 'body' | 'headline' | 'caption' | 'byline' | 'boilerplate' | 'navigation';
  checkworthy: 0 | 1;
  claim_type: string;
  speaker: string | null;
}

/** An article with a label for each of its sentences, in the format of `gold/README.md`. */
export interface GoldArticle {
  name: string;
  bytes: Buffer;
  units: GoldUnit[];
}

/** Every labelled article (`NAME.txt` with `NAME.sentences.jsonl`) of a folder, by name. */
export function loadGoldArticles(folder: string): GoldArticle[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sentences.jsonl'))
    .sort()
    .map((file) => {
      const name = file.replace('.sentences.jsonl', '');
      const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
      const units = lines.map((line) => JSON.parse(line) as GoldUnit);
      return { name, bytes: readFileSync(join(folder, `${name}.txt`)), units };
    });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A sentence of a debate with the verdict of its annotators. */
export interface DebateSentence {
  text: string;
  /** A factual claim that the public wants to know the truth of, a factual one that it does not, or no factual one. */
  verdict: 'checkworthy' | 'unimportant' | 'not-factual';
  year: number;
}

/** ClaimBuster's two sets of sentences. */
export interface DebateSets {
  /** Labelled by the crowd: trained on. */
  crowd: DebateSentence[];
  /** Labelled by experts: never trained on. */
  groundTruth: DebateSentence[];
}

const CROWD = 'train-claimbuster-crowdsourced.csv.gz';
const GROUND_TRUTH = 'dev-claimbuster-groundtruth.csv';

const VERDICTS: Readonly<Record<string, DebateSentence['verdict']>> = {
  '1': 'checkworthy',
  '0': 'unimportant',
  '-1': 'not-factual',
};

export function hasDebateSets(folder: string): boolean {
  return [CROWD, GROUND_TRUTH].every((file) => existsSync(join(folder, file)));
}

/**
 * Reads ClaimBuster's files.
 * @param folder with `train-claimbuster-crowdsourced.csv.gz` and `dev-claimbuster-groundtruth.csv`
 * @throws Error when a file is missing or a row has no known verdict or debate
 */
export function readDebateSets(folder: string): DebateSets {
  return {
    crowd: sentencesOf(gunzipSync(readFileSync(join(folder, CROWD))), CROWD),
    groundTruth: sentencesOf(readFileSync(join(folder, GROUND_TRUTH)), GROUND_TRUTH),
  };
}

function sentencesOf(bytes: Buffer, file: string): DebateSentence[] {
  const rows = parse(bytes, { columns: true }) as Record<string, string>[];
  return rows.map((row, i) => {
    const verdict = VERDICTS[row['Verdict'] ?? ''];
    const year = Number(row['File_id']?.slice(0, 4));
    if (row['Text'] === undefined || verdict === undefined || !Number.isInteger(year)) {
      throw new Error(`${file}, sentence ${i + 1}: Text, Verdict (1, 0, -1) and File_id (YYYY-MM-DD.txt) are needed.`);
    }
    return { text: row['Text'], verdict, year };
  });
}

import { DEFAULT_EXTRACTION_SETTINGS } from '../extraction/extraction-settings.js';
import type { ExtractedClaim, Extraction } from '../extraction/extractor.port.js';
import { RuleBasedExtractor } from '../extraction/rule-based.extractor.js';
import { readDocument, type ReadDocument } from '../reading/read-document.js';
import { printable } from './output.js';
import { readInput } from './read-input.js';

/** What was found in one file. */
export interface FoundInFile {
  file: string;
  document: ReadDocument;
  extraction: Extraction;
}

/** Reading and searching local files, and the two forms in which the result is shown. */
export class FileExtraction {
  private readonly extractor = new RuleBasedExtractor();

  /** @throws AppError or CliError when the file cannot be read as a document */
  async of(file: string): Promise<FoundInFile> {
    const document = await readDocument(await readInput(file));
    return {
      file,
      document,
      extraction: await this.extractor.extract({ ...document, settings: DEFAULT_EXTRACTION_SETTINGS }),
    };
  }

  /** The line of `extract --json`; its form is part of the public interface. */
  toJson({ file, document, extraction }: FoundInFile, all: boolean): object {
    const { language, text } = document;
    const { limited, claims } = extraction;
    const line = { file, language, length: text.length, limited, claims: claims.map(claimJson) };
    if (!all) return line;
    const discarded = extraction.discarded.map(({ start, end, text: words, score, reasons }) => ({
      start,
      end,
      text: words,
      score,
      reasons,
    }));
    return { ...line, discarded };
  }

  /** For people: a heading, then score, type, speaker and words of each claim. */
  toLines({ file, document, extraction }: FoundInFile, all: boolean): string[] {
    const { claims, discarded, limited } = extraction;
    const count = claims.length === 1 ? '1 claim' : `${claims.length} claims`;
    const lines = [`${printable(file)} (${document.language}, ${document.text.length} characters): ${count}`];
    if (limited) lines.push('  limited: not English, so scores and speakers are weaker; read the text as well');
    for (const { score, type, speaker, text, alsoAt } of claims) {
      const again = alsoAt.length === 0 ? '' : ` (said ${alsoAt.length + 1} times)`;
      lines.push(`  ${score.toFixed(2)}  ${type.padEnd(10)}  ${printable(speaker ?? '–')}: ${printable(text)}${again}`);
    }
    if (!all) return lines;
    lines.push(`  not picked: ${discarded.length}`);
    for (const { score, reasons, text } of discarded) {
      lines.push(`  ${score.toFixed(2)}  ${reasons.join(', ') || 'score too low'}: ${printable(text)}`);
    }
    return lines;
  }
}

function claimJson({ start, end, text, score, type, speaker, reasons, alsoAt }: ExtractedClaim): object {
  const elsewhere = alsoAt.map((span) => ({ start: span.start, end: span.end }));
  return { start, end, text, score, type, speaker, reasons, alsoAt: elsewhere };
}

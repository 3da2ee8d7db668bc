import { typeOfSentence } from '../extraction/sentence-type.js';
import type { ClaimType } from '../extraction/extractor.port.js';
import { SentenceModels } from '../scoring/sentence-models.js';
import { EXIT } from './exit-codes.js';
import { type CliError, failureOf } from './failures.js';
import { invalid, type JsonLine } from './json-lines.js';
import { type Output, printable } from './output.js';

/** A scored line as it is printed with `--json`, in this order of fields. */
interface ScoredLine {
  id: string | number;
  verifiable: number;
  checkworthy: number;
  type: ClaimType;
  reasons: string[];
}

const HEADER = 'checkworthy  verifiable  type        id            reasons; sentence';

/** Scores lines `{id,text}` one by one, each for itself. */
export class SentenceScoring {
  private readonly models = SentenceModels.load();

  /** @throws AppError MODEL_UNUSABLE */
  constructor(
    private readonly output: Output,
    private readonly json: boolean,
  ) {}

  /** Prints the head of the table; nothing with `--json`. */
  begin(): void {
    if (!this.json) this.output.line(HEADER);
  }

  /**
   * Prints a result for each line, in order, and waits for a slow reader. A line at fault is told on stderr, with `json`
   * also on stdout as `{line, error:{code,message}}`; the exit code becomes 1.
   */
  async print(lines: readonly JsonLine[]): Promise<void> {
    const printed = lines.map((line) => this.resultOf(line)).join('');
    if (printed !== '') await this.output.stream(printed);
  }

  private resultOf(line: JsonLine): string {
    if ('fault' in line) return this.faultOf(line.number, line.fault);
    const { number, value } = line;
    if (!isSentence(value)) {
      return this.faultOf(number, invalid(number, 'has no "id" (a string or a number) or no "text" (a string)'));
    }
    const { id, text } = value;
    const { verifiable, checkworthy, reasons } = this.models.score(text);
    const scored: ScoredLine = { id, verifiable, checkworthy, type: typeOfSentence(text), reasons };
    return this.json ? `${JSON.stringify(scored)}\n` : `${rowOf(scored, text)}\n`;
  }

  private faultOf(line: number, fault: CliError): string {
    const error = failureOf(fault);
    this.output.fault(error);
    process.exitCode = EXIT.failed;
    return this.json ? `${JSON.stringify({ line, error })}\n` : '';
  }
}

function isSentence(value: unknown): value is { id: string | number; text: string } {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value)) return false;
  return (typeof value.id === 'string' || typeof value.id === 'number') && typeof value.text === 'string';
}

function rowOf({ id, verifiable, checkworthy, type, reasons }: ScoredLine, text: string): string {
  const scores = `${checkworthy.toFixed(3).padStart(11)}  ${verifiable.toFixed(3).padStart(10)}`;
  const why = reasons.length === 0 ? '' : `${reasons.join(', ')}; `;
  return `${scores}  ${type.padEnd(10)}  ${printable(String(id)).padEnd(12)}  ${why}${printable(text)}`;
}

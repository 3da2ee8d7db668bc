import { Logger } from '@nestjs/common';
import type { LlmConfig } from '../../config/llm-config.js';
import { type Extraction, type ExtractorInput, ExtractorPort, type SearchRun } from '../extractor.port.js';
import { combine } from './combine.js';
import type { LlmCaller, LlmReply } from './llm-caller.js';
import type { LlmLedgerRepository } from './llm-ledger.repository.js';
import { messagesFor, PROMPT_VERSION } from './prompt.js';
import { touched, type Unit, unitsOf } from './units.js';
import { type PickedSentence, type Rejection, verifyAnswer } from './verify-answer.js';
import { type TextWindow, windowsOf } from './window.js';

/** One text on its way through the windows. */
interface Search {
  input: ExtractorInput;
  run: SearchRun;
  units: readonly Unit[];
  answered: TextWindow[];
  picks: PickedSentence[];
  /** How often what was not believed. */
  rejected: Map<Rejection, number>;
  /** Why the rest of the windows is not asked about; null while it goes on. */
  stopped: string | null;
}

/**
 * Lets a model elsewhere choose which sentences are claims, and believes of its answer only what the text bears out. The
 * rules always run, know every sentence, and decide wherever the model is not asked, fails, or is over its budget; so
 * this is never the only path. Output repeats itself only as far as the model's does.
 */
export class LlmExtractor extends ExtractorPort {
  readonly version: string;
  private readonly logger = new Logger('LLM');

  constructor(
    private readonly standard: ExtractorPort,
    private readonly config: Pick<LlmConfig, 'model' | 'maxCharacters' | 'maxRequests'>,
    private readonly caller: Pick<LlmCaller, 'ask'>,
    private readonly ledger: Pick<LlmLedgerRepository, 'noteVerified'>,
  ) {
    super();
    this.version = `${standard.version}+llm:${config.model}:${PROMPT_VERSION}`;
  }

  /** Without `run` nobody could say what the requests are for, and the result is that of the rules. */
  override async extract(input: ExtractorInput, run?: SearchRun): Promise<Extraction> {
    const { memory: _ofRules, ...whole } = input;
    const { memory: _forRules, ...standard } = await this.standard.extract(whole, run);
    const byRules = { ...standard, madeBy: this.standard.version };
    if (run === undefined) return byRules;
    const units = unitsOf(input.text, await this.standard.extract({ ...whole, pickAll: true }, run));
    const windows = windowsOf(input.text, input.blocks, input.language, this.config.maxCharacters).filter((window) =>
      touched(units, window).some(({ claim }) => claim !== null),
    );
    const search: Search = { input, run, units, answered: [], picks: [], rejected: new Map(), stopped: null };
    await this.askAll(search, windows);
    if (windows.length > 0) this.logEnd(search, windows.length);
    if (search.answered.length === 0) return byRules;
    return combine(standard, units, search.answered, search.picks);
  }

  /** As many windows at a time as requests may be under way; none more after the first that shows the endpoint to fail. */
  private async askAll(search: Search, windows: readonly TextWindow[]): Promise<void> {
    const waiting = [...windows];
    let done = 0;
    const work = async (): Promise<void> => {
      for (let window = waiting.shift(); window; window = waiting.shift()) {
        await this.askAbout(search, window);
        done += 1;
        await search.run.progress(done / windows.length);
        if (search.stopped !== null) waiting.length = 0;
      }
    };
    // A fault of ours ends the search; what is under way meanwhile is waited for, and nothing more is asked.
    const careful = (): Promise<void> =>
      work().catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
    const workers = Array.from({ length: Math.min(this.config.maxRequests, windows.length) }, careful);
    const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  private async askAbout(search: Search, window: TextWindow): Promise<void> {
    const { input, run } = search;
    const { documentId, versionNumber, signal } = run;
    const messages = messagesFor(input, window);
    const passageBytes = Buffer.byteLength(input.text.slice(window.start, window.end), 'utf8');
    const question = { documentId, versionNumber, windowIndex: window.index, messages, passageBytes };
    const reply = await this.caller.ask(question, signal);
    if (reply.kind === 'answered') await this.takeAnswer(search, window, reply);
    else search.stopped ??= reasonToStop(reply);
  }

  private async takeAnswer(
    search: Search,
    window: TextWindow,
    { callId, claims, malformed, isNew }: Extract<LlmReply, { kind: 'answered' }>,
  ): Promise<void> {
    const { picks, rejections } = verifyAnswer(claims, window, search.input, search.units);
    search.answered.push(window);
    search.picks.push(...picks);
    const counts = new Map<Rejection, number>(malformed > 0 ? [['malformed', malformed]] : []);
    for (const rejection of rejections) counts.set(rejection, (counts.get(rejection) ?? 0) + 1);
    for (const [rejection, count] of counts) {
      search.rejected.set(rejection, (search.rejected.get(rejection) ?? 0) + count);
    }
    if (isNew) await this.ledger.noteVerified(callId, picks.length, Object.fromEntries(counts));
  }

  /** One line for each document, without a word of it. */
  private logEnd({ run, answered, picks, rejected, stopped }: Search, asked: number): void {
    const { documentId, versionNumber } = run;
    const counts = [...rejected].map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing';
    const line =
      `document ${documentId} version ${versionNumber}: ${answered.length} of ${asked} passages answered, ` +
      `${picks.length} sentences picked, rejected: ${counts}`;
    if (answered.length === asked) this.logger.log(line);
    else this.logger.warn(`${line}; the rules decided the rest${stopped === null ? '' : ` (${stopped})`}`);
  }
}

/** Why no more windows should be asked about; null when only this one failed. */
function reasonToStop(reply: Exclude<LlmReply, { kind: 'answered' }>): string | null {
  if (reply.kind === 'overBudget') return `the budget of the ${reply.limit} is used up`;
  return reply.endpointFails ? `the endpoint fails: ${reply.outcome}` : null;
}

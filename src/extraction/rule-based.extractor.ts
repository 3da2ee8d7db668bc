import { SentenceModels } from '../scoring/sentence-models.js';
import { ClaimContexts } from './claim-context.js';
import { needsContext } from './context-need.js';
import { DEFAULT_EXTRACTION_SETTINGS, type ExtractionSettings, CLAIM_TYPES } from './extraction-settings.js';
import { ExtractorPort, type Extraction, type ExtractorInput } from './extractor.port.js';
import { claimHeadings } from './headings.js';
import { judgeSentences } from './judge-sentences.js';
import { findQuotations } from './quotes.js';
import { madeWith } from './search-memory.js';
import { judgedLength, planSearch, type SearchPlan } from './search-plan.js';
import { rememberSearch } from './remember-search.js';
import { selectClaims } from './select-claims.js';
import { sentencesOf } from './sentence.js';

/** Lets every candidate pass: for an extractor that selects by other means. */
const NO_SELECTION: ExtractionSettings = {
  ...DEFAULT_EXTRACTION_SETTINGS,
  threshold: 0,
  minVerifiable: 0,
  maxClaims: null,
  maxPer1000Words: null,
  types: [...CLAIM_TYPES],
};

/**
 * Finds claims by a structural gate, a lexicon of reporting verbs, and counted evidence with fitted weights, two small
 * linear models among it. Needs no network; models and lexicons are English, so in other languages only figures, names
 * and quotation marks speak. A sentence is never cut into clauses and never reworded.
 */
export class RuleBasedExtractor extends ExtractorPort {
  readonly version: string;

  /** @param models by default those that ship with this copy */
  constructor(private readonly models: SentenceModels = SentenceModels.load()) {
    super();
    this.version = `rules-3+${models.version}`;
  }

  override extract(input: ExtractorInput): Promise<Extraction> {
    return Promise.resolve(this.search(input, planSearch(input, this.version)));
  }

  /** Searches at once when no more than `most` code units have to be judged anew; null when it is more. */
  extractPart(input: ExtractorInput, most: number): Extraction | null {
    if (input.memory === undefined) return null;
    const plan = planSearch(input, this.version);
    return plan.isPart && judgedLength(plan) <= most ? this.search(input, plan) : null;
  }

  private search(input: ExtractorInput, plan: SearchPlan): Extraction {
    const { text, language, publishedAt, settings, pickAll } = input;
    const blocks = plan.read.flatMap((index) => plan.blocks[index]?.block ?? []);
    const sentences = sentencesOf(text, blocks, findQuotations(text, blocks), language);
    const judged = judgeSentences({ text, language, sentences, plan }, this.models);
    claimHeadings(judged);
    const rivals = plan.blocks.flatMap(({ memory }) => memory?.passed ?? []).sort((a, b) => b - a);
    const selected = selectClaims(text, judged.claims, pickAll ? NO_SELECTION : settings, rivals);
    const contexts = new ClaimContexts(sentences, publishedAt);
    const found = {
      claims: selected.claims.map(({ sentence, speakerSpan, ...claim }) => ({
        ...claim,
        needsContext: needsContext(sentence),
        context: contexts.of(sentence, speakerSpan),
      })),
      discarded: [...judged.discarded, ...selected.discarded].sort((a, b) => a.start - b.start),
      limited: !/^en\b/i.test(language),
    };
    if (pickAll) return found;
    return { ...found, ...rememberSearch(plan, judged.findings, found, madeWith(this.version, input)) };
  }
}

import type { Span } from '../text/span.js';
import type { NameRegistry } from './name-registry.js';
import { looksLikePerson } from './names.js';
import { isStatement, type Sentence } from './sentence.js';
import type { Source } from './source.js';
import { sourceInSentence } from './source-in-sentence.js';
import { subjectOf } from './subject.js';

/** Who said a sentence, and how sure its form makes that. */
export interface Attribution {
  /** Fullest name in the document; null for the author, and for a source without a name. */
  speaker: string | null;
  speakerSpan: Span | null;
  person: boolean;
  /**
   * `quoted`: the sentence is a quotation; `reported`: somebody's words in the author's; `unnamed`: a source that
   * nobody could ask; `promised`: somebody's promise; `orphaned`: a quotation nobody is named for; `none`: the author's
   * own statement.
   */
  via: 'quoted' | 'reported' | 'unnamed' | 'promised' | 'orphaned' | 'none';
}

const AUTHOR: Attribution = { speaker: null, speakerSpan: null, person: false, via: 'none' };

/** From this share on a sentence is a quotation and not a sentence with quoted words in it. */
const QUOTED_SHARE = 0.5;

/**
 * Tells for every sentence whose statement it is: by a cue in the sentence; for the sentences of a longer quotation by
 * the cue at its beginning or end; for a quotation without one by the lead-in before it, the speaker line below it, or
 * the quotation it continues. Short names become the fullest form, pronouns whom they stand for (`resolvePronouns`).
 *
 * @param sentences every sentence of the document, in order
 * @param registry the names of the same sentences
 * @returns one attribution per sentence, at the same index
 */
export function attribute(text: string, sentences: readonly Sentence[], registry: NameRegistry): Attribution[] {
  const sources = resolvePronouns(sentences, registry);
  const byQuote = quoteSources(text, sentences, sources, registry);
  return sentences.map((sentence, i) => attributionOf(sentence, sources[i] ?? null, byQuote.get(i) ?? null));
}

function attributionOf(sentence: Sentence, own: Source | null, ofQuote: Source | null): Attribution {
  const source = own ?? ofQuote;
  if (source === null) return isWholeQuote(sentence) ? { ...AUTHOR, via: 'orphaned' } : AUTHOR;
  if (source.name === null) return { ...AUTHOR, speakerSpan: source.span, via: 'unnamed' };
  const named = { speaker: source.name, speakerSpan: source.span, person: source.person };
  if (source.manner === 'promise') return { ...named, via: 'promised' };
  return { ...named, via: sentence.quotedShare >= QUOTED_SHARE ? 'quoted' : 'reported' };
}

/**
 * The source of every sentence by its own cue. A pronoun is whoever was last the source, unless a later sentence was
 * about somebody else by name.
 */
function resolvePronouns(sentences: readonly Sentence[], registry: NameRegistry): (Source | null)[] {
  const last: { person: Named | null; thing: Named | null } = { person: null, thing: null };
  return sentences.map((sentence) => {
    const source = sourceInSentence(sentence, registry);
    const meant = source?.pronoun ? last[source.pronoun] : null;
    const resolved = source !== null && meant !== null ? { ...source, ...meant } : source;
    if (resolved !== null && resolved.name !== null) {
      const { name, person } = resolved;
      last[person ? 'person' : 'thing'] = { name, person };
    } else if (source === null) {
      const subject = sentence.names.length > 0 ? subjectOf(sentence) : null;
      const named = subject === null ? null : registry.resolve(subject.core);
      if (named !== null) last[named.person ? 'person' : 'thing'] = named;
    }
    return resolved;
  });
}

type Named = Pick<Source, 'person'> & { name: string };

/** For every sentence inside a quotation, the source of that quotation; keyed by sentence index. */
function quoteSources(
  text: string,
  sentences: readonly Sentence[],
  sources: readonly (Source | null)[],
  registry: NameRegistry,
): Map<number, Source> {
  const found = new Map<number, Source>();
  let last: { source: Source; block: number } | null = null;
  for (const group of quoteGroups(text, sentences)) {
    const own = group.map((sentence) => sources[sentence.index]).find((source) => source?.name != null);
    const first = group[0];
    const end = group.at(-1);
    if (first === undefined || end === undefined) continue;
    const continued: Source | null = last !== null && first.blockIndex - last.block <= 1 ? last.source : null;
    const source: Source | null | undefined =
      own ??
      leadIn(sentences, sources, first) ??
      speakerLineBelow(sentences, end, registry) ??
      (opensWithQuote(group) ? (continued ?? spokenBefore(sentences, sources, first)) : null);
    if (!source) continue;
    for (const sentence of group) found.set(sentence.index, source);
    last = { source, block: end.blockIndex };
  }
  return found;
}

/** The sentences that share a quotation long enough to be a statement, grouped; a sentence without one is in no group. */
function quoteGroups(text: string, sentences: readonly Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  let lastQuote = -1;
  for (const sentence of sentences) {
    const statements = sentence.quotes.filter((quote) => isStatement(text, quote));
    const first = statements[0];
    const last = statements.at(-1);
    if (first === undefined || last === undefined) continue;
    const isMostlyQuote = sentence.quotedShare >= QUOTED_SHARE;
    if (first.start === lastQuote) groups.at(-1)?.push(sentence);
    else if (isMostlyQuote || last.end > sentence.end || opensWithQuote([sentence])) groups.push([sentence]);
    else continue;
    lastQuote = last.start;
  }
  return groups;
}

function opensWithQuote(group: readonly Sentence[]): boolean {
  return group[0]?.tokens[0]?.kind === 'quote';
}

/** Whoever is reported in the sentence before a paragraph that is nothing but a quotation. */
function spokenBefore(
  sentences: readonly Sentence[],
  sources: readonly (Source | null)[],
  first: Sentence,
): Source | null {
  const before = sentences[first.index - 1];
  if (before === undefined || !first.isFirstInBlock || first.blockIndex - before.blockIndex > 1) return null;
  const source = sources[before.index] ?? null;
  return source?.name != null && source.person && source.manner === 'speech' ? source : null;
}

/** "To quote X," or "X said:" as the block or sentence before a quotation. */
function leadIn(sentences: readonly Sentence[], sources: readonly (Source | null)[], first: Sentence): Source | null {
  const before = sentences[first.index - 1];
  if (before === undefined || first.blockIndex - before.blockIndex > 1) return null;
  const source = sources[before.index];
  const leads = /[,:]["'*_]*$/.test(before.text);
  return leads && source?.name != null ? source : null;
}

/** A line below a block quotation that is nothing but who said it. */
function speakerLineBelow(sentences: readonly Sentence[], last: Sentence, registry: NameRegistry): Source | null {
  let index = last.index + 1;
  // Several quotations may share the line below them.
  while (index <= last.index + 4 && isWholeQuote(sentences[index])) index++;
  const line = sentences[index];
  if (line === undefined || !isWholeQuote(last) || !line.isFirstInBlock || !line.isLastInBlock) return null;
  const words = line.tokens.filter((token) => token.kind !== 'mark');
  const run = line.names.find((name) => looksLikePerson(name));
  if (run === undefined || words.length > 14 || /[.!?]$/.test(line.text) || run.from > 4) return null;
  // "Czech actress Ada Novak" or "Ada Novak, actress"; anything else is a sentence without a full stop.
  const endsWithName = run.to >= line.tokens.length;
  if (!endsWithName && line.tokens[run.to]?.text !== ',') return null;
  const { name, person } = registry.resolve(run.core);
  return { name, person, span: { start: run.start, end: run.end }, pronoun: null, manner: 'speech' };
}

function isWholeQuote(sentence: Sentence | undefined): boolean {
  return sentence !== undefined && sentence.quotedShare > 0.95;
}

import { TITLE_WORDS } from './name-lexicon.js';
import { looksLikePerson, type NameRun } from './names.js';
import type { Sentence } from './sentence.js';

interface KnownName {
  core: string;
  parts: string[];
  person: boolean;
  /** Every mention opened a sentence, so that the first word may be no part of the name ("Leading Xi Jinping"). */
  doubtful: boolean;
}

/** Names sharing one word that are compared; a directory of thousands of Smiths is no article. */
const MAX_PER_WORD = 40;

/** A speaker as the document names them most fully. */
export interface ResolvedName {
  name: string;
  person: boolean;
}

/** What a mention of a name tells the registry. */
export interface NameMention {
  core: string;
  /** It looks like a person's name. */
  person: boolean;
  /** Nothing but the sentence's beginning made its first word a capital one. */
  opensSentence: boolean;
  /** A role in words ("russian president") that the mention gives to this person; absent when it gives none. */
  role?: string;
}

/**
 * The names of a document, so that a short form ("Xi", "VOA") can be given as the fullest one ("Xi Jinping", "Voice Of
 * America"). Filled from the whole document before any name is resolved.
 */
export class NameRegistry {
  private readonly byWord = new Map<string, KnownName[]>();
  private readonly byAcronym = new Map<string, KnownName>();
  private readonly byCore = new Map<string, KnownName>();
  private readonly byRole = new Map<string, string>();

  /** Records a mention. */
  add({ core, person, opensSentence, role }: NameMention): void {
    if (role !== undefined && !this.byRole.has(role)) this.byRole.set(role, core);
    if (core === '') return;
    const known = this.byCore.get(core);
    if (known) {
      known.person ||= person;
      known.doubtful &&= opensSentence;
      return;
    }
    const parts = core.split(' ');
    const name = { core, parts, person, doubtful: opensSentence };
    this.byCore.set(core, name);
    for (const part of parts) this.index(part, name);
    if (parts.length >= 2) this.addAcronym(name);
  }

  /** True for a name that is not merely a word with a sentence's capital letter. */
  isName(run: NameRun): boolean {
    if (!run.opensSentence || run.titled || run.core.includes(' ')) return true;
    return this.byCore.get(run.core)?.doubtful === false || this.resolve(run.core).name !== run.core;
  }

  /** The person a role stands for, or null. */
  holderOf(role: string): ResolvedName | null {
    const core = this.byRole.get(role);
    return core === undefined ? null : this.resolve(core);
  }

  /** The fullest form of a name; the name itself when the document has no fuller one. */
  resolve(core: string): ResolvedName {
    const acronym = this.byAcronym.get(core.replaceAll('.', ''));
    if (acronym) return { name: acronym.core, person: false };
    const parts = core.split(' ');
    const own = this.byCore.get(core);
    let best: KnownName | undefined = this.isRunOn(own) ? undefined : own;
    for (const candidate of this.byWord.get(parts[0] ?? '') ?? []) {
      if (!this.isRunOn(candidate) && isFuller(candidate, parts, best)) best = candidate;
    }
    if (best === undefined && this.isRunOn(own)) return this.resolve(parts.slice(1).join(' '));
    return { name: best?.core ?? core, person: best?.person ?? false };
  }

  /** A first word that only the sentence's beginning made a capital, before a name known without it. */
  private isRunOn(name: KnownName | undefined): boolean {
    if (name === undefined || !name.doubtful || name.parts.length < 3) return false;
    return this.byCore.has(name.parts.slice(1).join(' '));
  }

  private index(word: string, name: KnownName): void {
    const names = this.byWord.get(word) ?? [];
    if (names.length < MAX_PER_WORD) names.push(name);
    this.byWord.set(word, names);
  }

  private addAcronym(name: KnownName): void {
    const initials = name.parts.map((part) => part.charAt(0));
    for (const letters of [initials, initials.filter((letter) => /\p{Lu}/u.test(letter))]) {
      const acronym = letters.join('');
      if (acronym.length >= 2 && !this.byAcronym.has(acronym) && !name.person) this.byAcronym.set(acronym, name);
      // Three capitals may be an outlet that looks like a person ("Voice Of America" does not, "Al Jazeera English" does).
      else if (acronym.length >= 3 && !this.byAcronym.has(acronym)) this.byAcronym.set(acronym, name);
    }
  }
}

/** A fuller form has all the words of the short one, is a person's name, and is not a list of names run together. */
function isFuller(candidate: KnownName, parts: readonly string[], best: KnownName | undefined): boolean {
  if (!candidate.person || candidate.parts.length > 4 || candidate.parts.length <= parts.length) return false;
  if (!parts.every((part) => candidate.parts.includes(part))) return false;
  return best === undefined || !best.person || candidate.parts.length > best.parts.length;
}

type Named = Pick<Sentence, 'names' | 'tokens'>;

/** The names of a whole document, ready to be resolved. */
export function registryOf(sentences: readonly Named[]): NameRegistry {
  const registry = new NameRegistry();
  for (const sentence of sentences) for (const mention of mentionsIn(sentence)) registry.add(mention);
  return registry;
}

/** What the names of a sentence tell, in order. */
export function mentionsIn({ names, tokens }: Named): NameMention[] {
  return names.map((run) => {
    const mention = { core: run.core, person: looksLikePerson(run), opensSentence: run.opensSentence };
    // "Russian President Vladimir Putin" makes "the Russian president" him.
    const title = tokens.slice(run.from, run.to).findLastIndex((token) => TITLE_WORDS.has(token.lower));
    if (!run.titled || title < 1) return mention;
    const [nation, role] = tokens.slice(run.from + title - 1, run.from + title + 1);
    return { ...mention, role: `${nation?.lower ?? ''} ${role?.lower ?? ''}` };
  });
}

import { importBroken } from '../imports.errors.js';

/** One element of the list that a JSON file is, or holds. */
export interface JsonElement {
  /** As it stands in the file; null when it is longer than allowed and was passed over. */
  raw: string | null;
  /** `[3]`, `dataFeedElement[3]`, or empty when the file holds no list. */
  place: string;
}

/** Members of the root that hold lists; a file is read element by element through them. */
const LISTS = new Set(['dataFeedElement', 'reports', 'claimReviewMarkupPages']);

/** The key before a value, at the end of a text. */
const LAST_KEY = /,?\s*"((?:[^"\\]|\\.){0,100})"\s*:\s*$/;

const OPENED_BY: Readonly<Record<string, string>> = { '}': '{', ']': '[' };

/**
 * Cuts a JSON file into the elements of its list as it comes in, so that a file of any length is read with the memory
 * of one element. A list is the root itself, or its member `dataFeedElement`, `reports` or `claimReviewMarkupPages`; any
 * other root is one element. Inside of an element only brackets and quotation marks are
 * looked at: any other fault in there is for whoever parses it, and does not stop the elements after it.
 */
export class JsonElements {
  /** What the root says before its list: `@context`, `format`, … Complete when the first element comes. */
  head: Record<string, unknown> = {};
  private readonly open: string[] = [];
  private inString = false;
  private escaped = false;
  private ended = false;
  /** Depth of the list that is being read; 0 outside of one. */
  private listDepth = 0;
  private listName = '';
  private index = 0;
  private hadList = false;
  /** What is kept: of the root all but its lists, in a list the element. */
  private root: KeptText;
  private element: KeptText;

  /** @param longest characters of an element; what is longer is passed over */
  constructor(longest: number) {
    this.root = new KeptText(longest);
    this.element = new KeptText(longest);
  }

  /** @throws AppError IMPORT_BROKEN when brackets do not match, or something follows the end */
  async *read(text: AsyncIterable<string>): AsyncGenerator<JsonElement> {
    for await (const chunk of text) yield* this.take(chunk);
    if (!this.ended) throw this.cutOff();
    if (!this.hadList) yield { raw: this.root.end(), place: '' };
  }

  private *take(chunk: string): Generator<JsonElement> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const character = chunk[at] ?? '';
      if (this.inString) this.stepInString(character);
      else if (this.isMark(character)) {
        // Brackets of the list itself belong to the root, what is between them to the elements.
        const before = this.listDepth;
        const element = this.step(character, chunk.slice(from, at));
        if (element !== undefined) from = before > 0 && this.listDepth === 0 ? at : at + 1;
        if (element) yield element;
      }
    }
    this.kept.add(chunk.slice(from));
  }

  private get kept(): KeptText {
    return this.listDepth > 0 ? this.element : this.root;
  }

  private stepInString(character: string): void {
    if (this.escaped) this.escaped = false;
    else if (character === '\\') this.escaped = true;
    else if (character === '"') this.inString = false;
  }

  /** True for what decides where elements begin and end. */
  private isMark(character: string): boolean {
    if (character === '"' || character === '{' || character === '[' || character === '}' || character === ']')
      return true;
    return character === ',' ? this.open.length === this.listDepth : this.open.length === 0 && /\S/.test(character);
  }

  /**
   * @param before what came since the last piece that was kept
   * @returns undefined when nothing was cut here; null when something was, but is no element
   */
  private step(character: string, before: string): JsonElement | null | undefined {
    if (this.ended)
      throw importBroken('Something follows the end of the JSON. If these are JSON lines, name that kind.');
    if (character === '"') {
      this.inString = true;
      return undefined;
    }
    if (character === '{' || character === '[') return this.stepInto(character, before);
    if (character === '}' || character === ']') return this.stepOut(character, before);
    if (character !== ',' || this.listDepth === 0) return undefined;
    return this.endElement(before);
  }

  private stepInto(character: string, before: string): null | undefined {
    this.open.push(character);
    if (this.listDepth > 0 || character !== '[' || this.open.length > 2) return undefined;
    const name = this.open.length === 1 ? '' : (LAST_KEY.exec(this.root.tail(before))?.[1] ?? '');
    if (this.open.length === 2 && (this.open[0] !== '{' || !LISTS.has(name))) return undefined;
    this.root.add(before);
    this.head = { ...this.head, ...membersOf(this.root.sofar()) };
    this.root.add('[');
    this.listDepth = this.open.length;
    this.listName = name;
    this.index = 0;
    this.hadList = true;
    return null;
  }

  private stepOut(character: string, before: string): JsonElement | null | undefined {
    if (this.open.pop() !== OPENED_BY[character]) {
      throw importBroken(`A bracket is closed that was not opened${this.where()}. Fetch the file again.`);
    }
    this.ended = this.open.length === 0;
    if (this.listDepth === 0 || this.open.length >= this.listDepth) return undefined;
    const element = this.endElement(before);
    this.listDepth = 0;
    return element;
  }

  private endElement(before: string): JsonElement | null {
    this.element.add(before);
    const raw = this.element.end();
    return raw === '' ? null : { raw, place: `${this.listName}[${this.index++}]` };
  }

  private cutOff() {
    if (this.open.length === 0) return importBroken('This is not JSON: it holds no object and no list.');
    return importBroken(
      `The file breaks off${this.where()}: a bracket or quotation mark is not closed. Fetch it again.`,
    );
  }

  private where(): string {
    return this.listDepth > 0 ? ` in ${this.listName || 'the list'} after ${this.index} elements` : '';
  }
}

/** Text that is collected up to a length. */
class KeptText {
  private parts: string[] = [];
  private length = 0;

  constructor(private readonly longest: number) {}

  add(text: string): void {
    this.length += text.length;
    if (this.length <= this.longest) this.parts.push(text);
    else this.parts = [];
  }

  /** The last characters, with some that were not added yet. */
  tail(more: string): string {
    return (this.parts.slice(-200).join('') + more).slice(-200);
  }

  sofar(): string {
    return this.parts.join('');
  }

  /** All of it, and begins anew; null when it was too long. */
  end(): string | null {
    const text = this.length > this.longest ? null : this.parts.join('').trim();
    this.parts = [];
    this.length = 0;
    return text;
  }
}

/** @param root an object up to the bracket of its list */
function membersOf(root: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(`${root.replace(LAST_KEY, '').replace(/^\s*\uFEFF/, '')}}`);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

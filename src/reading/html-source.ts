/** A page's mark-up without what never shows as text, and the JSON-LD that was in it. */
export interface PageSource {
  markup: string;
  /** Contents of the JSON-LD scripts, in order. */
  jsonLd: string[];
}

/** Elements whose content is no prose of the page: most of the bytes of a news page, and costly to parse. */
const DEAD_WEIGHT = /<!--|<(script|style|noscript|svg|template|iframe)(?=[\s/>])/gi;

const JSON_LD = /^[^>]*\btype\s*=\s*["']?application\/ld\+json/i;

/**
 * Takes scripts, styles, drawings and comments out of a page before it is parsed. What is left open to the end is left
 * in, so that a stray `<!--` cannot swallow the article.
 */
export function lightened(html: string): PageSource {
  const kept: string[] = [];
  const jsonLd: string[] = [];
  const ends = new EndFinder(html);
  let from = 0;
  DEAD_WEIGHT.lastIndex = 0;
  for (let found = DEAD_WEIGHT.exec(html); found !== null; found = DEAD_WEIGHT.exec(html)) {
    const name = found[1]?.toLowerCase() ?? null;
    const inside = DEAD_WEIGHT.lastIndex;
    const end = ends.after(name, inside);
    if (end === null) continue;
    if (name === 'script') addJsonLd(jsonLd, html.slice(inside, end.start));
    kept.push(html.slice(from, found.index));
    from = end.end;
    DEAD_WEIGHT.lastIndex = end.end;
  }
  kept.push(html.slice(from));
  return { markup: kept.join(''), jsonLd };
}

function addJsonLd(jsonLd: string[], script: string): void {
  const open = script.indexOf('>');
  if (open >= 0 && JSON_LD.test(script.slice(0, open))) jsonLd.push(script.slice(open + 1));
}

/** Finds where an element ends. Remembers which ends are missing: looking for them anew each time would take for ever. */
class EndFinder {
  private readonly missing = new Set<string | null>();

  constructor(private readonly html: string) {}

  after(name: string | null, from: number): { start: number; end: number } | null {
    if (this.missing.has(name)) return null;
    const pattern = name === null ? /-->/g : new RegExp(`</${name}(?=[\\s/>])[^>]*>`, 'gi');
    pattern.lastIndex = from;
    const found = pattern.exec(this.html);
    if (found === null) {
      this.missing.add(name);
      return null;
    }
    return { start: found.index, end: pattern.lastIndex };
  }
}

/** Which published reports, as in the address of a page and as the API takes it. Days are of publication, in UTC. */
export interface ReportFilter {
  q?: string;
  schemeKey?: string;
  label?: string;
  claimant?: string;
  topic?: string;
  sourceId?: string;
  language?: string;
  from?: string;
  to?: string;
  /** Also what does not stand today. */
  all?: true;
}

const TEXTS = ['q', 'schemeKey', 'label', 'claimant', 'topic', 'sourceId', 'language', 'from', 'to'] as const;
type TextFilter = (typeof TEXTS)[number];

/** The text of a value in an address; the router reads `41` as a number. Undefined for anything that is no text, or empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A day in an address, or undefined. */
export const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** Reads a filter out of an address; what it does not know is left out. */
export function reportFilterOf(search: Readonly<Record<string, unknown>>): ReportFilter {
  const read = (name: TextFilter) => (name === 'from' || name === 'to' ? dayOf(search[name]) : textOf(search[name]));
  const texts = TEXTS.flatMap((name) => {
    const text = read(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const all = search['all'] === true || search['all'] === 'true';
  return { ...(Object.fromEntries(texts) as Partial<Record<TextFilter, string>>), ...(all ? { all: true } : {}) };
}

/** How many parts of a filter narrow the list, other than the words looked for. */
export const narrowings = ({ q: _, all: __, ...rest }: ReportFilter): number => Object.keys(rest).length;

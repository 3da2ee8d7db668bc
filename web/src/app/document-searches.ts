/** What the addresses of the pages of documents may carry; anything else is left out. */

const STATUSES = ['READING', 'READY', 'FAILED'] as const;
const VIEWS = ['discarded', 'threads', 'about'] as const;
const HEALTHS = ['ACTIVE', 'MOVED', 'GONE', 'BLOCKED', 'NOT_ARTICLE', 'UNREADABLE', 'UNREACHABLE'] as const;

const oneOf = <Choice extends string>(choices: readonly Choice[], value: unknown): Choice | undefined =>
  choices.find((choice) => choice === value);
const filled = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : undefined;
const version = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

type Given = Record<string, unknown>;
type Optional<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Without the fields that have no value, so that they stay out of the address. */
const present = <Fields extends Given>(fields: Fields): Optional<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Optional<Fields>;

export const documentsSearch = ({ q, status, source }: Given) =>
  present({ q: filled(q), status: oneOf(STATUSES, status), source: filled(source) });

export const documentSearch = ({ show, reattach, at }: Given) =>
  present({ show: oneOf(VIEWS, show), reattach: filled(reattach), at: at === 0 ? 0 : version(at) });

export const versionsSearch = ({ from, to, give }: Given) =>
  present({ from: version(from), to: version(to), give: give === true ? true : undefined });

export const watchesSearch = ({ health, paused, source }: Given) =>
  present({
    health: oneOf(HEALTHS, health),
    paused: typeof paused === 'boolean' ? paused : undefined,
    source: filled(source),
  });

import type { Content, Field, Label } from '../api/schemes';

/** One thing that a version says differently from the one before it. */
export interface Change {
  kind: 'added' | 'removed' | 'changed';
  what: 'scheme' | 'label' | 'field' | 'translation' | 'order';
  /** Which one. */
  name: string;
  /** Which part of it; null for all of it. */
  part: string | null;
  before: string;
  after: string;
}

const LABEL_PARTS = [
  'name',
  'definition',
  'ordinal',
  'color',
  'requiresEvidence',
  'reviewAfterDays',
  'claimReview',
] as const;
const FIELD_PARTS = ['name', 'description', 'type', 'required', 'public', 'options'] as const;
const SCHEME_PARTS = ['name', 'language', 'min', 'max'] as const;
export type Part = (typeof LABEL_PARTS)[number] | (typeof FIELD_PARTS)[number] | (typeof SCHEME_PARTS)[number];

const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
};

/** What `after` says differently, in the order of the form. */
export function schemeChanges(before: Content, after: Content): Change[] {
  return [
    ...partChanges('scheme', after.name, SCHEME_PARTS, before, after),
    ...listChanges<Label>('label', LABEL_PARTS, before.labels, after.labels),
    ...orderChange(before, after),
    ...listChanges<Field>('field', FIELD_PARTS, before.fields ?? [], after.fields ?? []),
    ...translationChanges(before, after),
  ];
}

function partChanges<Item extends object>(
  what: Change['what'],
  name: string,
  parts: readonly string[],
  before: Item,
  after: Item,
): Change[] {
  const of = (item: Item, part: string) => shown((item as Record<string, unknown>)[part]);
  return parts
    .filter((part) => of(before, part) !== of(after, part))
    .map((part) => ({ kind: 'changed', what, name, part, before: of(before, part), after: of(after, part) }));
}

function listChanges<Item extends { key: string; name: string }>(
  what: 'label' | 'field',
  parts: readonly string[],
  before: readonly Item[],
  after: readonly Item[],
): Change[] {
  const known = new Map(before.map((item) => [item.key, item]));
  const kept = new Set(after.map(({ key }) => key));
  const whole = (kind: 'added' | 'removed', { name }: Item): Change => ({
    kind,
    what,
    name,
    part: null,
    before: '',
    after: '',
  });
  return [
    ...after.flatMap((item) => {
      const old = known.get(item.key);
      return old ? partChanges(what, item.name, parts, old, item) : [whole('added', item)];
    }),
    ...before.filter(({ key }) => !kept.has(key)).map((item) => whole('removed', item)),
  ];
}

function orderChange(before: Content, after: Content): Change[] {
  const names = (content: Content, other: Content) =>
    content.labels
      .filter(({ key }) => other.labels.some((label) => label.key === key))
      .map(({ key }) => key)
      .join(', ');
  const [old, now] = [names(before, after), names(after, before)];
  return old === now ? [] : [{ kind: 'changed', what: 'order', name: '', part: null, before: old, after: now }];
}

function translationChanges(before: Content, after: Content): Change[] {
  const languages = new Set(
    [...(before.translations ?? []), ...(after.translations ?? [])].map(({ language }) => language),
  );
  return [...languages].flatMap((language): Change[] => {
    const of = ({ translations = [] }: Content) => translations.find((each) => each.language === language);
    const [old, now] = [of(before), of(after)];
    const change = { what: 'translation', name: language, part: null, before: '', after: '' } as const;
    if (!old) return [{ ...change, kind: 'added' }];
    if (!now) return [{ ...change, kind: 'removed' }];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ ...change, kind: 'changed' }];
  });
}

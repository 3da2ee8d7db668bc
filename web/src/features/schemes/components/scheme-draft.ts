import type { Content, Label } from '../api/schemes';

const FIRST: Label[] = [
  { key: 'TRUE', name: '', definition: '', ordinal: 5, color: '#1b7f4b', requiresEvidence: true },
  { key: 'FALSE', name: '', definition: '', ordinal: 1, color: '#b3261e', requiresEvidence: true },
];

/** What a new scheme begins with. */
export const newContent = (language: string): Content => ({
  key: '',
  name: '',
  language,
  direction: 'HIGH_IS_TRUE',
  min: 1,
  max: 5,
  labels: FIRST,
  fields: [],
  translations: [],
});

export const newLabel = (): Label => ({
  key: '',
  name: '',
  definition: '',
  ordinal: null,
  color: '#6b6f76',
  requiresEvidence: true,
});

/** `list` with the item at `index` one place up (-1) or down (1). */
export function moved<Item>(list: readonly Item[], index: number, by: -1 | 1): Item[] {
  const next = [...list];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(index + by, 0, item);
  return next;
}

export const replaced = <Item>(list: readonly Item[], index: number, item: Item): Item[] =>
  list.map((each, at) => (at === index ? item : each));

export const without = <Item>(list: readonly Item[], index: number): Item[] => list.filter((_, at) => at !== index);

/** As it is sent: parts that are empty left out, translations of labels that are gone dropped. */
export function tidied(content: Content): Content {
  const { fields = [], translations = [], ...rest } = content;
  const keys = new Set(content.labels.map(({ key }) => key));
  const named = translations.map(({ labels, ...translation }) => ({
    ...translation,
    labels: labels.filter(({ key }) => keys.has(key)),
  }));
  const labels = content.labels.map(({ claimReview, reviewAfterDays, ...label }) => {
    const mapping = {
      ...(claimReview?.name?.trim() ? { name: claimReview.name } : {}),
      ...(claimReview?.value !== undefined && label.ordinal !== null ? { value: claimReview.value } : {}),
    };
    return {
      ...label,
      ...(Object.keys(mapping).length > 0 ? { claimReview: mapping } : {}),
      ...(reviewAfterDays === undefined ? {} : { reviewAfterDays }),
    };
  });
  return {
    ...rest,
    labels,
    ...(fields.length > 0 ? { fields } : {}),
    ...(named.length > 0 ? { translations: named } : {}),
  };
}

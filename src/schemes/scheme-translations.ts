import { z } from 'zod';
import type { FieldFault } from '../common/app-error.js';

/** A BCP 47 tag, such as `en` or `pt-BR`. */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write the language as a BCP 47 tag, such as en or pt-BR.');

/** The words of a scheme in another language. Keys and numbers stay. */
export const schemeTranslation = z
  .strictObject({
    language: languageTag,
    name: z.string().trim().min(1).max(120),
    labels: z
      .array(
        z.strictObject({
          key: z.string().max(40).describe('Key of a label of the scheme.'),
          name: z.string().trim().min(1).max(60),
          definition: z.string().trim().min(1).max(2000),
        }),
      )
      .max(40)
      .describe('Every label of the scheme, once.'),
  })
  .meta({ id: 'SchemeTranslation' });
export type SchemeTranslation = z.infer<typeof schemeTranslation>;

interface Scheme {
  language: string;
  labels: readonly { key: string; name: string; definition: string }[];
  translations?: readonly SchemeTranslation[] | undefined;
}

const sameLanguage = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** A scheme that is half translated would show readers two languages at once. */
export function translationFaults(
  translations: readonly SchemeTranslation[],
  { language, labels }: Pick<Scheme, 'language' | 'labels'>,
): FieldFault[] {
  const keys = labels.map(({ key }) => key);
  return translations.flatMap((translation, index) => {
    const path = `translations.${index}`;
    const given = translation.labels.map(({ key }) => key);
    const missing = keys.filter((key) => !given.includes(key));
    const strange = given.filter((key) => !keys.includes(key));
    const names = new Set(translation.labels.map(({ name }) => name.normalize('NFKC').toLowerCase()));
    const earlier = [language, ...translations.slice(0, index).map((each) => each.language)];
    const faults: FieldFault[] = [];
    if (earlier.some((other) => sameLanguage(other, translation.language)))
      faults.push({ path: `${path}.language`, message: `${translation.language} is there already.` });
    if (missing.length > 0) faults.push({ path: `${path}.labels`, message: `${missing.join(', ')} is missing.` });
    if (strange.length > 0)
      faults.push({ path: `${path}.labels`, message: `${strange.join(', ')} is no label of the scheme.` });
    if (new Set(given).size < given.length) faults.push({ path: `${path}.labels`, message: 'A label is there twice.' });
    if (names.size < translation.labels.length && new Set(given).size === given.length)
      faults.push({ path: `${path}.labels`, message: 'Two labels have the same name.' });
    return faults;
  });
}

/** A label's words in this language, else in the closest the scheme has; null for a label it does not have. */
export function labelWords(scheme: Scheme, key: string, language: string): { name: string; definition: string } | null {
  const own = scheme.labels.find((label) => label.key === key);
  if (!own || primary(scheme.language) === primary(language)) return own ?? null;
  const translations = scheme.translations ?? [];
  const translation =
    translations.find((each) => sameLanguage(each.language, language)) ??
    translations.find((each) => primary(each.language) === primary(language));
  return translation?.labels.find((label) => label.key === key) ?? own;
}

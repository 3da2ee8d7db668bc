import format, { type CompiledMessage } from 'icu-minify/format';

export type Values = Readonly<Record<string, string | number>>;

const FORMATTERS = {
  getDateTimeFormat: (...of: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...of),
  getNumberFormat: (...of: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...of),
  getPluralRules: (...of: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...of),
};

/**
 * The sentence with its values put in.
 * @returns null when a value that it speaks of is missing, as where the server is older or newer than this page
 */
export function filledSentence(sentence: CompiledMessage, language: string, values: Values): string | null {
  let isWhole = true;
  const watched = new Proxy(values, {
    get: (all, name) => {
      if (!(name in all)) isWhole = false;
      return Reflect.get(all, name) as unknown;
    },
  });
  const text = format(sentence, language, watched, { formatters: FORMATTERS });
  return isWhole && typeof text === 'string' ? text : null;
}

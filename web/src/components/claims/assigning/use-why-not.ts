import { useTranslations } from 'use-intl';

/** Why somebody may not rate, in the language of the page; in the desk's words where it has none. */
export function useWhyNot() {
  const t = useTranslations('assign');
  return ({ code, message }: { code: string; message: string }): string => {
    const key = `ineligible.${code}` as 'ineligible.paused';
    return t.has(key) ? t(key) : message;
  };
}

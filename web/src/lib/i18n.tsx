import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { I18nProvider, useLocale as useAriaLocale } from 'react-aria-components';
import { IntlProvider } from 'use-intl';
import type en from '../messages/en.json';

export type Messages = typeof en;

/** The languages of the desk; each has every message (a test compares them). */
export const LANGUAGES = { en: 'English', pl: 'Polski' } as const;
export type Language = keyof typeof LANGUAGES;

const LOADERS: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('../messages/en.json'),
  pl: () => import('../messages/pl.json'),
};

const STORED = 'claimdesk.language';
const isLanguage = (value: string | null | undefined): value is Language => value != null && value in LANGUAGES;

/** What the person chose, or else the first language of the browser that the desk speaks. */
function preferred(): Language {
  const chosen = localStorage.getItem(STORED);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

const LanguageContext = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'en',
  choose: () => undefined,
});

export const useLanguage = () => use(LanguageContext);

/** Messages, plural rules, dates and numbers of one language, and the direction it is written in. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  const [loaded, setLoaded] = useState<{ language: Language; messages: Messages } | null>(null);
  useEffect(() => {
    let wanted = true;
    void LOADERS[language]().then(({ default: messages }) => wanted && setLoaded({ language, messages }));
    return () => {
      wanted = false;
    };
  }, [language]);
  const context = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(STORED, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  if (!loaded) return null;
  return (
    <LanguageContext value={context}>
      <I18nProvider locale={loaded.language}>
        <DocumentLanguage />
        <IntlProvider locale={loaded.language} messages={loaded.messages} timeZone={timeZone()}>
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  );
}

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

function DocumentLanguage() {
  const { locale, direction } = useAriaLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
  }, [locale, direction]);
  return null;
}

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { I18nProvider, useLocale as useAriaLocale } from 'react-aria-components';
import { IntlProvider } from 'use-intl';
import type { Messages } from '../messages/messages';

/** The languages of the desk; each has every message (a test compares them). */
export const LANGUAGES = { en: 'English', pl: 'Polski' } as const;
export type Language = keyof typeof LANGUAGES;
export type Area = keyof Messages;

/** What the frame of the desk says; the rest comes with the page that says it. */
const CORE = ['app', 'nav', 'shortcuts', 'signIn'] as const satisfies readonly Area[];

const FILES = import.meta.glob<{ default: Messages[Area] }>('../messages/*/*.json');

/** @throws Error when an area has no file in this language, which a test rules out */
async function load(language: Language, areas: readonly Area[]): Promise<Partial<Messages>> {
  const texts = await Promise.all(
    areas.map(async (area) => {
      const file = FILES[`../messages/${language}/${area}.json`];
      if (!file) throw new Error(`no messages for ${area} in ${language}`);
      return [area, (await file()).default] as const;
    }),
  );
  return Object.fromEntries(texts);
}

const STORED = 'claimdesk.language';
const isLanguage = (value: string | null | undefined): value is Language => value != null && value in LANGUAGES;

/** What the person chose, or else the first language of the browser that the desk speaks. */
function preferred(): Language {
  const chosen = localStorage.getItem(STORED);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/**
 * The way of writing dates and numbers: the desk's language as the browser's person writes it, such as en-GB. English alone
 * would be American.
 */
const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language && tag.includes('-')) ?? language;

interface LanguageState {
  language: Language;
  choose: (language: Language) => void;
  /** The texts that are there. */
  messages: Partial<Messages>;
}

const LanguageContext = createContext<LanguageState>({ language: 'en', choose: () => undefined, messages: {} });

export const useLanguage = () => use(LanguageContext);

/** Messages, plural rules, dates and numbers of one language, and the direction it is written in. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  const loaded = useMessages(language, CORE);
  const context = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(STORED, next);
        setLanguage(next);
      },
      messages: loaded?.messages ?? {},
    }),
    [language, loaded],
  );
  if (!loaded) return null;
  return (
    <LanguageContext value={context}>
      <I18nProvider locale={localeOf(loaded.language)}>
        <DocumentLanguage />
        <IntlProvider locale={localeOf(loaded.language)} messages={context.messages as Messages} timeZone={timeZone()}>
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  );
}

/** Adds the texts of some areas for what stands within, and waits for them. A change of language keeps the page. */
export function WithMessages({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const { language, choose, messages } = useLanguage();
  const loaded = useMessages(language, areas);
  const context = useMemo(
    () => ({ language, choose, messages: { ...messages, ...loaded?.messages } }),
    [language, choose, messages, loaded],
  );
  if (!loaded) return null;
  return (
    <LanguageContext value={context}>
      <IntlProvider locale={localeOf(loaded.language)} messages={context.messages as Messages} timeZone={timeZone()}>
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

function useMessages(language: Language, areas: readonly Area[]) {
  const [loaded, setLoaded] = useState<{ language: Language; messages: Partial<Messages> } | null>(null);
  const list = areas.join(' ');
  useEffect(() => {
    let wanted = true;
    void load(language, list.split(' ') as Area[]).then((messages) => wanted && setLoaded({ language, messages }));
    return () => {
      wanted = false;
    };
  }, [language, list]);
  return loaded;
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

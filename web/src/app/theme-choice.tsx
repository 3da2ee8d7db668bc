import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Select } from '../components/ui/select';

const STORED = 'claimdesk.theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const stored = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? 'system';

/** @param hideLabel the label is read out but not shown */
export function ThemeChoice({ hideLabel = true }: { hideLabel?: boolean }) {
  const t = useTranslations('nav');
  const [theme, setTheme] = useState<Theme>(stored);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    localStorage.setItem(STORED, theme);
  }, [theme]);
  return (
    <Select
      label={t('theme')}
      hideLabel={hideLabel}
      choices={[
        ['system', t('themeSystem')],
        ['light', t('themeLight')],
        ['dark', t('themeDark')],
      ]}
      value={theme}
      onChange={setTheme}
    />
  );
}

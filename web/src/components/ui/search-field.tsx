import { Search, X } from 'lucide-react';
import { Button, Input, SearchField as AriaSearchField, type SearchFieldProps } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import styles from './search-field.module.css';

/** Where one writes what one looks for; Escape empties it. */
export function SearchField({ label, ...rest }: Omit<SearchFieldProps, 'className' | 'children'> & { label: string }) {
  const t = useTranslations('app');
  return (
    <AriaSearchField {...rest} aria-label={label} className={styles.field}>
      <Search size={16} aria-hidden="true" />
      <Input className={styles.input} placeholder={label} />
      <Button className={styles.clear} aria-label={t('clear')}>
        <X size={14} aria-hidden="true" />
      </Button>
    </AriaSearchField>
  );
}

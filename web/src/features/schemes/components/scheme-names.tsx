import { useTranslations } from 'use-intl';
import { NumberField } from '../../../components/ui/number-field';
import { Panel } from '../../../components/ui/panel';
import { TextField } from '../../../components/ui/text-field';
import type { SchemePart } from './scheme-part';
import styles from './schemes.module.css';

/** What the scheme is called, and how far its scale goes. */
export function SchemeNames({ content, set, isNew }: SchemePart & { isNew: boolean }) {
  const t = useTranslations('schemes');
  return (
    <Panel title={t('scheme')}>
      <div className={styles.pair}>
        <TextField label={t('name')} maxLength={120} value={content.name} onChange={(name) => set({ name })} />
        {isNew && (
          <TextField
            label={t('key')}
            hint={t('keyHint')}
            maxLength={60}
            value={content.key}
            onChange={(key) => set({ key })}
          />
        )}
        <TextField
          label={t('language')}
          hint={t('languageHint')}
          value={content.language}
          onChange={(language) => set({ language })}
        />
      </div>
      <div className={styles.pair}>
        <NumberField label={t('min')} minValue={1} value={content.min} onChange={(min) => set({ min })} />
        <NumberField label={t('max')} minValue={2} value={content.max} onChange={(max) => set({ max })} />
      </div>
      <p className={styles.soft}>{t('direction')}</p>
    </Panel>
  );
}

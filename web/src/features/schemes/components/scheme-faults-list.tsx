import { useTranslations } from 'use-intl';
import type { Fault } from './scheme-faults';
import styles from './schemes.module.css';

/** What is still to be mended before a version can be published. */
export function SchemeFaults({ faults }: { faults: readonly Fault[] }) {
  const t = useTranslations('schemes');
  return (
    <div role="status" className={faults.length > 0 ? styles.warning : undefined}>
      {faults.length > 0 && (
        <>
          <p>
            <strong>{t('mend', { count: faults.length })}</strong>
          </p>
          <ul className={styles.faults}>
            {faults.map((fault, index) => (
              <li key={index}>
                {t(`fault.${fault.kind}`, {
                  label: 'label' in fault ? fault.label : '',
                  language: 'language' in fault ? fault.language : '',
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

import { useTranslations } from 'use-intl';
import { Checkbox } from '../../../components/ui/checkbox';
import type { Preferences } from '../api/preferences';
import styles from './account.module.css';

type Kinds = Preferences['kinds'];

interface Props {
  kinds: Kinds;
  onChange: (kinds: Kinds) => void;
}

/** Where each kind of notification is wanted. */
export function PreferenceKinds({ kinds, onChange }: Props) {
  const t = useTranslations();
  const change = (kind: string, part: Partial<Kinds[number]>) =>
    onChange(kinds.map((each) => (each.kind === kind ? { ...each, ...part } : each)));
  return (
    <details className={styles.details}>
      <summary>{t('account.notify.list')}</summary>
      <table className={styles.kinds} aria-label={t('account.notify.list')}>
        <thead>
          <tr>
            <th scope="col">{t('account.notify.kind')}</th>
            <th scope="col">{t('account.notify.inApp')}</th>
            <th scope="col">{t('account.notify.digest')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, inApp, digest, optional }) => {
            const name = t(`notifications.kinds.${kind}`);
            return (
              <tr key={kind}>
                <th scope="row">{name}</th>
                <td>
                  {optional ? (
                    <Checkbox
                      aria-label={`${name}: ${t('account.notify.inApp')}`}
                      isSelected={inApp}
                      onChange={(chosen) => change(kind, { inApp: chosen })}
                    />
                  ) : (
                    t('account.notify.always')
                  )}
                </td>
                <td>
                  <Checkbox
                    aria-label={`${name}: ${t('account.notify.digest')}`}
                    isSelected={digest}
                    onChange={(chosen) => change(kind, { digest: chosen })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

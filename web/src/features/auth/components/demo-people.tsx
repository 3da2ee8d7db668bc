import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { DEMO_KEYS, DEMO_PASSWORD, DEMO_PEOPLE, demoLogin } from '../../../lib/demo-people';
import { useSignIn } from '../api/sign-in';
import styles from './sign-in.module.css';

/** One press signs a visitor of the demo desk in; who is new begins as the editor. */
export function DemoPeople({ onDone }: { onDone: () => void }) {
  const t = useTranslations('signIn');
  const signIn = useSignIn();
  return (
    <section className={styles.demo} aria-labelledby="demo-people">
      <h2 id="demo-people">{t('demoTitle')}</h2>
      <p className={styles.hint}>{t('demo', { password: DEMO_PASSWORD })}</p>
      {signIn.error && <ErrorPanel error={signIn.error} />}
      <ul className={styles.people}>
        {DEMO_KEYS.map((person, at) => (
          <li key={person}>
            <Button
              tone={at === 0 ? 'main' : 'plain'}
              isDisabled={signIn.isPending}
              onPress={() => signIn.mutate(demoLogin(person), { onSuccess: onDone })}
            >
              {person}
            </Button>
            <span className={styles.does}>
              <bdi>{DEMO_PEOPLE[person]}</bdi> {t(`does.${person}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

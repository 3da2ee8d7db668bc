import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { useSignIn } from '../api/sign-in';
import styles from './sign-in.module.css';

/** The accounts that every demo desk has, and the password they share (README, "The demo desk"). */
const PEOPLE = ['editor', 'editor2', 'reviewer1', 'reviewer2', 'reviewer3', 'adjudicator', 'admin', 'viewer'];
const PASSWORD = 'claimdesk-demo';

/** One press signs a visitor of the demo desk in. */
export function DemoPeople({ onDone }: { onDone: () => void }) {
  const t = useTranslations('signIn');
  const signIn = useSignIn();
  return (
    <section>
      <p className={styles.hint}>{t('demo', { password: PASSWORD })}</p>
      <div className={styles.people}>
        {PEOPLE.map((name) => (
          <Button
            key={name}
            isDisabled={signIn.isPending}
            onPress={() => signIn.mutate({ email: `${name}@demo.example`, password: PASSWORD }, { onSuccess: onDone })}
          >
            {name}
          </Button>
        ))}
      </div>
    </section>
  );
}

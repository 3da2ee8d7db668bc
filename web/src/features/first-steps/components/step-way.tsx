import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { demoPersonOf } from '../../../lib/demo-people';
import type { Me } from '../../../lib/me';
import { useGoOnAs } from '../api/go-on-as';
import type { Step } from './steps';
import styles from './first-steps.module.css';

/** The way to a step of the demo: to its page, or first into the skin of the one who does it. */
export function StepWay({ step: { as, to }, me }: { step: Step; me: Me }) {
  const t = useTranslations('firstSteps.tour');
  const goOn = useGoOnAs();
  if (as === undefined || as === demoPersonOf(me.email)) {
    const [path, query] = to.split('?');
    return (
      <Link className={buttonClass('main')} to={path as '/'} search={Object.fromEntries(new URLSearchParams(query))}>
        {t('go')}
      </Link>
    );
  }
  return (
    <>
      <Button tone="main" isPending={goOn.isPending} onPress={() => goOn.mutate({ person: as, to })}>
        {t('as', { person: as })}
      </Button>
      {goOn.error && <ErrorPanel error={goOn.error} />}
    </>
  );
}

/** What to do when the whole way is gone. */
export function TourEnd({ me }: { me: Me }) {
  const t = useTranslations('firstSteps.tour');
  return (
    <div className={styles.end}>
      <p>{t('finished')}</p>
      <a className={buttonClass('main')} href="/">
        {t('read')}
      </a>
      {me.permissions.includes('document.create') && (
        <Link className={buttonClass('plain')} to="/documents">
          {t('own')}
        </Link>
      )}
    </div>
  );
}

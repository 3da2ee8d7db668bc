import { useLocation } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { demoPersonOf } from '../../../lib/demo-people';
import type { Me } from '../../../lib/me';
import { ownerOf } from '../api/kept-steps';
import { useKeptSteps } from '../api/use-kept-steps';
import { StepWay, TourEnd } from './step-way';
import { tourOf } from './steps';
import styles from './first-steps.module.css';

/** In the demo, on every page but the first: what the next step is, and the way there when it is elsewhere. */
export function TourBar({ me }: { me: Me }) {
  const t = useTranslations('firstSteps');
  const { pathname } = useLocation();
  const [kept, change] = useKeptSteps(ownerOf(me));
  const steps = tourOf(kept);
  const next = steps.find(({ key }) => !kept.done.includes(key));
  if (kept.hidden || pathname === '/') return null;
  const isHere = next && next.as === demoPersonOf(me.email) && pathname.startsWith(next.to.split('?')[0] ?? '');
  return (
    <aside className={styles.bar} aria-label={t('tour.label')}>
      {next ? (
        <p role="status">
          <span className={styles.hint}>{t('tour.next', { step: steps.indexOf(next) + 1, all: steps.length })}</span>{' '}
          <strong>{t(`step.${next.key}.name`)}.</strong> {t(`step.${next.key}.hint`)}
        </p>
      ) : (
        <TourEnd me={me} />
      )}
      {next && !isHere && <StepWay step={next} me={me} />}
      <Button tone="bare" aria-label={t('dismiss')} onPress={() => change({ ...kept, hidden: true })}>
        <X size={18} aria-hidden="true" />
      </Button>
    </aside>
  );
}

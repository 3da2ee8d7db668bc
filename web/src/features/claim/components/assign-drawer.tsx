import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { DateTimeField } from '../../../components/ui/date-time-field';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { toast } from '../../../components/ui/toast';
import type { DeskClaim } from '../api/claim';
import { eligibilityQuery, roundsQuery, useAssign } from '../api/rounds';
import styles from './claim.module.css';

/** Who shall rate the claim: everybody who may, least open work first; then who may not, and why. */
export function AssignDrawer({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations('claim');
  const { data: rounds } = useQuery(roundsQuery(claim.id));
  const open = rounds?.find(({ status }) => status === 'OPEN');
  return (
    <Drawer title={t('step.assign')} isOpen onClose={onClose}>
      {open ? <Choice roundId={open.id} free={claim.freeSlots} onClose={onClose} /> : <SkeletonRows rows={3} />}
    </Drawer>
  );
}

function Choice({ roundId, free, onClose }: { roundId: string; free: number; onClose: () => void }) {
  const t = useTranslations();
  const people = useQuery(eligibilityQuery(roundId));
  const assign = useAssign(roundId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [due, setDue] = useState('');
  if (people.isPending) return <SkeletonRows rows={3} />;
  if (people.isError) return <ErrorPanel error={people.error} onRetry={() => void people.refetch()} />;
  const able = people.data.filter(({ eligible }) => eligible).toSorted((a, b) => a.open - b.open);
  const others = people.data.filter(({ eligible }) => !eligible);
  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const dueAt = due === '' ? {} : { dueAt: new Date(due).toISOString() };
    assign.mutate(
      { reviewerIds: [...chosen], ...dueAt },
      {
        onSuccess: () => {
          toast(t('claim.assigned', { count: chosen.size }));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={styles.stack}>
      <p>{t('claim.freePlaces', { count: free })}</p>
      {able.length === 0 && <p>{t('claim.nobodyMay')}</p>}
      <div className={styles.people} role="group" aria-label={t('claim.mayRate')}>
        {able.map(({ reviewerId, reviewerName, open, level, expertIn }) => (
          <Checkbox
            key={reviewerId}
            isSelected={chosen.has(reviewerId)}
            isDisabled={!chosen.has(reviewerId) && chosen.size >= free}
            onChange={(isOn) => toggle(reviewerId, isOn)}
          >
            <span className={styles.line}>
              <bdi>{reviewerName}</bdi>
              <span className={styles.small}>{t('claim.openWork', { count: open })}</span>
              {level === 'NOVICE' && <Badge>{t('claim.novice')}</Badge>}
              {expertIn.map((topic) => (
                <Badge key={topic} tone="good">
                  {topic}
                </Badge>
              ))}
            </span>
          </Checkbox>
        ))}
      </div>
      <DateTimeField label={t('claim.due')} value={due} onChange={setDue} />
      {assign.error && <ErrorPanel error={assign.error} />}
      <DialogActions>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" tone="main" isPending={assign.isPending} isDisabled={chosen.size === 0}>
          {t('claim.assignThem', { count: chosen.size })}
        </Button>
      </DialogActions>
      {others.length > 0 && (
        <details>
          <summary>{t('claim.mayNot', { count: others.length })}</summary>
          <ul className={styles.list}>
            {others.map(({ reviewerId, reviewerName, reasons }) => (
              <li key={reviewerId}>
                <bdi>{reviewerName}</bdi>
                <p className={styles.small}>{reasons.map(({ message }) => message).join(' ')}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </form>
  );
}

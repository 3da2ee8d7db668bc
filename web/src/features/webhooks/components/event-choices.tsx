import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Checkbox } from '../../../components/ui/checkbox';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { type EventChoice, eventTypesQuery } from '../api/webhooks';
import { useEventText } from './event-text';
import styles from './webhooks.module.css';

interface Props {
  chosen: readonly EventChoice[];
  onChange: (chosen: EventChoice[]) => void;
}

/** The types of events, by group, each with what it tells. A whole group also brings types that come later. */
export function EventChoices({ chosen, onChange }: Props) {
  const t = useTranslations('webhooks');
  const types = useQuery(eventTypesQuery);
  const text = useEventText();
  if (types.isPending) return <SkeletonRows rows={4} />;
  if (types.isError) return <ErrorPanel error={types.error} onRetry={() => void types.refetch()} />;
  const choices = types.data.filter(({ type }) => type !== 'webhook.ping');
  const groups = [...new Set(choices.map(({ type }) => groupOf(type)))];
  const set = (choice: EventChoice, isOn: boolean) => {
    const others = chosen.filter((each) => each !== choice);
    onChange(isOn ? [...others.filter((each) => !isWithin(each, choice)), choice] : others);
  };
  return (
    <fieldset className={styles.events}>
      <legend>{t('events')}</legend>
      <p className={styles.soft}>{t('eventsHint')}</p>
      {groups.map((group) => {
        const members = choices.filter(({ type }) => groupOf(type) === group);
        const all = `${group}.*` as EventChoice;
        const hasAll = chosen.includes(all);
        return (
          <div key={group} role="group" aria-label={t('group', { group })} className={styles.group}>
            {members.length > 1 && (
              <Checkbox isSelected={hasAll} onChange={(isOn) => set(all, isOn)}>
                <strong>{t('allOf', { group })}</strong>
              </Checkbox>
            )}
            {members.map(({ type, text: english }) => (
              <Checkbox
                key={type}
                isSelected={hasAll || chosen.includes(type as EventChoice)}
                isDisabled={hasAll}
                onChange={(isOn) => set(type as EventChoice, isOn)}
              >
                <span>
                  <code>{type}</code> <span className={styles.soft}>{text(type, english)}</span>
                </span>
              </Checkbox>
            ))}
          </div>
        );
      })}
    </fieldset>
  );
}

const groupOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** A type is within its whole group. */
const isWithin = (type: string, group: string): boolean =>
  group.endsWith('.*') && type !== group && type.startsWith(group.slice(0, -1));

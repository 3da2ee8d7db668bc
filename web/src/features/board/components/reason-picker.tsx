import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { useShortcuts } from '../../../lib/shortcuts';
import styles from './reason-picker.module.css';

interface Props {
  label: string;
  /** Key and name of each, in the order of their number keys. */
  choices: readonly (readonly [string, string])[];
  onChoose: (key: string) => void;
  onClose: () => void;
}

/** A few reasons, each with its number key. Escape closes it. */
export function ReasonPicker({ label, choices, onChoose, onClose }: Props) {
  const t = useTranslations('app');
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.querySelector('button')?.focus(), []);
  useShortcuts([
    ...choices.map(([key, name], index) => ({ key: String(index + 1), name, run: () => onChoose(key) })),
    { key: 'Escape', name: t('cancel'), run: onClose },
  ]);
  return (
    <div ref={group} role="group" aria-label={label} className={styles.picker}>
      <p className={styles.label}>{label}</p>
      {choices.map(([key, name], index) => (
        <Button key={key} shortcut={String(index + 1)} onPress={() => onChoose(key)}>
          {name}
        </Button>
      ))}
      <Button tone="bare" shortcut="Escape" onPress={onClose}>
        {t('cancel')}
      </Button>
    </div>
  );
}

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { Button } from '../../../components/ui/button';
import type { Label } from '../api/schemes';
import { LabelForm } from './label-form';
import { moved, newLabel, replaced, without } from './scheme-draft';
import type { SchemePart } from './scheme-part';
import styles from './schemes.module.css';

/** The labels, truest first; one is open at a time. */
export function LabelsEditor({ content, set }: SchemePart) {
  const t = useTranslations('schemes');
  const [open, setOpen] = useState<number | null>(null);
  const { labels } = content;
  const setLabels = (next: Label[]) => set({ labels: next });
  const move = (index: number, by: -1 | 1) => {
    setLabels(moved(labels, index, by));
    setOpen((before) => (before === index ? index + by : before === index + by ? index : before));
  };
  const remove = (index: number) => {
    setLabels(without(labels, index));
    setOpen(null);
  };
  const add = () => {
    setLabels([...labels, newLabel()]);
    setOpen(labels.length);
  };
  return (
    <div className={styles.page}>
      <p className={styles.soft}>{t('orderHint')}</p>
      <ol className={styles.items}>
        {labels.map((label, index) => {
          const name = label.name || t('unnamed');
          return (
            <li key={index} className={styles.item}>
              <div className={styles.itemHead}>
                <Button
                  tone="bare"
                  aria-expanded={open === index}
                  onPress={() => setOpen(open === index ? null : index)}
                >
                  <LabelChip name={name} color={label.color} />
                  <span className={styles.soft}>{label.ordinal ?? t('offScale')}</span>
                </Button>
                <span className={styles.itemActs}>
                  <Button
                    tone="bare"
                    aria-label={t('up', { name })}
                    isDisabled={index === 0}
                    onPress={() => move(index, -1)}
                  >
                    <ArrowUp size={16} aria-hidden="true" />
                  </Button>
                  <Button
                    tone="bare"
                    aria-label={t('down', { name })}
                    isDisabled={index === labels.length - 1}
                    onPress={() => move(index, 1)}
                  >
                    <ArrowDown size={16} aria-hidden="true" />
                  </Button>
                  <Button tone="bare" aria-label={t('removeLabel', { name })} onPress={() => remove(index)}>
                    <Trash2 size={16} aria-hidden="true" />
                  </Button>
                </span>
              </div>
              {open === index && (
                <LabelForm label={label} onChange={(changed) => setLabels(replaced(labels, index, changed))} />
              )}
            </li>
          );
        })}
      </ol>
      <div>
        <Button onPress={add}>{t('addLabel')}</Button>
      </div>
    </div>
  );
}

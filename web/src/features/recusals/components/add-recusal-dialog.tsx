import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ComboBox } from '../../../components/ui/combo-box';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { MomentField } from '../../../components/ui/moment-field';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { isActive, peopleQuery } from '../../../lib/people';
import { sourceNamesQuery } from '../../../lib/sources';
import { type Kind, KINDS, useAddRecusal } from '../api/recusals';
import styles from './recusals.module.css';

interface Props {
  isOpen: boolean;
  /** Id of a source to begin with; null: none. */
  subject: string | null;
  onClose: () => void;
}

export function AddRecusalDialog({ isOpen, subject, onClose }: Props) {
  const t = useTranslations('recusals');
  return (
    <Dialog title={t('addTitle')} isOpen={isOpen} onClose={onClose}>
      {isOpen && <Add subject={subject} onClose={onClose} />}
    </Dialog>
  );
}

function Add({ subject: begun, onClose }: Omit<Props, 'isOpen'>) {
  const t = useTranslations();
  const { data: people } = useQuery(peopleQuery);
  const [userId, setUser] = useState<string | null>(null);
  const [kind, setKind] = useState<Kind>(begun === null ? 'CLAIMANT' : 'SOURCE');
  const [subject, setSubject] = useState(begun ?? '');
  const [reason, setReason] = useState('');
  const [validFrom, setFrom] = useState<string | null>(null);
  const [validUntil, setUntil] = useState<string | null>(null);
  const add = useAddRecusal();
  const active = (people ?? []).filter(isActive);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId === null) return;
    add.mutate(
      { userId, kind, subject, reason, validFrom, validUntil },
      {
        onSuccess: () => {
          toast(t('recusals.added'));
          onClose();
        },
      },
    );
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      <p className={styles.soft}>{t('recusals.addHint')}</p>
      {add.error && <ErrorPanel error={add.error} />}
      {people && (
        <ComboBox
          label={t('recusals.person')}
          value={userId}
          choices={active.map(({ id, displayName, email }) => ({ key: id, name: displayName, hint: email }))}
          onChange={setUser}
        />
      )}
      <RadioGroup
        label={t('recusals.kindLabel')}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen as Kind);
          setSubject('');
        }}
      >
        {KINDS.map((each) => (
          <Radio key={each} value={each}>
            {t(`recusals.kind.${each}`)} <span className={styles.soft}>{t(`recusals.aboutKind.${each}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <Subject kind={kind} value={subject} onChange={setSubject} />
      <TextArea label={t('recusals.reason')} isRequired maxLength={2000} value={reason} onChange={setReason} />
      <div className={styles.pair}>
        <MomentField label={t('recusals.validFrom')} value={validFrom} onChange={setFrom} />
        <MomentField label={t('recusals.validUntil')} value={validUntil} onChange={setUntil} />
      </div>
      <div className={styles.filters}>
        <Button
          type="submit"
          tone="main"
          isPending={add.isPending}
          isDisabled={userId === null || subject.trim() === '' || reason.trim() === ''}
        >
          {t('recusals.save')}
        </Button>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </Form>
  );
}

function Subject({ kind, value, onChange }: { kind: Kind; value: string; onChange: (subject: string) => void }) {
  const t = useTranslations('recusals');
  const { data: sources } = useQuery(sourceNamesQuery);
  switch (kind) {
    case 'SOURCE':
      return sources ? (
        <ComboBox
          label={t('source')}
          value={value === '' ? null : value}
          choices={sources.map(({ id, name }) => ({ key: id, name }))}
          onChange={(id) => onChange(id ?? '')}
        />
      ) : null;
    case 'CLAIM':
      return <TextField label={t('claimId')} isRequired value={value} onChange={onChange} />;
    case 'CLAIMANT':
      return <TextField label={t('claimant')} isRequired maxLength={300} value={value} onChange={onChange} />;
    case 'TOPIC':
      return <TextField label={t('topic')} isRequired maxLength={300} value={value} onChange={onChange} />;
  }
}

import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ConflictPanel } from '../../../components/ui/conflict-panel';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { FieldGroup } from '../../../components/ui/field-group';
import { MomentField } from '../../../components/ui/moment-field';
import { NumberField } from '../../../components/ui/number-field';
import { RadioGroup, Radio } from '../../../components/ui/radio-group';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { ApiProblem } from '../../../lib/api-client';
import { LEVELS, useChangePerson, type User } from '../api/people';
import { changeOf, type Draft, draftOf } from './person-draft';
import { RoleChoice } from './role-choice';
import layout from '../../../components/ui/layout.module.css';
import styles from './people.module.css';

const isConflict = (error: Error | null): boolean => error instanceof ApiProblem && error.code === 'VERSION_CONFLICT';

/** What a person is called and may do, what they can review, and when they are away. */
export function PersonForm({ person, manages }: { person: User; manages: boolean }) {
  const t = useTranslations();
  // What the form began from. It stays while the person is read anew, so that a change by somebody else is noticed.
  const [base, setBase] = useState(person);
  const [draft, setDraft] = useState(() => draftOf(person));
  const change = useChangePerson(person.id);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const changes = changeOf(base, draft);
  const save = (from: User) => {
    const mine = changeOf(from, draft);
    if (Object.keys(mine).length === 0) return setBase(from);
    change.mutate(
      { version: from.version, change: mine },
      {
        onSuccess: (saved) => {
          setBase(saved);
          setDraft(draftOf(saved));
          toast(t('app.saved'));
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(base);
  };
  const takeTheirs = () => {
    change.reset();
    setBase(person);
    setDraft(draftOf(person));
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {manages && (
        <>
          <TextField
            label={t('people.name')}
            isRequired
            maxLength={120}
            value={draft.displayName}
            onChange={(displayName) => set({ displayName })}
          />
          <RoleChoice value={draft.roles} onChange={(roles) => set({ roles })} />
        </>
      )}
      <Abilities draft={draft} set={set} />
      {isConflict(change.error) ? (
        <Conflict person={person} draft={draft} onTakeTheirs={takeTheirs} onKeepMine={() => save(person)} />
      ) : (
        change.error && <ErrorPanel error={change.error} />
      )}
      <div className={layout.buttons}>
        <Button
          type="submit"
          tone="main"
          isPending={change.isPending}
          isDisabled={Object.keys(changes).length === 0 || draft.roles.length === 0}
        >
          {t('app.save')}
        </Button>
      </div>
    </Form>
  );
}

function Abilities({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const t = useTranslations('people');
  return (
    <>
      <RadioGroup label={t('level')} value={draft.level} onChange={(level) => set({ level: level as Draft['level'] })}>
        {LEVELS.map((level) => (
          <Radio key={level} value={level}>
            {t(`levels.${level}`)} <span className={styles.hint}>{t(`aboutLevel.${level}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <div className={styles.pair}>
        <TextField
          label={t('languages')}
          hint={t('languagesHint')}
          value={draft.languages}
          onChange={(languages) => set({ languages })}
        />
        <TextField
          label={t('topics')}
          hint={t('topicsHint')}
          value={draft.topics}
          onChange={(topics) => set({ topics })}
        />
      </div>
      <NumberField
        label={t('maxOpen')}
        hint={t('maxOpenHint')}
        minValue={1}
        maxValue={1000}
        value={draft.maxOpen ?? Number.NaN}
        onChange={(maxOpen) => set({ maxOpen: Number.isNaN(maxOpen) ? null : maxOpen })}
      />
      <FieldGroup legend={t('pause')}>
        <p className={styles.hint}>{t('pauseHint')}</p>
        <div className={styles.pair}>
          <MomentField
            label={t('pausedFrom')}
            value={draft.pausedFrom}
            onChange={(pausedFrom) => set({ pausedFrom })}
          />
          <MomentField
            label={t('pausedUntil')}
            value={draft.pausedUntil}
            onChange={(pausedUntil) => set({ pausedUntil })}
          />
        </div>
      </FieldGroup>
    </>
  );
}

interface ConflictProps {
  person: User;
  draft: Draft;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

function Conflict({ person, draft, onTakeTheirs, onKeepMine }: ConflictProps) {
  const t = useTranslations();
  const theirs = draftOf(person);
  const shown = (field: keyof Draft, value: Draft[keyof Draft]): string => {
    if (value === null || value === '') return t('app.none');
    if (field === 'roles')
      return draftRoles(value)
        .map((role) => t(`roles.name.${role}`))
        .join(', ');
    return String(value);
  };
  const draftRoles = (value: Draft[keyof Draft]) => (Array.isArray(value) ? value : []);
  const fields = Object.keys(theirs) as (keyof Draft)[];
  const differences = fields
    .filter((field) => String(theirs[field] ?? '') !== String(draft[field] ?? ''))
    .map((field) => ({
      name: field === 'roles' ? t('roles.legend') : t(`people.field.${field}`),
      theirs: shown(field, theirs[field]),
      mine: shown(field, draft[field]),
    }));
  return <ConflictPanel differences={differences} onTakeTheirs={onTakeTheirs} onKeepMine={onKeepMine} />;
}

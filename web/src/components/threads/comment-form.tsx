import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button';
import { ComboBox } from '../ui/combo-box';
import { ErrorPanel } from '../ui/error-panel';
import { TextArea } from '../ui/text-area';
import { useKept } from '../../lib/kept';
import { meQuery } from '../../lib/me';
import { peopleQuery, useNames } from '../../lib/people';
import layout from '../ui/layout.module.css';

interface Written {
  body: string;
  mentions: string[];
}

interface Props {
  /** Under which what is written is kept until it is sent. */
  draftKey: string;
  label: string;
  send: string;
  initial?: Written;
  onSend: (written: Written) => Promise<unknown>;
  onCancel?: () => void;
}

const NOTHING: Written = { body: '', mentions: [] };

/** Where one writes; whoever is mentioned is told. */
export function CommentForm({ draftKey, label, send, initial = NOTHING, onSend, onCancel }: Props) {
  const t = useTranslations();
  const { value, change, forget } = useKept(draftKey, initial);
  const [error, setError] = useState<Error | null>(null);
  const [isPending, setPending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setError(null);
    try {
      await onSend({ body: value.body.trim(), mentions: value.mentions });
      forget();
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setPending(false);
    }
  };
  const cancel = () => {
    forget();
    onCancel?.();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={layout.stack}>
      <TextArea label={label} value={value.body} onChange={(body) => change({ ...value, body })} maxLength={10_000} />
      <Mentions mentions={value.mentions} onChange={(mentions) => change({ ...value, mentions })} />
      {error && <ErrorPanel error={error} />}
      <div className={layout.buttons}>
        <Button type="submit" tone="main" isPending={isPending} isDisabled={value.body.trim() === ''}>
          {send}
        </Button>
        {onCancel && <Button onPress={cancel}>{t('app.cancel')}</Button>}
      </div>
    </form>
  );
}

function Mentions({ mentions, onChange }: { mentions: string[]; onChange: (mentions: string[]) => void }) {
  const t = useTranslations('threads');
  const { data: me } = useQuery(meQuery);
  const allowed = me?.permissions.includes('user.read') ?? false;
  const { data: people = [] } = useQuery({ ...peopleQuery, enabled: allowed });
  const nameOf = useNames();
  // The field empties itself after each choice.
  const [turn, setTurn] = useState(0);
  if (!allowed || people.length === 0) return null;
  const choices = people
    .filter(
      ({ id, status, roles }) => status === 'ACTIVE' && id !== me?.id && !mentions.includes(id) && mayBeTold(roles),
    )
    .map(({ id, displayName, email }) => ({ key: id, name: displayName, hint: email }));
  const add = (id: string | null) => {
    if (id === null) return;
    onChange([...mentions, id]);
    setTurn(turn + 1);
  };
  return (
    <>
      <ComboBox key={turn} label={t('mention')} choices={choices} value={null} onChange={add} />
      {mentions.length > 0 && (
        <ul className={layout.line} aria-label={t('mentioned')}>
          {mentions.map((id) => (
            <li key={id}>
              <Button tone="bare" onPress={() => onChange(mentions.filter((each) => each !== id))}>
                @{nameOf(id) ?? id} ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Threads of the desk are not for those who only rate. */
const mayBeTold = (roles: readonly string[]): boolean =>
  roles.some((role) => role === 'editor' || role === 'admin' || role === 'adjudicator');

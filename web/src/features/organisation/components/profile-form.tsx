import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ConflictPanel } from '../../../components/ui/conflict-panel';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { FieldGroup } from '../../../components/ui/field-group';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { ApiProblem } from '../../../lib/api-client';
import { type Organisation, type Profile, useSaveProfile } from '../api/organisation';
import styles from './organisation.module.css';

type Route = Profile['complaintRoutes'][number];

const PARTS = ['name', 'url', 'about', 'correctionsPolicy', 'funding', 'licence', 'complaintRoutes'] as const;
const shown = (profile: Profile, part: (typeof PARTS)[number]): string => {
  const value = profile[part];
  if (!Array.isArray(value)) return value ?? '–';
  return value.map(({ name, url, text }) => `${name} (${url}): ${text}`).join('\n') || '–';
};
const differing = (a: Profile, b: Profile) => PARTS.filter((part) => shown(a, part) !== shown(b, part));
const orNull = (value: string): string | null => (value.trim() === '' ? null : value);

/** What readers are told about the desk. */
export function ProfileForm({ organisation, manages }: { organisation: Organisation; manages: boolean }) {
  const t = useTranslations();
  const [base, setBase] = useState(organisation);
  const [profile, setProfile] = useState(organisation.profile);
  const save = useSaveProfile();
  const conflict = save.error instanceof ApiProblem && save.error.code === 'VERSION_CONFLICT';
  const keep = (version: number) =>
    save.mutate(
      { version, profile },
      {
        onSuccess: (saved) => {
          setBase(saved);
          setProfile(saved.profile);
          toast(t('app.saved'));
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(base.version);
  };
  const takeTheirs = () => {
    save.reset();
    setBase(organisation);
    setProfile(organisation.profile);
  };
  const differences = differing(organisation.profile, profile).map((part) => ({
    name: t(`organisation.part.${part}`),
    theirs: shown(organisation.profile, part),
    mine: shown(profile, part),
  }));
  return (
    <Form className={styles.form} onSubmit={submit}>
      <Fields profile={profile} set={(part) => setProfile((before) => ({ ...before, ...part }))} />
      {conflict ? (
        <ConflictPanel
          differences={differences}
          onTakeTheirs={takeTheirs}
          onKeepMine={() => keep(organisation.version)}
        />
      ) : (
        save.error && <ErrorPanel error={save.error} />
      )}
      {manages && (
        <div>
          <Button
            type="submit"
            tone="main"
            isPending={save.isPending}
            isDisabled={differing(base.profile, profile).length === 0}
          >
            {t('app.save')}
          </Button>
        </div>
      )}
    </Form>
  );
}

function Fields({ profile, set }: { profile: Profile; set: (part: Partial<Profile>) => void }) {
  const t = useTranslations('organisation');
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t('part.name')}
          hint={t('about.name')}
          maxLength={200}
          value={profile.name ?? ''}
          onChange={(name) => set({ name: orNull(name) })}
        />
        <TextField
          label={t('part.url')}
          type="url"
          value={profile.url ?? ''}
          onChange={(url) => set({ url: orNull(url) })}
        />
      </div>
      {(['about', 'correctionsPolicy', 'funding'] as const).map((part) => (
        <TextArea
          key={part}
          label={t(`part.${part}`)}
          hint={t(`about.${part}`)}
          rows={4}
          maxLength={20_000}
          value={profile[part] ?? ''}
          onChange={(words) => set({ [part]: orNull(words) })}
        />
      ))}
      <TextField
        label={t('part.licence')}
        hint={t('about.licence')}
        type="url"
        maxLength={2000}
        value={profile.licence ?? ''}
        onChange={(licence) => set({ licence: orNull(licence) })}
      />
      <ComplaintRoutes routes={profile.complaintRoutes} onChange={(complaintRoutes) => set({ complaintRoutes })} />
    </>
  );
}

const MOST_ROUTES = 5;

function ComplaintRoutes({ routes, onChange }: { routes: readonly Route[]; onChange: (routes: Route[]) => void }) {
  const t = useTranslations('organisation');
  const set = (index: number, part: Partial<Route>) =>
    onChange(routes.map((route, at) => (at === index ? { ...route, ...part } : route)));
  return (
    <FieldGroup legend={t('part.complaintRoutes')}>
      <p className={styles.soft}>{t('about.complaintRoutes')}</p>
      {routes.map((route, index) => (
        <div key={index} className={styles.route}>
          <div className={styles.pair}>
            <TextField
              label={t('routeName')}
              isRequired
              maxLength={200}
              value={route.name}
              onChange={(name) => set(index, { name })}
            />
            <TextField
              label={t('routeUrl')}
              type="url"
              isRequired
              value={route.url}
              onChange={(url) => set(index, { url })}
            />
          </div>
          <TextArea label={t('routeText')} isRequired value={route.text} onChange={(text) => set(index, { text })} />
          <div>
            <Button onPress={() => onChange(routes.filter((_, at) => at !== index))}>
              {t('removeRoute', { name: route.name })}
            </Button>
          </div>
        </div>
      ))}
      {routes.length < MOST_ROUTES && (
        <div>
          <Button onPress={() => onChange([...routes, { name: '', text: '', url: '' }])}>{t('addRoute')}</Button>
        </div>
      )}
    </FieldGroup>
  );
}

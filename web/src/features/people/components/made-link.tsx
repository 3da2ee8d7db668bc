import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SecretOnce } from '../../../components/ui/secret-once';

interface Props {
  /** What was done. */
  said: string;
  link: string | undefined;
  hint: string;
  /** Why there is no link. */
  error?: Error | null;
  onClose: () => void;
}

/** The link for somebody new, shown once, here. */
export function MadeLink({ said, link, hint, error = null, onClose }: Props) {
  const t = useTranslations();
  return (
    <>
      <p>{said}</p>
      {error && <ErrorPanel error={error} />}
      {link !== undefined && <SecretOnce label={t('people.link')} value={link} hint={hint} />}
      <Button tone="main" onPress={onClose}>
        {t('app.close')}
      </Button>
    </>
  );
}

import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcuts } from '../../../lib/shortcuts';

/** J and K go through the list, Enter opens. */
export function useQueueKeys(roundIds: readonly string[]) {
  const t = useTranslations('adjudicate');
  const router = useRouter();
  const [current, setCurrent] = useState(0);
  const go = (to: number) => {
    const index = Math.min(Math.max(to, 0), roundIds.length - 1);
    setCurrent(index);
    document.getElementById(`round-${roundIds[index]}`)?.focus();
  };
  const enabled = roundIds.length > 0;
  useShortcuts([
    { key: 'j', name: t('next'), run: () => go(current + 1), enabled },
    { key: 'k', name: t('previous'), run: () => go(current - 1), enabled },
    {
      key: 'o',
      name: t('open'),
      run: () => router.history.push(`${router.basepath}/adjudicate/${roundIds[current]}`),
      enabled,
    },
  ]);
  return { current, setCurrent };
}

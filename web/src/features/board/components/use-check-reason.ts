import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** Why a claim is worth checking, in the order of their number keys. */
export const CHECK_REASONS = ['spreads', 'matters', 'asked', 'harm', 'power'] as const;
type CheckReason = (typeof CHECK_REASONS)[number];

const STORED = 'claimdesk.checkReason';

/** The reason that claims are accepted with until another one is chosen: one of the list, or words of one's own. */
export function useCheckReason() {
  const t = useTranslations('inbox');
  const [chosen, setChosen] = useState(() => localStorage.getItem(STORED) ?? CHECK_REASONS[0]);
  const isKnown = (reason: string): reason is CheckReason => CHECK_REASONS.some((each) => each === reason);
  return {
    text: isKnown(chosen) ? t(`checkReason.${chosen}`) : chosen,
    choose: (reason: string) => {
      localStorage.setItem(STORED, reason);
      setChosen(reason);
    },
  };
}

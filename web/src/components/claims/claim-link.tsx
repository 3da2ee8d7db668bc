import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  claimId: string;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link to the page of a claim, wherever one stands. */
export function ClaimLink({ claimId, onClick, ...rest }: Props) {
  const router = useRouter();
  const path = `/claims/${claimId}`;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(`${router.basepath}${path}`);
  };
  return <a {...rest} href={`${router.basepath}${path}`} onClick={follow} />;
}

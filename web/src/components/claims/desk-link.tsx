import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react';
import { buttonClass } from '../ui/button';

export interface DeskLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Path within the desk, such as `/verdicts/…`. */
  to: string;
  /** Looks like a button, for what is to be done next. */
  tone?: 'main' | 'plain';
  ref?: Ref<HTMLAnchorElement>;
}

/** Leads to another part of the desk without knowing it. */
export function DeskLink({ to, tone, onClick, className, children, ...rest }: DeskLinkProps) {
  const { basepath, history } = useRouter();
  const href = `${basepath}${to}`;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    <a {...rest} href={href} className={tone === undefined ? className : buttonClass(tone)} onClick={follow}>
      {children}
    </a>
  );
}

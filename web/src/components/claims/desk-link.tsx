import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '../ui/button';

interface Props {
  /** Path within the desk, such as `/verdicts/…`. */
  to: string;
  /** Looks like a button, for what is to be done next. */
  tone?: 'main' | 'plain';
  children: ReactNode;
}

/** Leads to another part of the desk without knowing it. */
export function DeskLink({ to, tone, children }: Props) {
  const router = useRouter();
  const href = `${router.basepath}${to}`;
  return (
    <a
      href={href}
      className={tone === undefined ? undefined : buttonClass(tone)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </a>
  );
}

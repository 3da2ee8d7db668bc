import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Leads to the page of a claim. */
export function ClaimLink({ id, children }: { id: string; children: ReactNode }) {
  const { basepath, history } = useRouter();
  const path = `${basepath}/claims/${id}`;
  return (
    <a
      href={path}
      dir="auto"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        history.push(path);
      }}
    >
      {children}
    </a>
  );
}

import type { ReactNode } from 'react';

/** A link to a page somebody named: only to the web, in a new window. Without an address it is plain text. */
export function SafeLink({ href, children }: { href: string | null | undefined; children: ReactNode }) {
  if (!href || !/^https?:\/\//i.test(href)) return <bdi>{children}</bdi>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      <bdi>{children}</bdi>
    </a>
  );
}

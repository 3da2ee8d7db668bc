import type { ReactNode } from 'react';
import { DeskLink } from './desk-link';

/** Leads to the page of a claim. */
export function ClaimLink({ id, children }: { id: string; children: ReactNode }) {
  return <DeskLink to={`/claims/${id}`}>{children}</DeskLink>;
}

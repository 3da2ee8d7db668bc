import { DeskLink, type DeskLinkProps } from './desk-link';

/** Leads to the page of a claim. */
export function ClaimLink({ id, ...rest }: Omit<DeskLinkProps, 'to' | 'id'> & { id: string }) {
  return <DeskLink dir="auto" {...rest} to={`/claims/${id}`} />;
}

import type { OrganisationView } from '../organisation/organisation-profile.schemas.js';

/** Who gives data out, and on which terms. */
export interface DataPublisher {
  name: string;
  /** The public site. */
  url: string;
  /** Address of the licence; null when the organisation names none. */
  licence: string | null;
}

/** The organisation as it is now. */
export const dataPublisher = ({ displayName, profile }: OrganisationView, publicUrl: string): DataPublisher => ({
  name: displayName,
  url: publicUrl,
  licence: profile.licence,
});

/** What a file made of reports says of itself. */
export interface Edition {
  /** When anything published last changed before it was made (ISO 8601, UTC). */
  changedAt: string;
  publisher: DataPublisher;
}

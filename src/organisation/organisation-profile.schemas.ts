import { z } from 'zod';
import { filledText, httpsAddress, isoTime, webAddress } from '../api/text.schema.js';

const MAX_TEXT = 20_000;

/** Null where the desk says nothing. */
const words = (max: number) => filledText(max).nullable();

/** A complaint route outside the desk: the code of standards it has signed, and where its assessors hear of breaches. */
const outsideRoute = z
  .strictObject({
    name: filledText(200).describe('Who hears the complaint, such as IFCN or EFCSN.'),
    text: filledText(MAX_TEXT).describe('When and how a reader goes there, in words for readers.'),
    url: webAddress.describe('Where the complaint is made.'),
  })
  .meta({ id: 'OutsideComplaintRoute' });

/** What the organisation says of itself; the codes of IFCN and EFCSN ask for all of it. Public. */
export const organisationProfile = z
  .strictObject({
    name: words(200).describe('Name of the publisher; null: CLAIMDESK_ORGANISATION_NAME.'),
    url: webAddress.nullable().describe('The organisation’s own site.'),
    about: words(MAX_TEXT).describe('Who they are.'),
    correctionsPolicy: words(MAX_TEXT).describe('How mistakes are corrected.'),
    complaintRoutes: z
      .array(outsideRoute)
      .max(5)
      .describe('Where readers may complain about the desk itself: IFCN, EFCSN, a press council.'),
    funding: words(MAX_TEXT).describe('Who pays for the work.'),
    licence: httpsAddress
      .nullable()
      .describe('Terms under which published data may be used again: an https address, such as that of a CC licence.'),
  })
  .meta({ id: 'OrganisationProfile' });
export type OrganisationProfile = z.infer<typeof organisationProfile>;

export const organisationView = z
  .object({
    profile: organisationProfile,
    displayName: z.string().describe('The name readers see: that of the profile, or the configured one.'),
    version: z.int().describe('Counts the changes, from 0 for an empty profile; also the ETag.'),
    changedAt: isoTime.nullable(),
  })
  .meta({ id: 'Organisation' });
export type OrganisationView = z.infer<typeof organisationView>;

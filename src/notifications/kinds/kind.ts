import type { z } from 'zod';

/**
 * Who may see a notification. `rater`: it tells nothing that a rater of the claim may not know (own work, facts about
 * the source), so it is always shown. `desk`: it is hidden from a person for as long as that person is blind on the claim.
 */
export type Audience = 'rater' | 'desk';

/** What a sentence may speak of, looked up when it is read. Quoted and shortened already. */
export interface About {
  /** The claim in quotation marks, or `a claim`. */
  readonly claim: string;
  /** False for what is about the desk itself. */
  readonly hasClaim: boolean;
  /** The document's title in quotation marks, or `a document`. */
  readonly document: string;
  /** Name of the person called `personId` in the data, or `Somebody`. */
  readonly person: string;
  /** A time of the data in the reader's time zone, for example `25 Nov 2026, 09:00 (Europe/Berlin)`. */
  time(iso: string): string;
}

/** One kind of notification: all that the product knows of it. */
export interface KindDefinition<Data extends z.ZodObject = z.ZodObject> {
  /** For the preferences page: what it is about, in a few words. */
  readonly title: string;
  readonly audience: Audience;
  /** True when it may name neither claim nor document (a complaint about the desk itself); then nobody is kept from it. */
  readonly mayBeGeneral?: boolean;
  /** Facts beside the ids of claim and document. Never a rating, a rationale or a comment's text. */
  readonly data: Data;
  /** False when people may not switch it off in the product (the digest can always be switched off). */
  readonly optional: boolean;
  /** Whether it stands in the daily digest unless the person says otherwise. */
  readonly digest: boolean;
  /** One plain sentence for the person who gets it. */
  text(data: z.infer<Data>, about: About): string;
}

export const defineKind = <Data extends z.ZodObject>(definition: KindDefinition<Data>): KindDefinition<Data> =>
  definition;

import { PICTURE_SIZE } from '../pictures/picture-size.js';
import { pictureFacts, pictureText } from '../pictures/picture-facts.js';
import type { PublishedReport } from '../reports/to-report.js';
import { type Html, markup } from './markup.js';

/** What is shown where the address of a report is shared (Open Graph, Twitter cards). */
export function shareTags(published: PublishedReport): Html {
  const { report } = published;
  const facts = pictureFacts(published);
  const mark = facts.mark === null ? '' : `${facts.mark}: `;
  const image = `${report.permalink}/image.png`;
  return markup`<meta property="og:type" content="article" />
    <meta property="og:site_name" content="${report.organisation.name}" />
    <meta property="og:url" content="${report.permalink}" />
    <meta property="og:title" content="${mark}${report.shortStatement}" />
    <meta property="og:description" content="${mark}${report.rating.name}. ${report.summary}" />
    <meta property="og:image" content="${image}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${PICTURE_SIZE.width}" />
    <meta property="og:image:height" content="${PICTURE_SIZE.height}" />
    <meta property="og:image:alt" content="${pictureText(facts)}" />
    <meta property="article:published_time" content="${report.publishedAt}" />
    <meta property="article:modified_time" content="${report.modifiedAt}" />
    <meta name="twitter:card" content="summary_large_image" />
    <meta name="twitter:image:alt" content="${pictureText(facts)}" />`;
}

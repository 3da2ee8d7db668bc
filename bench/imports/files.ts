import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toBytes } from '../../src/reports/formats/to-bytes.js';
import { zip, type ZipEntry } from '../../src/reports/formats/zip.js';
import { streamReportsJson } from '../../src/reports/report-streams.js';
import { reportFixture } from '../../test/support/verdict-report.fixture.js';

/** Files of each kind that an import takes, made while they are written. */
export const IMPORT_FILES: Record<string, { name: string; bytes(megabytes: number): AsyncIterable<Buffer> }> = {
  'ClaimReview DataFeed': { name: 'feed.json', bytes: (megabytes) => toBytes(feed(megabytes)) },
  'ClaimReview table': { name: 'checks.csv', bytes: (megabytes) => toBytes(checks(megabytes)) },
  'reports of a desk': {
    name: 'reports.json',
    bytes: (megabytes) => toBytes(streamReportsJson(reports(megabytes), EDITION)),
  },
  'documents, table': { name: 'documents.csv', bytes: (megabytes) => toBytes(table(megabytes)) },
  'documents, JSON lines': { name: 'documents.jsonl', bytes: (megabytes) => toBytes(lines(megabytes)) },
  'documents, archive': { name: 'documents.zip', bytes: (megabytes) => zip(entries(megabytes), MOMENT) },
};

const MOMENT = '2026-03-01T00:00:00.000Z';
const EDITION = { changedAt: MOMENT, publisher: { name: 'Bench', url: 'http://127.0.0.1', licence: null } };
/** As many as an import takes; a larger file has longer ones. */
const DOCUMENTS = 10_000;
const CHECK_BYTES = 1_500;
const REPORT_BYTES = 3_600;
const DOCUMENT_BYTES = 20_000;

/** Writes a file of about this size. */
export async function writeImportFile(kind: string, path: string, megabytes: number): Promise<void> {
  const file = IMPORT_FILES[kind];
  if (!file) throw new Error(`there is no file of the kind ${kind}`);
  await pipeline(Readable.from(file.bytes(megabytes)), createWriteStream(path));
}

const countOf = (megabytes: number, bytes: number): number => Math.max(1, Math.round((megabytes * 1e6) / bytes));

/** Text that is another one for each number, and packs about as well as prose. */
function prose(number: number, length: number): string {
  const sentences: string[] = [];
  for (let at = 0, written = 0; written < length; at += 1) {
    const [year = 0, crowns = 0, town = 0] = createHash('md5').update(`${number} ${at}`).digest();
    const sentence = `In ${1900 + year} the council of town ${town} spent ${crowns} million crowns on roads and told nobody of it.`;
    sentences.push(sentence);
    written += sentence.length + 1;
  }
  return sentences.join(' ');
}

async function* feed(megabytes: number): AsyncGenerator<string> {
  yield '{"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[';
  for (let number = 1; number <= countOf(megabytes, CHECK_BYTES); number += 1) {
    const item = {
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: `https://facts.example/checks/${number}`,
      claimReviewed: `The bridge at Norvale cost ${number} crowns`,
      inLanguage: 'en',
      author: { '@type': 'Organization', name: 'Facts of Norvale', url: 'https://facts.example' },
      datePublished: '2026-03-01',
      reviewRating: { '@type': 'Rating', alternateName: 'False', ratingExplanation: prose(number, 900) },
      itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: `Speaker ${number % 1000}` } },
    };
    yield `${number > 1 ? ',' : ''}${JSON.stringify({ '@type': 'DataFeedItem', item: [item] })}`;
  }
  yield ']}';
}

async function* checks(megabytes: number): AsyncGenerator<string> {
  yield 'claim_text,review_url,review_rating,review_date,reviewer_name,rating_explanation\r\n';
  for (let number = 1; number <= countOf(megabytes, CHECK_BYTES); number += 1) {
    const explanation = prose(number, CHECK_BYTES - 150);
    yield `"The tower at Norvale cost ${number} crowns",https://facts.example/towers/${number},False,2026-03-01,Facts of Norvale,"${explanation}"\r\n`;
  }
}

async function* reports(megabytes: number) {
  for (let number = 1; number <= countOf(megabytes, REPORT_BYTES); number += 1) {
    const statement = `The city planted ${number} trees last year.`;
    yield reportFixture({ number, permalink: `https://checks.example.org/reports/${number}`, statement });
  }
}

function* texts(megabytes: number): Generator<{ title: string; text: string }> {
  const count = Math.min(DOCUMENTS, countOf(megabytes, DOCUMENT_BYTES));
  const length = Math.round((megabytes * 1e6) / count);
  for (let number = 1; number <= count; number += 1) {
    yield { title: `What town ${number} spent`, text: prose(number, length) };
  }
}

async function* table(megabytes: number): AsyncGenerator<string> {
  yield 'title,text,language\r\n';
  for (const { title, text } of texts(megabytes)) yield `${title},"${text} Table.",en\r\n`;
}

async function* lines(megabytes: number): AsyncGenerator<string> {
  for (const { title, text } of texts(megabytes)) yield `${JSON.stringify({ title, text, language: 'en' })}\n`;
}

function* entries(megabytes: number): Generator<ZipEntry> {
  let number = 0;
  for (const { title, text } of texts(megabytes)) {
    number += 1;
    yield { name: `${number}.txt`, content: toBytes([`${title}\n\n${text} Archive.`]) };
  }
}

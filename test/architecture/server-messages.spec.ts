import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { INELIGIBLE } from '../../src/assignments/eligibility.js';
import { DESK_SIGNS } from '../../src/claims/desk-signs.js';
import { BECAUSE } from '../../src/claims/separation-of-duties.js';
import { DETAIL_CODES } from '../../src/common/detail-codes.js';
import { ERROR_CODES } from '../../src/common/error-codes.js';
import { DOCUMENT_JOB_KINDS } from '../../src/documents/document-job.entity.js';
import { EXPORT_STATES } from '../../src/exports/export-status.js';
import { IMPORT_STATES } from '../../src/imports/import-run.entity.js';
import { SIGNS } from '../../src/extraction/signs.js';
import { KIND_NAMES } from '../../src/notifications/notification-kinds.js';

const MESSAGES = join(import.meta.dirname, '../../web/src/messages');
const OF_SERVER = join(import.meta.dirname, '../../web/src/server-messages');
const languages = readdirSync(MESSAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const ENGLISH = 'en';
const others = languages.filter((language) => language !== ENGLISH);

type Tree = { [key: string]: string | Tree };
const read = (file: string): Tree => JSON.parse(readFileSync(file, 'utf8')) as Tree;

/** The names below a key with dots, such as `job.failed`; those of kinds with dots in their names too. */
function keysAt(tree: Tree, path: string): string[] {
  const found = path.split('.').reduce<string | Tree | undefined>((at, key) => (at as Tree | undefined)?.[key], tree);
  const leaves = (node: string | Tree, before: string): string[] =>
    typeof node === 'string'
      ? [before]
      : Object.entries(node).flatMap(([key, inner]) => leaves(inner, before === '' ? key : `${before}.${key}`));
  return leaves(found ?? {}, '').sort();
}

const sorted = (names: readonly string[]): string[] => [...names].sort();

describe('what the server says, in the languages of the desk', () => {
  it('is there for every language but its own', () => {
    expect(readdirSync(OF_SERVER)).toEqual(others.map((language) => `${language}.json`));
  });

  it.each(others)(
    'has words in %s for every error code, sentence and kind of notification, and no others',
    (language) => {
      const messages = read(join(OF_SERVER, `${language}.json`));
      expect(keysAt(messages, 'code')).toEqual(sorted(ERROR_CODES));
      expect(keysAt(messages, 'detail')).toEqual(sorted(DETAIL_CODES));
      expect(Object.keys(messages['notification'] ?? {}).sort()).toEqual(sorted(KIND_NAMES));
    },
  );

  it('has a sentence for everything that keeps somebody from an act', () => {
    for (const tie of Object.keys(BECAUSE)) expect(DETAIL_CODES).toContain(`duty-${tie}`);
  });

  it.each(languages)('has names in %s for every state, kind, reason and sign that pages show', (language) => {
    const area = (name: string): Tree => read(join(MESSAGES, language, `${name}.json`));
    expect(keysAt(area('notifications'), 'kinds')).toEqual(sorted(KIND_NAMES));
    expect(keysAt(area('exports'), 'state')).toEqual(sorted(EXPORT_STATES));
    expect(keysAt(area('imports'), 'status')).toEqual(sorted(IMPORT_STATES));
    expect(keysAt(area('documents'), 'job.failed')).toEqual(sorted(DOCUMENT_JOB_KINDS));
    expect(keysAt(area('assign'), 'ineligible')).toEqual(sorted(Object.keys(INELIGIBLE)));
    expect(keysAt(area('signs'), 'sentence')).toEqual(sorted([...SIGNS, ...DESK_SIGNS]));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const FOLDER = join(import.meta.dirname, '../../web/src/messages');

/** Every message of a file by its dotted key. */
function messagesOf(language: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') found.set(key, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, key === '' ? name : `${key}.${name}`);
    } else throw new Error(`${language}/${file}: ${key} is neither a text nor a group of texts`);
  };
  walk(JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8')), '');
  return found;
}

/**
 * The names of the arguments of an ICU message, sorted; those within the branches of a plural or select too. Whether a number
 * needs a plural depends on the language, so the types are left out.
 * @throws Error when braces do not match
 */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  let at = 0;
  const readText = (isInner: boolean): void => {
    while (at < message.length) {
      const letter = message[at];
      if (letter === "'" && /['{}#<]/.test(message[at + 1] ?? '')) skipQuoted();
      else if (letter === '{') {
        at += 1;
        readArgument();
      } else if (letter === '}') {
        if (!isInner) throw new Error(`a brace too many in "${message}"`);
        at += 1;
        return;
      } else at += 1;
    }
    if (isInner) throw new Error(`a brace is missing in "${message}"`);
  };
  const skipQuoted = (): void => {
    if (message[at + 1] === "'") at += 2;
    else {
      const end = message.indexOf("'", at + 1);
      at = end < 0 ? message.length : end + 1;
    }
  };
  const readArgument = (): void => {
    const [head = ''] = /^[^{}]*/.exec(message.slice(at)) ?? [];
    found.add((head.split(',')[0] ?? '').trim());
    at += head.length;
    while (message[at] === '{') {
      at += 1;
      readText(true);
      at += /^[^{}]*/.exec(message.slice(at))?.[0].length ?? 0;
    }
    if (message[at] !== '}') throw new Error(`a brace is missing in "${message}"`);
    at += 1;
  };
  readText(false);
  return [...found].sort();
}

/** For each plural of a message, the forms that it has. */
const pluralForms = (message: string): string[][] =>
  [...message.matchAll(/\{\s*\w+\s*,\s*plural\s*,((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g)].map(([, branches = '']) =>
    [...branches.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}').matchAll(/(=?\w+)\s*\{/g)].map(([, form = '']) => form),
  );

const languages = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const others = languages.filter((language) => language !== 'en');
const files = readdirSync(join(FOLDER, 'en'));

describe('texts of the desk', () => {
  it('are in English and at least one other language', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(others).toContain('pl');
  });

  it('are listed, every area once', () => {
    const listed = readFileSync(join(FOLDER, 'messages.ts'), 'utf8');
    const areas = files.map((file) => file.replace(/\.json$/, ''));
    for (const area of areas) {
      expect(listed).toContain(`import type ${area} from './en/${area}.json';`);
      expect(listed).toContain(`  ${area}: typeof ${area};`);
    }
    expect(listed.match(/^import type/gm)).toHaveLength(areas.length);
  });

  it.each(others)('have the same areas in %s as in English', (language) => {
    expect(readdirSync(join(FOLDER, language))).toEqual(files);
  });

  it.each(others.flatMap((language) => files.map((file) => [language, file] as const)))(
    'say in %s/%s what English says, with the same arguments',
    (language, file) => {
      const [english, other] = [messagesOf('en', file), messagesOf(language, file)];
      expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
      const shape = (messages: Map<string, string>) =>
        Object.fromEntries([...messages].map(([key, message]) => [key, argumentsOf(message)]));
      expect(shape(other)).toEqual(shape(english));
    },
  );

  it.each(languages.flatMap((language) => files.map((file) => [language, file] as const)))(
    'have in %s/%s every form of a number that the language knows',
    (language, file) => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const [key, message] of messagesOf(language, file)) {
        expect([key, message.trim()]).not.toEqual([key, '']);
        for (const forms of pluralForms(message)) {
          // "Filters (3)" is the same for every number.
          if (forms.every((form) => form === 'other' || form.startsWith('='))) continue;
          const missing = pluralCategories.filter((form) => !forms.includes(form));
          expect([`${language}/${file} ${key}`, missing]).toEqual([`${language}/${file} ${key}`, []]);
        }
      }
    },
  );

  it('are compared by a reader of ICU messages that sees what is within', () => {
    expect(argumentsOf('Hello')).toEqual([]);
    expect(argumentsOf("It's {name}, '{not}' {count, plural, =0 {none} one {# of {all}} other {#}}")).toEqual([
      'all',
      'count',
      'name',
    ]);
    expect(() => argumentsOf('{count, plural, one {#}')).toThrow('missing');
    expect(() => argumentsOf('a }')).toThrow('too many');
    expect(pluralForms('{n, plural, one {# of {all}} other {#}}')).toEqual([['one', 'other']]);
  });
});

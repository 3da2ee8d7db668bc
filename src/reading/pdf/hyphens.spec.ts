import { describe, expect, it } from '@jest/globals';
import { joinLines, wordsOf } from './hyphens.js';

const join = (...lines: string[]): string => joinLines(lines, wordsOf(lines.map((text) => ({ text }))));

describe(joinLines.name, () => {
  it.each([
    [['The govern-', 'ment fell.'], 'The government fell.'],
    [['A well-known man is well-', 'known.'], 'A well-known man is well-known.'],
    [['The EU-', 'Mercosur treaty'], 'The EU-Mercosur treaty'],
    [['Die Regierung, sagte die Regie-', 'rung'], 'Die Regierung, sagte die Regierung'],
    [['one- and two-', 'or three-storey'], 'one- and two- or three-storey'],
    [['from 2023-', '2024 on'], 'from 2023-2024 on'],
    [['a soft\u00AD', 'Ware hyphen'], 'a softWare hyphen'],
    [['a dash –', 'here'], 'a dash – here'],
    [['a dash -', 'here'], 'a dash - here'],
    [['市議会は月曜', '日、橋を閉鎖'], '市議会は月曜日、橋を閉鎖'],
    [['시의회는 다리를', '폐쇄하기로'], '시의회는 다리를 폐쇄하기로'],
  ])('%j', (lines, joined) => {
    expect(join(...lines)).toBe(joined);
  });
});

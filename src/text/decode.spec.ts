import { describe, expect, it } from '@jest/globals';
import { encodeAs } from '../../test/support/legacy-bytes.js';
import { decodeBytes } from './decode.js';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const codeOf = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
    return 'no error';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('decodeBytes', () => {
  it('reads UTF-8 with and without a byte order mark', async () => {
    expect(await decodeBytes(Buffer.from('Zażółć'))).toEqual({ text: 'Zażółć', charset: 'utf-8' });
    expect(await decodeBytes(Buffer.from('\uFEFFZażółć'))).toEqual({ text: 'Zażółć', charset: 'utf-8' });
  });

  it('reads UTF-16 of either byte order when marked', async () => {
    const little = Buffer.from('\uFEFFPrices rose.', 'utf16le');
    expect(await decodeBytes(little)).toEqual({ text: 'Prices rose.', charset: 'utf-16le' });
    const big = Buffer.from(little).swap16();
    expect(await decodeBytes(big)).toEqual({ text: 'Prices rose.', charset: 'utf-16be' });
  });

  it('takes bytes that are not UTF-8 as windows-1252', async () => {
    expect(await decodeBytes(bytesOf('caf\xe9 \x93quoted\x94'))).toEqual({
      text: 'café “quoted”',
      charset: 'windows-1252',
    });
  });

  it('believes a declared charset, and a <meta> in HTML', async () => {
    const koi = bytesOf([0xd0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
    expect((await decodeBytes(koi, { charset: 'KOI8-R' })).text).toBe('привет');
    const page = bytesOf('<html><meta charset="iso-8859-2"><p>\xb1\xe6\xea</p>');
    expect((await decodeBytes(page, { html: true })).text).toContain('ąćę');
  });

  it('reads UTF-8 served under the default Latin-1 as UTF-8', async () => {
    expect(await decodeBytes(Buffer.from('naïve'), { charset: 'ISO-8859-1' })).toEqual({
      text: 'naïve',
      charset: 'utf-8',
    });
  });

  it('refuses a charset it does not know and one the bytes contradict', async () => {
    expect(await codeOf(() => decodeBytes(Buffer.from('abc'), { charset: 'klingon-8' }))).toBe('DOCUMENT_CHARSET');
    expect(await codeOf(() => decodeBytes(bytesOf('caf\xe9 cr\xe8me'), { charset: 'utf-8' }))).toBe('DOCUMENT_CHARSET');
  });

  it.each([
    ['windows-1251', 'Городской совет проголосовал в понедельник за закрытие старого моста, сообщил мэр.'],
    ['koi8-r', 'Ремонт обойдётся в 12 миллионов рублей и продлится до следующей весны, сообщил мэр города.'],
    [
      'iso-8859-2',
      'Rada miasta zagłosowała za zamknięciem mostu. Koszt wyniesie dwanaście milionów złotych, powiedział burmistrz.',
    ],
    ['windows-1255', 'מועצת העיר הצביעה ביום שני בעד סגירת הגשר הישן, אמר ראש העיר.'],
    ['windows-1256', 'صوت مجلس المدينة يوم الاثنين على إغلاق الجسر القديم، حسبما قال رئيس البلدية.'],
    ['shift_jis', '市議会は月曜日、古い橋を閉鎖することを決めた。修理には12億円かかると市長は述べた。'],
    ['euc-kr', '시의회는 월요일 오래된 다리를 폐쇄하기로 의결했다. 수리비는 12억 원이 들 것이라고 시장이 말했다.'],
    ['gb18030', '市议会星期一投票决定关闭旧桥。市长表示，维修费用将达到一千二百万元。'],
    ['big5', '市議會星期一投票決定關閉舊橋。市長表示，維修費用將達到一千二百萬元。'],
  ])('recognises %s that nobody declares', async (charset, words) => {
    expect(await decodeBytes(encodeAs(words, charset))).toEqual({ text: words, charset });
  });

  it('finds the telling line far into a long text', async () => {
    const words = 'Городской совет проголосовал в понедельник за закрытие старого моста, сообщил мэр.';
    const long = Buffer.concat([
      Buffer.from('Plain words in a line.\n'.repeat(20_000)),
      encodeAs(words, 'windows-1251'),
    ]);
    expect((await decodeBytes(long)).text).toMatch(new RegExp(`${words}$`));
  });

  it.each(['It\x92s the council\x92s \x93plan\x94 \x96 for \xa35.', 'Jos\xe9 P\xe9rez', 'na\xefve'])(
    'takes a few foreign characters in Western text (%j) for windows-1252',
    async (words) => {
      expect((await decodeBytes(bytesOf(words))).charset).toBe('windows-1252');
    },
  );

  it('names an encoding of DOS, which it cannot read', async () => {
    const dos = bytesOf(
      'Rada miasta zag\x88osowa\x88a w poniedzia\x88ek za zamkni\xa9ciem starego mostu. Koszt wyniesie dwana\x98cie milion\xa2w z\x88otych, poinformowa\x88 burmistrz.',
    );
    await expect(decodeBytes(dos)).rejects.toMatchObject({ code: 'DOCUMENT_CHARSET' });
  });

  it('forgives a stray wrong byte in a long UTF-8 page', async () => {
    const page = Buffer.concat([Buffer.from('Plain words. '.repeat(300)), Buffer.from([0xe9]), Buffer.from(' end')]);
    expect((await decodeBytes(page, { charset: 'utf-8' })).text).toContain('\uFFFD end');
  });

  it.each([
    ['PDF', bytesOf('%PDF-1.7\n%\xe2\xe3')],
    ['ZIP or Office', bytesOf('PK\x03\x04\x14\x00')],
    ['PNG', bytesOf('\x89PNG\r\n\x1a\n')],
    ['RTF', bytesOf('{\\rtf1\\ansi words}')],
    ['NUL-heavy', Buffer.from('plain words without a mark', 'utf16le')],
  ])('refuses %s data as binary', async (_name, bytes) => {
    expect(await codeOf(() => decodeBytes(bytes))).toBe('DOCUMENT_BINARY');
  });

  it('replaces a single NUL instead of refusing the file', async () => {
    expect((await decodeBytes(Buffer.from('one\0two'))).text).toBe('one\uFFFDtwo');
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \r\n\t '],
    ['only a byte order mark', '\uFEFF'],
  ])('refuses %s as empty', async (_name, s) => {
    expect(await codeOf(() => decodeBytes(Buffer.from(s)))).toBe('DOCUMENT_EMPTY');
  });
});

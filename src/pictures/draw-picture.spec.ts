import { describe, expect, it } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { drawPicture, STRIP } from './draw-picture.js';
import { type PictureFacts, pictureFacts, pictureKey, pictureText } from './picture-facts.js';
import { reportFixture } from '../../test/support/verdict-report.fixture.js';

const FACTS: PictureFacts = {
  statement: 'The storm destroyed 41 houses in Norvale.',
  language: 'en',
  label: 'Mostly false',
  color: '#d9622b',
  organisation: 'Norvale Fact Check',
  number: 12,
  mark: null,
  struck: false,
};
const PAPER = [251, 250, 247];

/** The picture as another program sees it: its PNG read back, with the colour of a pixel and the ink of a box. */
async function seen(more: Partial<PictureFacts> = {}) {
  const image = await loadImage(await drawPicture({ ...FACTS, ...more }).encode('png'));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixel = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3);
  /** Part of the box that is not paper, 0 to 1. */
  const ink = (x: number, y: number, width: number, height: number) => {
    const { data } = context.getImageData(x, y, width, height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (PAPER.some((value, channel) => Math.abs(data[at + channel]! - value) > 8)) count += 1;
    }
    return count / (width * height);
  };
  return { width: image.width, height: image.height, pixel, ink };
}

const published = (more: Parameters<typeof reportFixture>[0] = {}, labelColor: string | null = '#d9622b') => ({
  report: { ...reportFixture(more), contentHash: `sha256:${'0'.repeat(64)}` },
  labelColor,
  newestNumber: 1,
});

describe(drawPicture.name, () => {
  it('has the size that is asked for, and the colour of the label on its strip and beside its name', async () => {
    const { width, height, pixel } = await seen();
    expect([width, height]).toEqual([1200, 630]);
    expect(pixel(STRIP / 2, 300)).toEqual([0xd9, 0x62, 0x2b]);
    expect(pixel(108, 530)).toEqual([0xd9, 0x62, 0x2b]);
    expect(pixel(STRIP + 10, 300)).toEqual(PAPER);
  });

  it('writes statement, organisation, number and label in words', async () => {
    const { ink } = await seen();
    for (const box of [
      [84, 128, 600, 330],
      [84, 60, 300, 40],
      [900, 60, 236, 40],
      [156, 500, 300, 60],
    ] as [number, number, number, number][]) {
      expect([box, ink(...box) > 0.02]).toEqual([box, true]);
    }
  });

  it('says in a red box what became of the report, and only then', async () => {
    const plain = await seen();
    expect(plain.ink(800, 490, 336, 80)).toBe(0);
    const marked = await seen({ mark: 'RETRACTED', struck: true });
    expect(marked.pixel(1120, 500)).toEqual([0x8a, 0x1c, 0x12]);
    // The line through the label.
    expect(marked.ink(160, 530, 300, 5)).toBeGreaterThan(0.95);
  });

  it('keeps the longest statement between head and label, and begins Arabic at the right', async () => {
    const long = await seen({ statement: 'Norvale counted houses again. '.repeat(40).trim() });
    expect(long.ink(84, 104, 1052, 22)).toBe(0);
    expect(long.ink(84, 462, 1052, 16)).toBe(0);
    expect(long.ink(1140, 128, 60, 330)).toBe(0);
    const arabic = await seen({ statement: 'دمرت العاصفة 41 منزلا' });
    expect(arabic.ink(84, 128, 300, 330)).toBe(0);
    expect(arabic.ink(836, 128, 300, 330)).toBeGreaterThan(0.02);
  });

  // @napi-rs/canvas before 1.0 read a picture that was already collected, and took the process with it (its issue 1312).
  it('draws many pictures at once, none of which is held by anything but its encoding', async () => {
    const drawn = Array.from({ length: 200 }, (_, number) => drawPicture({ ...FACTS, number }).encode('png'));
    for (const png of await Promise.all(drawn)) expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  });
});

describe(pictureFacts.name, () => {
  it('gives another key when the report is retracted, and the same for the same report', () => {
    const standing = pictureFacts(published());
    const retracted = pictureFacts(published({ retracted: true, state: 'RETRACTED' }));
    expect(pictureKey(pictureFacts(published()))).toBe(pictureKey(standing));
    expect(pictureKey(retracted)).not.toBe(pictureKey(standing));
    expect(retracted).toMatchObject({ mark: 'RETRACTED', struck: true });
    expect(pictureText(retracted)).toMatch(/^RETRACTED\. /);
  });

  it('leaves out what would be drawn as an empty box or turn the text around', () => {
    const { statement } = pictureFacts(published({ statement: '\u202Eevil\u0000 \u{1F4A5} 41 houses' }));
    expect(statement).toBe('evil 41 houses');
    expect(pictureFacts(published({ statement: '嵐で41軒の家が壊れた' })).statement).toMatch(/^Verdict report \d+$/);
    expect(pictureFacts(published({ statement: 'x'.repeat(100_000) })).statement.length).toBeLessThanOrEqual(400);
  });

  it('is grey where the scheme gives no colour, or something else in its place', () => {
    expect(pictureFacts(published({}, null)).color).toBe('#888888');
    expect(pictureFacts(published({}, 'url(x)')).color).toBe('#888888');
  });
});

import type { Page } from 'playwright-core';

/** A file somebody holds. */
export interface HeldFile {
  name: string;
  type: string;
  text: string;
}

/** Drops files onto the page, as from a folder. */
export async function dropFiles(page: Page, files: readonly HeldFile[]): Promise<void> {
  // As text: the tests are typed without the browser's globals.
  const held = await page.evaluateHandle(`(() => {
    const held = new DataTransfer();
    for (const { name, type, text } of ${JSON.stringify(files)}) held.items.add(new File([text], name, { type }));
    return held;
  })()`);
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', event, { dataTransfer: held });
  }
}

/** Selects a stretch of the text that is being read, by its offsets (UTF-16), as a pointer does. */
export async function selectWords(page: Page, start: number, end: number): Promise<void> {
  await page.evaluate(`(() => {
    const point = (offset) => {
      for (const piece of document.querySelectorAll('[data-at]')) {
        const within = offset - Number(piece.dataset.at);
        if (within >= 0 && within <= piece.textContent.length) return [piece.firstChild, within];
      }
      throw new Error('no such place in the text: ' + offset);
    };
    document.getSelection().setBaseAndExtent(...point(${start}), ...point(${end}));
  })()`);
}

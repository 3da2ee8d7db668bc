import { api, data } from './api-client';
import { keysOf, questionsOf, sealedKey } from './kept-drafts';

/** What somebody left here, by its key in each of the two storages. */
interface Texts {
  local: [key: string, text: string][];
  session: [key: string, text: string][];
}

interface Sealed {
  iv: string;
  words: string;
}

/**
 * Locks the texts of this person that are on this device: what stays can be opened only by who is signed in as the same
 * person, for the desk gives nobody else the key. The open ones are left for the caller to delete.
 * @throws when the desk cannot be reached or the device has no room; then nothing has changed
 */
export async function sealAllOf(person: string): Promise<void> {
  await openAllOf(person);
  const texts: Texts = {
    local: textsIn(localStorage, keysOf(person)),
    session: textsIn(sessionStorage, questionsOf(person)),
  };
  const [key] = await keys();
  if (!key) throw new Error('the desk gave no key');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const words = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(texts)),
  );
  const sealed: Sealed = { iv: toBase64(iv), words: toBase64(new Uint8Array(words)) };
  localStorage.setItem(sealedKey(person), JSON.stringify(sealed));
}

/**
 * Puts back what this person left locked. What has been written since stays as it is.
 * @throws when the desk cannot be reached; then it stays locked
 */
export async function openAllOf(person: string): Promise<void> {
  const stored = localStorage.getItem(sealedKey(person));
  if (stored === null) return;
  const texts = await opened(JSON.parse(stored) as Sealed, await keys());
  // Null: the desk has had two new secrets since, and nothing can open it any more.
  if (texts) {
    putBack(localStorage, texts.local);
    putBack(sessionStorage, texts.session);
  }
  localStorage.removeItem(sealedKey(person));
}

const textsIn = (storage: Storage, names: readonly string[]): [string, string][] =>
  names.map((name) => [name, storage.getItem(name) ?? '']);

function putBack(storage: Storage, texts: readonly [string, string][]): void {
  for (const [name, text] of texts) if (storage.getItem(name) === null) storage.setItem(name, text);
}

async function keys(): Promise<CryptoKey[]> {
  const given = await data(api.GET('/api/v1/auth/text-keys'));
  return Promise.all(
    given.keys.map((key) => crypto.subtle.importKey('raw', fromBase64(key), 'AES-GCM', false, ['encrypt', 'decrypt'])),
  );
}

async function opened({ iv, words }: Sealed, known: readonly CryptoKey[]): Promise<Texts | null> {
  for (const key of known) {
    try {
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, key, fromBase64(words));
      return JSON.parse(new TextDecoder().decode(text)) as Texts;
    } catch {
      // Sealed with another of the keys.
    }
  }
  return null;
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

/**
 * The address as the URL standard reads it; null when it is none. Never ask `URL.canParse` instead: on Node 20, once it
 * runs as optimised code, it refuses every address with a letter beyond ASCII, such as that of bücher.example.
 */
export function parseUrl(address: string, base?: URL | string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

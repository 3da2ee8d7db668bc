const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export interface SitemapAddress {
  url: string;
  /** Left out where nobody knows. */
  modified?: Date;
}

/** A file of addresses (sitemaps.org 0.9). */
export const sitemapXml = (addresses: readonly SitemapAddress[]): string => xml('urlset', 'url', addresses);

/** The file that names the other files. */
export const sitemapIndexXml = (files: readonly SitemapAddress[]): string => xml('sitemapindex', 'sitemap', files);

function xml(root: string, element: string, addresses: readonly SitemapAddress[]): string {
  const items = addresses.map(({ url, modified }) => {
    const lastmod = modified === undefined ? '' : `<lastmod>${modified.toISOString()}</lastmod>`;
    return `<${element}><loc>${escaped(url)}</loc>${lastmod}</${element}>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${items.join('')}</${root}>\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

// Which links lead into this office. The functions write whole addresses into cells, and an office that
// was started at another port since then is still the one that they mean.

const SHEET_PATH = /^\/spreadsheets\/d\/[\w-]/;
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost']);

/**
 * A link as an address of the office whose page it stands in, or null where it leads elsewhere. A
 * spreadsheet on this machine is this office's, whatever port the link names.
 */
export function ownAddress(link: string, page: { href: string; pathname: string }): URL | null {
  const own = new URL(page.href);
  const url = URL.parse(link.startsWith('#') ? page.pathname + link : link, page.href);
  if (url === null) return null;
  if (url.origin === own.origin) return url;
  const here = THIS_MACHINE.has(url.hostname) && /^https?:$/.test(url.protocol);
  if (!here || !SHEET_PATH.test(url.pathname)) return null;
  return new URL(url.pathname + url.search + url.hash, own);
}

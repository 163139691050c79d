// Where a cell leads: a small card under the cell in hand, as in Google Sheets, and Alt+Enter. Addresses
// of this office keep the person who was chosen; those of the same spreadsheet need no new page.
import { asPerson } from './ask.ts';
import { element } from './element.ts';
import type { Grid } from './grid/grid.ts';
import { notify } from './notices.ts';
import { cellPlace } from '../../functions/domain/workbook/cell.ts';
import { ownAddress } from '../sheet-page/own-address.ts';

export interface LinkCard {
  /** The cell in hand may be another one. */
  update(): void;
  /** Follows the link of the cell in hand, if it has one. */
  followActive(): boolean;
}

export function linkCard(grid: Grid, spreadsheetId: string): LinkCard {
  const anchor = element('a', { onclick: (event: Event) => take(event) });
  const card = element('div', { class: 'link-card', hidden: true }, anchor);
  document.body.append(card);

  const linkInHand = () => {
    const active = grid.active();
    const place = active && cellPlace(active.range.replace(/:.*/, ''));
    return active && place ? grid.linkAt({ sheetId: active.sheetId, ...place }) : null;
  };

  function take(event: Event): void {
    const link = linkInHand();
    if (link === null) return;
    event.preventDefault();
    follow(link, grid, spreadsheetId);
  }

  return {
    update() {
      const link = linkInHand();
      const rect = link === null ? null : grid.activeRect();
      card.hidden = link === null || rect === null;
      if (link === null || !rect) return;
      anchor.href = hrefOf(link);
      anchor.textContent = wordsOf(link);
      card.style.left = `${Math.max(8, rect.left)}px`;
      card.style.top = `${rect.bottom + 4}px`;
    },
    followActive() {
      const link = linkInHand();
      if (link !== null) follow(link, grid, spreadsheetId);
      return link !== null;
    },
  };
}

function hrefOf(link: string): string {
  const url = officeUrl(link);
  return url ? asPerson(url.href) : link;
}

const officeUrl = (link: string) => ownAddress(link, location);

function wordsOf(link: string): string {
  const url = officeUrl(link);
  if (!url) return `Mở ${link.length > 60 ? `${link.slice(0, 57)}…` : link}`;
  const range = new URLSearchParams(url.hash.slice(1)).get('range');
  const here = url.pathname === location.pathname;
  const where = here ? 'Đi đến ô' : 'Mở bảng tính nguồn';
  if (range === null) return where;
  return here ? `${where} ${range}` : `${where}, ô ${range}`;
}

/** Opens an address as the person chosen: in this page where it is this spreadsheet's. */
export function follow(link: string, grid: Grid, spreadsheetId: string): void {
  const url = officeUrl(link);
  if (!url) {
    if (/^https?:/i.test(link)) window.open(link, '_blank', 'noopener');
    return;
  }
  if (url.pathname.startsWith(`/spreadsheets/d/${spreadsheetId}`)) {
    if (!selectFromHash(url.hash, grid)) notify({ text: 'Không còn ô này trong bảng tính.' });
  } else window.open(asPerson(url.href), '_blank');
}

/** `#gid=…&range=…`; true where nothing is asked for. */
export function selectFromHash(hash: string, grid: Grid): boolean {
  const wish = new URLSearchParams(hash.replace(/^#/, ''));
  const gid = wish.get('gid');
  if (gid === null) return true;
  return grid.select(Number(gid), wish.get('range') ?? 'A1');
}

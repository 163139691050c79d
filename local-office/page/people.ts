// People of the office, as the pages speak of them.
import type { PagePerson } from '../sheet-page/contract.ts';

/** As /api/people tells them. */
export interface DeskPerson extends PagePerson {
  spreadsheets: { id: string; title: string }[];
}

export const ROLE_WORDS: Record<string, string> = {
  communeOfficer: 'Cán bộ cấp xã',
  communeLeader: 'Lãnh đạo cấp xã',
  provinceStaff: 'Cán bộ tổng hợp của tỉnh',
  provinceViewer: 'Người xem của tỉnh',
  admin: 'Quản trị của tỉnh',
};

/** Their desk is the province's page, not a commune's spreadsheet. */
export function isProvincial({ role }: Pick<PagePerson, 'role'>): boolean {
  return role === 'provinceStaff' || role === 'provinceViewer' || role === 'admin';
}

// Lines of unit lists for tests: the named cast, and what a test says differently about them.
import type { UnitRow } from '../../../functions/domain/unit/fields.ts';

const AN_HAI = {
  maTinh: '48',
  maXa: '20275',
  tenXa: 'Phường An Hải',
  loai: 'Phường',
  vung: 'Đồng bằng',
  tuNgay: '2025-07-01',
  denNgay: '',
};

const VILLAGE_1 = {
  maXa: '20275',
  maThon: 'T001',
  tenThon: 'Tổ dân phố 1',
  loai: 'Tổ dân phố',
  vung: '',
  soHo: '412',
  tuNgay: '2025-07-01',
  denNgay: '',
};

/** Lines of a commune list, from line 2 on: An Hải, but for what each says otherwise. */
export function communeRows(...changes: Record<string, string>[]): UnitRow[] {
  return changes.map((change, index) => ({ line: index + 2, record: { ...AN_HAI, ...change } }));
}

/** Lines of a village list, from line 2 on: village T001 of An Hải, but for what each says. */
export function villageRows(...changes: Record<string, string>[]): UnitRow[] {
  return changes.map((change, index) => ({ line: index + 2, record: { ...VILLAGE_1, ...change } }));
}

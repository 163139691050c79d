// The people of the demo province by name: two officers for each commune, the leaders of some, the
// staff of the province and somebody who may only look. Their names are drawn, and nobody's.
import { communeId, type Commune } from '../functions/domain/unit/unit.ts';
import type { Grant } from '../functions/domain/officer/permissions.ts';
import {
  communeLeader,
  communeOfficers,
  communesWithLeader,
  provinceOfficer,
  provinceViewer,
} from './officers.ts';
import { randomOf } from './synthesis-random.ts';

export interface Person {
  email: string;
  name: string;
  role: Grant['role'];
  /** `48-20275`, or `48`. */
  unit: string;
  unitName: string;
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];
const MIDDLE = ['Thị', 'Văn', 'Minh', 'Thanh', 'Ngọc', 'Quang', 'Thu', 'Hữu', 'Bảo', 'Xuân'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Hà',
  'Hiếu',
  'Khánh',
  'Lan',
  'Long',
  'Mai',
  'Nga',
  'Sơn',
];

/** Province first, then the communes in their order. */
export function peopleOf(
  province: { code: string; name: string },
  communes: readonly Commune[],
): Person[] {
  const { code: unit, name: unitName } = province;
  const person = (role: Person['role'], email: string, of: Pick<Person, 'unit' | 'unitName'>) => ({
    email,
    name: nameOf(email),
    role,
    ...of,
  });
  const led = new Set(communesWithLeader(communes));
  return [
    person('provinceStaff', provinceOfficer(unit), { unit, unitName }),
    person('provinceViewer', provinceViewer(unit), { unit, unitName }),
    ...communes.flatMap((commune) => {
      const of = { unit: communeId(commune), unitName: commune.name };
      return [
        ...communeOfficers(commune).map((email) => person('communeOfficer', email, of)),
        ...(led.has(commune) ? [person('communeLeader', communeLeader(commune), of)] : []),
      ];
    }),
  ];
}

function nameOf(email: string): string {
  const random = randomOf(1, email);
  return [FAMILY, MIDDLE, GIVEN].map((list) => random.pick(list)).join(' ');
}

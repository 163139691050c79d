// Whose name may leave the commune when something is praised: a collective's and a business's, and
// that of a model or an initiative. A person's stays in the workbook, and so does any name of which
// nobody has said whose it is.

const STAND_INS: Record<string, string> = {
  INDIVIDUAL: 'Cá nhân (tên lưu tại xã)',
  HOUSEHOLD: 'Hộ gia đình (tên lưu tại xã)',
};
const UNSAID = '(tên lưu tại xã)';

/** `kind` and `subject` are codes of tab 9; a subject left blank is null. */
export function recognisedName(kind: string, subject: string | null, name: string): string {
  if (subject === 'COLLECTIVE' || subject === 'BUSINESS') return name;
  if (subject !== null) return STAND_INS[subject] ?? UNSAID;
  return kind === 'MODEL' || kind === 'INITIATIVE' ? name : UNSAID;
}

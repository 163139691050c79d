// The place of a cell as it travels, `4. Số liệu kỳ!E5`, in its two parts.

/** The cell is '' where the place is a tab as a whole. A tab's name may hold a "!" itself. */
export function placeParts(at: string): { tab: string; cell: string } {
  const mark = at.lastIndexOf('!');
  return mark < 0 ? { tab: at, cell: '' } : { tab: at.slice(0, mark), cell: at.slice(mark + 1) };
}

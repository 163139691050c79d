// "Xem với vai trò …" on the province's page: how a commune's report stands as one of its own people
// sees it. It is only looked at, and the functions write down who looked.
import { progressWords } from '../../functions/domain/report/chase-message.ts';
import type { ReportStatus } from '../../functions/domain/report/desk.ts';
import { STATE_NAMES } from '../../functions/domain/report/life.ts';
import { momentWords } from '../../functions/domain/vietnamese/date.ts';
import { ask } from './ask.ts';
import { element } from './element.ts';
import { isProvincial, ROLE_WORDS, type DeskPerson } from './people.ts';

export function viewAsPanel(people: readonly DeskPerson[], period: () => string): HTMLElement {
  const shown = element('div', { role: 'status' });
  const chooser = element(
    'select',
    { id: 'view-as', onchange: () => void look() },
    element('option', { value: '' }, 'Chọn cán bộ, lãnh đạo xã…'),
    ...people
      .filter((person) => !isProvincial(person))
      .map(({ email, name, role, unitName }) =>
        element('option', { value: email }, `${unitName}: ${name} (${ROLE_WORDS[role] ?? role})`),
      ),
  );
  async function look(): Promise<void> {
    const email = chooser.value;
    shown.replaceChildren();
    if (email === '') return;
    const query = new URLSearchParams({ viewAs: email, period: period() });
    try {
      const status = await ask<ReportStatus>(`/api/status?${query.toString()}`);
      if (chooser.value === email) shown.replaceChildren(...linesOf(status));
    } catch (error) {
      const words = error instanceof Error ? error.message : 'Không xem được.';
      shown.replaceChildren(element('p', { class: 'refusal' }, words));
    }
  }
  return element(
    'section',
    { class: 'office', 'aria-label': 'Xem với vai trò' },
    element('h2', {}, 'Xem với vai trò'),
    element('p', { class: 'hint' }, 'Chỉ xem, không sửa được gì; mỗi lần xem được ghi nhật ký.'),
    element('label', { for: 'view-as' }, 'Xem với vai trò '),
    chooser,
    shown,
  );
}

function linesOf({ report, returned, timeliness, reminders = [] }: ReportStatus): HTMLElement[] {
  const lines = [
    `Trạng thái: ${report === null ? 'Chưa nộp' : `${STATE_NAMES[report.state]} (bản ${report.revision}, ${report.by}, ${momentWords(report.submittedAt)})`}.`,
    `Thời hạn: ${progressWords({ timeliness, report })}${timeliness.dueWords === null ? '' : `; hạn ${timeliness.dueWords}`}.`,
    ...(report?.state === 'RETURNED' && returned !== null
      ? [
          `Bị trả lại lúc ${momentWords(returned.at)}: ${returned.reason}`,
          ...returned.cells.map(({ at, words }) => `Ô phải sửa: ${at}${words && ` – ${words}`}`),
        ]
      : []),
    ...reminders.map(({ words, at, acknowledged }) => {
      const known = acknowledged ? ', đã xác nhận' : '';
      return `${words} (${momentWords(at)}${known}).`;
    }),
  ];
  return lines.map((words) => element('p', {}, words));
}

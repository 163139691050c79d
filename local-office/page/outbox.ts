// "Hộp thư đi" on the province's page: the mails that the functions have put together, each to be
// opened and read. The office's mail server hands them on to nobody.
import { ask } from './ask.ts';
import { element } from './element.ts';
import { momentText } from './office-panel.ts';

interface Letter {
  to: string;
  subject: string;
  text: string;
  state: 'QUEUED' | 'SENDING' | 'SENT' | 'REFUSED' | 'UNSURE' | 'DROPPED';
  at: string;
}

const STATES: Record<Letter['state'], string> = {
  QUEUED: 'chờ gửi',
  SENDING: 'đang gửi',
  SENT: 'đã gửi',
  REFUSED: 'bị từ chối',
  UNSURE: 'chưa rõ đã gửi hay chưa',
  DROPPED: 'bỏ',
};
/** Letters shown at first; the rest is counted. */
const AT_FIRST = 50;

export function outboxPanel(): { panel: HTMLElement; refresh(): Promise<void> } {
  const list = element('ul', { class: 'letters' });
  const count = element('p', { class: 'hint', role: 'status' });
  const panel = element(
    'section',
    { class: 'office outbox', 'aria-label': 'Hộp thư đi' },
    element('h2', {}, 'Hộp thư đi'),
    element(
      'p',
      { class: 'hint' },
      'Thư nhắc việc của bản mô phỏng; không thư nào rời khỏi máy này.',
    ),
    count,
    list,
  );
  return {
    panel,
    async refresh() {
      const letters = await ask<Letter[]>('/api/outbox');
      const more = letters.length - AT_FIRST;
      count.textContent =
        letters.length === 0
          ? 'Chưa có thư nào. Việc “Kiểm tra hạn nộp và gửi thư nhắc” chạy lúc 07:05 hằng ngày.'
          : `${letters.length} thư${more > 0 ? `, hiện ${AT_FIRST} thư đầu` : ''}.`;
      list.replaceChildren(...letters.slice(0, AT_FIRST).map(letterItem));
    },
  };
}

function letterItem({ to, subject, text, state, at }: Letter): HTMLElement {
  return element(
    'li',
    {},
    element(
      'details',
      {},
      element('summary', {}, `${subject} → ${to} (${STATES[state]}, ${momentText(at)})`),
      element('pre', { class: 'letter' }, text),
    ),
  );
}

// A message ready for Zalo, which the officer may still change and then copies.
import type { Failure, TextView } from '../contract.ts';
import { button, element, heading } from './dom.ts';
import { ask } from './server.ts';
import type { Stage } from './stage.ts';

export function zaloPane(stage: Stage): void {
  textPane(stage, 'Tin nhắn nhắc các Tổ', () => ask('sidebarTeamMessage'));
}

export function chasePane(stage: Stage): void {
  textPane(stage, 'Tin nhắn đôn đốc các xã, phường', () => ask('sidebarChaseMessage'));
}

function textPane(stage: Stage, title: string, work: () => Promise<TextView | Failure>): void {
  stage.request('Đang soạn tin…', work, ({ text }) => {
    const area = element('textarea', { rows: 16, 'aria-label': title, spellcheck: 'false' });
    area.value = text;
    const said = element('p', { class: 'said' });
    const copy = button('Sao chép', () => void copied(), 'primary');
    const copied = async (): Promise<void> => {
      const words = (await copyOut(area))
        ? 'Đã sao chép. Mở nhóm Zalo rồi dán vào ô soạn tin.'
        : 'Trình duyệt không cho sao chép tự động. Tin đã được bôi đen: hãy nhấn Ctrl+C.';
      said.textContent = words;
      stage.say(words);
    };
    stage.show(
      heading(title),
      element('p', { class: 'aside' }, 'Có thể sửa tin trước khi sao chép.'),
      area,
      element(
        'div',
        { class: 'actions' },
        copy,
        button('Soạn lại', () => textPane(stage, title, work)),
      ),
      said,
    );
  });
}

/** A sidebar is a frame inside another page, which need not let it write to the clipboard. */
async function copyOut(area: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.focus();
    area.select();
    return document.execCommand('copy');
  }
}

// The first page: who sits at the keyboard. It stands in for signing in with Google, and says so.
import { fold } from '../../functions/domain/vietnamese/text.ts';
import { ask, asPerson } from './ask.ts';
import { element, pageElement } from './element.ts';
import { isProvincial, ROLE_WORDS, type DeskPerson } from './people.ts';

/** Shown of a group before anything is searched for. */
const FIRST_FEW = 12;

const GROUPS: { title: string; roles: string[] }[] = [
  { title: 'Cấp tỉnh', roles: ['provinceStaff', 'provinceViewer', 'admin'] },
  { title: 'Cấp xã', roles: ['communeOfficer', 'communeLeader'] },
];

async function start(): Promise<void> {
  const [people, office] = await Promise.all([
    ask<DeskPerson[]>('/api/people'),
    ask<{ now?: string; plan?: string }>('/api/office').catch(() => ({})),
  ]);
  const results = element('div', { class: 'people' });
  const count = element('p', { class: 'count', role: 'status' });
  const search = element('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    placeholder: 'Tên xã, tên người hoặc địa chỉ thư…',
    oninput: () => list(search.value),
  });

  function list(wish: string): void {
    const words = fold(wish).split(/\s+/).filter(Boolean);
    const found = people.filter((person) => {
      const text = fold(
        `${person.name} ${person.unitName} ${person.email} ${ROLE_WORDS[person.role] ?? ''}`,
      );
      return words.every((word) => text.includes(word) || bare(text).includes(bare(word)));
    });
    count.textContent =
      words.length > 0
        ? `${found.length} người khớp với “${wish.trim()}”`
        : `${people.length} người`;
    results.replaceChildren(
      ...GROUPS.flatMap(({ title, roles }) => {
        const group = found.filter(({ role }) => roles.includes(role));
        if (group.length === 0) return [];
        const shown = words.length > 0 ? group : group.slice(0, FIRST_FEW);
        const more = group.length - shown.length;
        return element(
          'section',
          {},
          element('h2', {}, `${title} (${group.length})`),
          element('ul', {}, ...shown.map(cardOf)),
          more > 0
            ? element(
                'button',
                {
                  class: 'more',
                  onclick: (event: Event) => {
                    const section = (event.target as HTMLElement).closest('section');
                    section?.querySelector('ul')?.append(...group.slice(FIRST_FEW).map(cardOf));
                    (event.target as HTMLElement).remove();
                  },
                },
                `Hiện thêm ${more} người`,
              )
            : null,
        );
      }),
    );
  }

  pageElement().replaceChildren(
    element(
      'header',
      { class: 'top' },
      element('h1', {}, 'Chốt Số'),
      element('span', { class: 'badge' }, 'mô phỏng'),
      element('p', {}, 'Chốt số liệu Tổ công nghệ số cộng đồng của một tỉnh'),
    ),
    element(
      'main',
      { class: 'choose' },
      element(
        'section',
        { class: 'intro' },
        element('h2', {}, 'Chọn người dùng'),
        element(
          'p',
          {},
          'Trang này thay cho bước đăng nhập bằng tài khoản Google. Mọi người, đơn vị và số liệu ở đây đều là ',
          element('strong', {}, 'mô phỏng'),
          ', chạy trên máy này và không gửi đi đâu.',
        ),
        'plan' in office && office.plan ? element('p', {}, `Kế hoạch: ${office.plan}`) : null,
        element('label', { for: 'search' }, 'Tìm người'),
        search,
        count,
      ),
      results,
    ),
  );
  list('');
  search.focus();
}

/** Without marks, so that "Tuyen Quang" finds Tuyên Quang. */
function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

function cardOf(person: DeskPerson): HTMLElement {
  return element(
    'li',
    {},
    element(
      'a',
      { href: deskOf(person) },
      element('strong', {}, person.unitName || person.name),
      element('span', {}, `${person.name} · ${ROLE_WORDS[person.role] ?? person.role}`),
      element('span', { class: 'email' }, person.email),
    ),
  );
}

/** Where they were going before they were asked who they are, else their own desk. */
function deskOf(person: DeskPerson): string {
  const next = new URLSearchParams(location.search).get('next');
  if (next?.startsWith('/') && !next.startsWith('//'))
    return asPerson(next + location.hash, person.email);
  const [own] = person.spreadsheets;
  if (isProvincial(person) || !own) return asPerson('/province', person.email);
  return asPerson(`/spreadsheets/d/${own.id}/edit`, person.email);
}

start().catch((error: unknown) => {
  pageElement().replaceChildren(
    element(
      'main',
      { class: 'refusal' },
      element('h1', {}, 'Chưa mở được văn phòng'),
      element('p', {}, error instanceof Error ? error.message : String(error)),
    ),
  );
});

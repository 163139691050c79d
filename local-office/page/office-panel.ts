// The office's clock, which can be moved, and its scheduled jobs, which can be run at once: both stand
// in for Cloud Scheduler, so that a whole year can be tried in an afternoon.
import { ask } from './ask.ts';
import { element } from './element.ts';

export interface OfficeState {
  /** ISO 8601 at +07:00. */
  now: string;
  /** What is reported on now. */
  period: string;
  jobs: Job[];
}

interface Job {
  name: string;
  title: string;
  /** In words. */
  when: string;
  lastRun: JobRun | null;
}

interface JobRun {
  at: string;
  outcome: 'DONE' | 'REFUSED' | 'FAILED';
  detail: string | null;
}

interface PanelEvents {
  changed(): void;
  failed(sentence: string): void;
}

const OUTCOMES = { DONE: 'đã chạy xong', REFUSED: 'không chạy được', FAILED: 'gặp lỗi' };

export function officePanel(office: OfficeState, events: PanelEvents): HTMLElement {
  const now = element('output', { class: 'clock' }, clockText(office.now));
  const day = element('input', {
    type: 'datetime-local',
    id: 'to',
    value: office.now.slice(0, 16),
  });
  const list = element('ul', { class: 'jobs' });
  const log = element('p', { class: 'job-log', role: 'status' });

  function show(state: OfficeState): void {
    now.textContent = clockText(state.now);
    day.value = state.now.slice(0, 16);
    list.replaceChildren(...state.jobs.map(jobLine));
  }

  /** Does a thing that may take a while, then shows how the office stands. */
  async function act(button: EventTarget | null, work: () => Promise<string>): Promise<void> {
    const pressed = button instanceof HTMLButtonElement ? button : null;
    if (pressed) pressed.disabled = true;
    log.textContent = 'Đang chạy…';
    try {
      log.textContent = await work();
      show(await ask<OfficeState>('/api/office'));
      events.changed();
    } catch (error) {
      log.textContent = error instanceof Error ? error.message : String(error);
      events.failed(log.textContent);
    } finally {
      if (pressed) pressed.disabled = false;
    }
  }

  const move = (event: Event, body: object) =>
    void act(event.currentTarget, async () => {
      await ask('/api/office/clock', body);
      return 'Đã chỉnh đồng hồ; việc đến giờ đã được chạy.';
    });

  function jobLine({ name, title, when, lastRun }: Job): HTMLElement {
    const last = lastRun ? `lần gần nhất ${momentText(lastRun.at)}: ${outcomeText(lastRun)}` : null;
    return element(
      'li',
      {},
      element(
        'span',
        {},
        title,
        element('small', {}, when),
        last ? element('small', {}, last) : null,
      ),
      element(
        'button',
        {
          'aria-label': `Chạy ngay: ${title}`,
          onclick: (event: Event) =>
            void act(event.currentTarget, async () => {
              const run = await ask<JobRun>(`/api/office/jobs/${name}`, {});
              return `${title}: ${outcomeText(run)}.`;
            }),
        },
        'Chạy ngay',
      ),
    );
  }

  show(office);
  return element(
    'section',
    { class: 'office', 'aria-label': 'Đồng hồ và việc theo lịch của văn phòng' },
    element('h2', {}, 'Đồng hồ và việc theo lịch'),
    element(
      'p',
      { class: 'hint' },
      'Chỉ có ở bản mô phỏng. Khi triển khai thật, Google Cloud Scheduler chạy các việc này theo giờ Việt Nam.',
    ),
    element(
      'div',
      { class: 'clock-row' },
      now,
      element(
        'button',
        { onclick: (event: Event) => move(event, { forwardDays: 1 }) },
        'Tiến 1 ngày',
      ),
      element(
        'button',
        { onclick: (event: Event) => move(event, { forwardDays: 7 }) },
        'Tiến 7 ngày',
      ),
      element('label', { for: 'to' }, 'hoặc đến'),
      day,
      element(
        'button',
        { onclick: (event: Event) => move(event, { now: `${day.value}:00+07:00` }) },
        'Chỉnh',
      ),
    ),
    list,
    log,
  );
}

function outcomeText({ outcome, detail }: JobRun): string {
  return detail === null ? OUTCOMES[outcome] : `${OUTCOMES[outcome]} (${detail})`;
}

function clockText(moment: string): string {
  return `Bây giờ là ${momentText(moment)}`;
}

/** `16:30 ngày 19/12/2025` of an ISO moment at +07:00. */
export function momentText(moment: string): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(moment) ?? [];
  return time ? `${time} ngày ${day}/${month}/${year}` : moment;
}

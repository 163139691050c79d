// The scheduled jobs at work: a timer that looks at the office's clock, runs what has fallen due, one
// job after the other, each as of the moment at which it was due, and remembers what it came to.
import type { Instant } from '../functions/domain/calendar/rule.ts';
import { stackOf } from '../functions/handlers/answer.ts';
import type { Log } from '../functions/log.ts';
import type { OfficeClock } from './clock.ts';
import { pushMessage, type EventFunction } from './events.ts';
import type { FunctionName } from './functions-host.ts';
import { UNREACHABLE } from './job-words.ts';
import { JOBS, jobsBetween, type Calendar, type DueJob } from './schedule.ts';
import type { JobRun } from './state.ts';

export interface JobsSetting {
  clock: OfficeClock;
  calendar: Calendar;
  urlOf: (name: FunctionName) => string;
  /** What is remembered of earlier runs, and up to when jobs were looked after. */
  memory: { lookedAt: Instant; runs: Record<string, JobRun> };
  /** Called after each change of the memory. */
  remember: () => void;
  log: Log;
}

export interface Jobs {
  /** Runs all that is due by the office's clock; resolves when it has come to an end. */
  lookAfter(): Promise<void>;
  /** Runs one job now, whether due or not. */
  run(name: EventFunction, period: string): Promise<JobRun>;
  /** Lets a job under way end, and begins none after it. */
  close(): Promise<void>;
}

const LOOK_EVERY = 5_000;

export function startJobs(setting: JobsSetting): Jobs {
  const { clock, calendar, memory, remember } = setting;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;
  // One at a time, so that a summary is published after the roll-up that it shows.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  const runJob = async ({ name, at, message }: DueJob): Promise<JobRun> => {
    const run = await post(setting, { name, at, message });
    memory.runs[name] = run;
    remember();
    return run;
  };
  const lookAfter = () =>
    inTurn(async () => {
      const until = clock.now();
      for (const job of jobsBetween(calendar, memory.lookedAt, until)) {
        if (closed) return;
        memory.lookedAt = job.at;
        await runJob(job);
      }
      memory.lookedAt = until;
    });
  const timer = setInterval(() => void lookAfter(), LOOK_EVERY);
  timer.unref();
  return {
    lookAfter,
    run: (name, period) =>
      inTurn(() => {
        const { province } = calendar;
        // Deadlines are looked after in all periods at once.
        const message = name === 'checkDeadlines' ? { province } : { province, period };
        return runJob({ name, at: clock.now(), message });
      }),
    close: async () => {
      closed = true;
      clearInterval(timer);
      await queue;
    },
  };
}

async function post({ clock, urlOf, log }: JobsSetting, job: DueJob): Promise<JobRun> {
  const call = clock.call(job.at);
  try {
    const response = await pushMessage(urlOf(job.name), job.name, job.message, call.headers);
    await response.arrayBuffer();
    const run = { at: job.at, detail: call.problem };
    if (!response.ok) return { ...run, outcome: 'FAILED', detail: run.detail ?? 'INTERNAL' };
    return { ...run, outcome: call.problem === null ? 'DONE' : 'REFUSED' };
  } catch (error) {
    // Nobody waits for a job: that it went wrong is remembered, and the next one has its turn.
    log('job failed', { job: job.name, stack_trace: stackOf(error) }, 'error');
    return { at: job.at, outcome: 'FAILED', detail: UNREACHABLE };
  } finally {
    call.end();
  }
}

/** The job of a name, or undefined. */
export function jobNamed(name: string): EventFunction | undefined {
  return JOBS.find((job) => job.name === name)?.name;
}

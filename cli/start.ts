// `office`: opens the local office and stays until it is told to stop. What an engineer types and
// reads; everything else is in local-office/.
import { once } from 'node:events';
import { describeDue } from '../functions/domain/calendar/due.ts';
import { formatDateTime } from '../functions/domain/vietnamese/date.ts';
import { formatNumber } from '../functions/domain/vietnamese/number.ts';
import { jsonLog } from '../functions/log.ts';
import { JournalFault } from '../local-office/journal.ts';
import { OfficeInUse } from '../local-office/office-data.ts';
import { firstMorning, type Scene } from '../local-office/seed.ts';
import { serveOffice, type LocalOffice } from '../local-office/serve.ts';
import { readArguments, UsageFault, type Io } from './arguments.ts';
import { setPlay, wholeNumber } from './demo-play.ts';
import { momentOf } from './inputs.ts';
import { progress } from './progress.ts';
import { provinceName } from './province-names.ts';

const DEFAULT_PORT = 8787;
const DEFAULT_DATA = '.data';
const MOST_PORTS = 65_535;

/**
 * Serves the office until SIGINT or SIGTERM. Throws UsageFault for a command, a port or a folder that
 * it cannot begin with.
 */
export async function office(args: string[], io: Io): Promise<number> {
  const started = performance.now();
  const read = readArguments(args, {
    port: 'one',
    data: 'one',
    fresh: 'flag',
    plan: 'many',
    communes: 'one',
    now: 'one',
  });
  const port = wholeNumber(read.one('port'), 'port', 0, MOST_PORTS) ?? DEFAULT_PORT;
  const now = read.one('now');
  const moment = now === undefined ? undefined : momentOf(now, 'now');
  const data = read.one('data') ?? DEFAULT_DATA;
  const asked = ['plan', 'communes', 'now'].filter((name) => read.flag(name));

  const opened = await serveOffice({
    data,
    port,
    fresh: read.flag('fresh'),
    scene: async () => {
      const { province, stage, cast } = await setPlay(read.many('plan'), read.one('communes'));
      const scene: Scene = {
        province: { code: province, name: provinceName(province) },
        stage,
        cast,
        now: moment ?? firstMorning(stage),
      };
      io.out.write(sceneWords(scene));
      return scene;
    },
    tell: (title, total) => progress(io, title, total),
    log: jsonLog('error'),
  }).catch((error: unknown) => {
    throw usageOf(error, { port, data });
  });
  if (!opened.played && asked.length > 0)
    io.err.write(
      `passed over for an office that is there already: --${asked.join(', --')}; use --fresh\n`,
    );
  io.out.write(readyWords(opened, (performance.now() - started) / 1000));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await opened.close();
  return 0;
}

/** What stops an office from opening, as one sentence. */
function usageOf(error: unknown, { port, data }: { port: number; data: string }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES')
    return new UsageFault(
      `expected port ${port} to be free, found it taken; --port N takes another`,
      { cause: error },
    );
  if (error instanceof OfficeInUse) return new UsageFault(error.message, { cause: error });
  if (error instanceof JournalFault)
    return new UsageFault(`${error.message}; --fresh begins ${data} anew`, { cause: error });
  return error;
}

function sceneWords({ province, stage, cast, now }: Scene): string {
  return (
    `Lần đầu mở: ${province.name}, ${stage.period.label}, ${cast.length} xã, phường, đặc khu; ` +
    `hạn ${describeDue(stage.due)}. Đồng hồ văn phòng: ${formatDateTime(now)}.\n`
  );
}

function readyWords({ origin, examples }: LocalOffice, seconds: number): string {
  return [
    `Văn phòng mô phỏng đã mở sau ${formatNumber(seconds, 1)} giây: ${origin}`,
    ...examples.map(({ who, url }) => `  ${who}: ${url}`),
    'Ctrl+C để đóng.\n',
  ].join('\n');
}

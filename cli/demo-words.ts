// What the demo says on the terminal, and leaves beside its files for whoever opens the folder later.
import { join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { describeDue } from '../functions/domain/calendar/due.ts';
import { formatInstant } from '../functions/domain/calendar/local.ts';
import type { Tone } from '../functions/domain/grid/grid.ts';
import type { Rollup } from '../functions/domain/rollup/rollup.ts';
import { summaryText } from '../functions/domain/summary/text.ts';
import { provinceName } from './province-names.ts';
import { SYNTHETIC } from '../functions/domain/summary/title.ts';
import { formatNumber } from '../functions/domain/vietnamese/number.ts';
import { lowerFirst } from '../functions/domain/vietnamese/text.ts';
import { unitsOf } from '../local-office/synthesis-script.ts';
import { ON_TIME, STORIES, titleOf } from '../local-office/synthesis-stories.ts';
import type { Io } from './arguments.ts';
import { workbookFolder } from './demo-files.ts';
import type { Play } from './demo-play.ts';

const INVENTED = 'Tên và mã xã là thật; thôn, Tổ và thời điểm nộp cũng do máy sinh ra.';
const USUAL_WIDTH = 100;
const MEGABYTE = 1024 * 1024;

export function openingWords({ province, stage, cast }: Play): string {
  const villages = cast.reduce((sum, part) => sum + part.villages.length, 0);
  return [
    `Trình diễn: ${provinceName(province)}, ${lowerFirst(stage.period.label)}, ${stage.assumed ? 'hạn gợi ý' : 'hạn'} ${describeDue(stage.due)}.`,
    `${stage.plans.map((plan) => plan.shortName).join('; ')}. ` +
      `${cast.length} xã, phường, đặc khu; ${formatNumber(villages)} thôn, tổ dân phố.`,
    SYNTHETIC,
    INVENTED,
    '',
    '',
  ].join('\n');
}

/** What is shown at the end, and the same without colours for the folder. */
export function closingWords(
  play: Play,
  rollup: Rollup,
  cost: { seconds: number; peakBytes: number },
  io: Io,
): { shown: string; guide: string } {
  const terminal = io.out === process.stdout && process.stdout.isTTY;
  const width = terminal ? process.stdout.columns || USUAL_WIDTH : USUAL_WIDTH;
  const summary = (colour: (tone: Tone, text: string) => string) =>
    summaryText(rollup, play.stage.plans, unitsOf(play.cast), { width, colour });
  const guide = ['', ...storyLines(play), '', ...whereToLook(play)];
  const measured =
    `Mất ${formatNumber(cost.seconds, 1)} giây, ` +
    `bộ nhớ cao nhất ${formatNumber(cost.peakBytes / MEGABYTE)} MB.`;
  const shown = [...summary(terminal ? coloured : (_tone, text) => text), ...guide, '', measured];
  return {
    shown: `${shown.join('\n')}\n`,
    guide: `${[SYNTHETIC, INVENTED, ...guide].join('\n')}\n`,
  };
}

/** Which commune plays what, so that its workbook can be opened and looked at. */
function storyLines({ cast, stage }: Play): string[] {
  const played = STORIES.flatMap((story) => {
    const names = cast.filter((part) => part.story === story).map((part) => part.commune.name);
    return names.length === 0 ? [] : [`  ${titleOf(story, stage.assumed)}: ${names.join(', ')}`];
  });
  const others = cast.filter((part) => part.story === ON_TIME).length;
  return ['Các tình huống', ...played, `  ${titleOf(ON_TIME, stage.assumed)}: ${others} đơn vị`];
}

function whereToLook({ out, planFiles, now, stage }: Play): string[] {
  const command = [
    'npm run close --',
    `--plan ${planFiles.map(here).join(' ')}`,
    `--units ${here(join(out, 'units.csv'))} --villages ${here(join(out, 'villages.csv'))}`,
    `--workbooks ${here(workbookFolder(out))} --received ${here(join(out, 'received.csv'))}`,
    `--period ${stage.period.id} --now ${formatInstant(now)} --synthetic`,
    `--out ${here(join(out, 'close'))}`,
  ].join(' \\\n    ');
  return [
    'Xem ở đâu',
    `  ${here(join(out, 'summary.xlsx'))}  bảng tổng hợp của tỉnh`,
    `  ${here(workbookFolder(out))}  bảng tính của từng xã`,
    `  ${here(join(out, 'summary.json'))}, ${here(join(out, 'issues.json'))}  cho chương trình khác`,
    'Chốt lại từ các bảng tính, ra cùng kết quả',
    `  ${command}`,
  ];
}

/** A path as it is typed in a shell here; one outside this folder from the root. */
function here(path: string): string {
  const near = relative(process.cwd(), path);
  return shellWord(near.startsWith('..') ? resolve(path) : near);
}

function shellWord(text: string): string {
  return /^[\w./:+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const COLOURS: Partial<Record<Tone, Parameters<typeof styleText>[0]>> = {
  title: 'bold',
  header: ['bold', 'cyan'],
  met: 'green',
  notMet: 'red',
  late: 'yellow',
  noData: 'gray',
  note: 'gray',
};

function coloured(tone: Tone, text: string): string {
  const format = COLOURS[tone];
  return format === undefined ? text : styleText(format, text);
}

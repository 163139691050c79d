// What the province's own spreadsheet offers: the summary brought up to date, who has not sent, and
// the message that reminds them. Province and period stand in its hidden card.
import { chaseMessage } from '../functions/domain/report/chase-message.ts';
import type { ProvinceProgress, SummaryUpdate } from '../functions/domain/report/desk.ts';
import { META_TAB } from '../functions/domain/workbook/contract.ts';
import type { MissingView, SummaryView, TextView } from './contract.ts';
import { missingView } from './missing-view.ts';
import { Refusal } from './refusal.ts';
import { asked, askedOnce } from './service.ts';

interface ProvinceCard {
  province: string;
  period: string;
}

export function sidebarMissing(): MissingView {
  return missingView(progress());
}

export function sidebarChaseMessage(): TextView {
  return { text: chaseMessage(progress()) };
}

export function sidebarUpdateSummary(): SummaryView {
  const update = askedOnce('updateSummary', openProvince()) as SummaryUpdate | null;
  if (update === null)
    return {
      message:
        'Số liệu nhiều nên máy chủ chưa làm xong trong một phút; việc tổng hợp vẫn tự chạy tiếp. Không cần bấm lại: hãy xem lại bảng này sau ít phút.',
      running: true,
      written: [],
      url: SpreadsheetApp.getActiveSpreadsheet().getUrl(),
    };
  const { expected, reported } = update.coverage;
  const reports = `${reported}/${expected} đơn vị đã có báo cáo`;
  return {
    message:
      update.written.length === 0
        ? `Không có gì thay đổi so với lần tổng hợp trước; ${reports}.`
        : `Đã cập nhật tổng hợp; ${reports}.`,
    running: false,
    // Hidden tabs are nobody's news.
    written: update.written.filter((tab) => !tab.startsWith('_')),
    url: update.spreadsheet.url,
  };
}

function progress(): ProvinceProgress {
  return asked('provinceProgress', { ...openProvince() }) as ProvinceProgress;
}

/** @throws Refusal where the open spreadsheet is no province's summary */
export function openProvince(): ProvinceCard {
  const card = cardOf(SpreadsheetApp.getActiveSpreadsheet());
  const [province, period] = [card.get('province'), card.get('period')];
  if (card.get('kind') !== 'province' || province === undefined || period === undefined)
    throw new Refusal(
      'NOT_A_SUMMARY',
      'Bảng tính này không phải bảng tổng hợp của tỉnh do Chốt Số lập. Hãy mở đúng bảng tổng hợp.',
    );
  return { province: province.padStart(2, '0'), period };
}

/** The hidden card of either kind of spreadsheet, key to value; empty where there is none. */
export function cardOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Map<string, string> {
  const values = spreadsheet.getSheetByName(META_TAB)?.getDataRange().getValues() ?? [];
  return new Map(values.map(([key, value]) => [String(key).trim(), String(value).trim()]));
}

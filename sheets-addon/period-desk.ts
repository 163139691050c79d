// "Chốt kỳ, đính chính": how the period stands, and what the province's staff do about it. Closing is
// long work at the other end and is asked for once; told again it goes on where it stopped.
import type { PeriodLedger } from '../functions/domain/report/review-desk.ts';
import type { CloseWish, ClosedView, ExcuseWish, PeriodView } from './province-contract.ts';
import { openProvince } from './province.ts';
import { periodView } from './period-view.ts';
import { asked, askedOnce } from './service.ts';

export function sidebarPeriod(): PeriodView {
  return periodView(asked('periodLedger', { ...openProvince() }) as PeriodLedger);
}

export function sidebarClosePeriod({ reason, early, renew }: CloseWish): ClosedView {
  const why = reason === '' ? {} : { reason };
  const done = askedOnce('closePeriod', { ...openProvince(), ...why, early, renew }) as {
    version: number;
    again: boolean;
  } | null;
  if (done === null)
    return {
      message:
        'Số liệu nhiều nên máy chủ chưa chốt xong trong một phút; việc chốt vẫn tự chạy tiếp. Hãy mở lại phần này sau ít phút để xem.',
      running: true,
    };
  return {
    message:
      done.again && reason !== ''
        ? `Số liệu không khác lần chốt trước; kỳ vẫn là bản ${done.version}.`
        : `Đã chốt kỳ, bản ${done.version}.`,
    running: false,
  };
}

export function sidebarCorrect(commune: string, reason: string): PeriodView {
  asked('correctReport', {}, { ...openProvince(), commune, reason });
  return sidebarPeriod();
}

export function sidebarExcuse(wish: ExcuseWish): PeriodView {
  asked('excuseUnit', {}, { ...openProvince(), ...wish });
  return sidebarPeriod();
}

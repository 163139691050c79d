// The state of a period and its ledger in the words of the pane.
import type { LedgerRestatement, PeriodLedger } from '../functions/domain/report/review-desk.ts';
import {
  byHowMuch,
  outOfDateWords,
  valueWords,
} from '../functions/domain/report/restatement-words.ts';
import { formatDate, momentWords } from '../functions/domain/vietnamese/date.ts';
import type { PeriodView } from './province-contract.ts';

export function periodView(ledger: PeriodLedger): PeriodView {
  const names = new Map(ledger.obligations.map(({ id, name }) => [id, name]));
  const what = (obligation: string | null) =>
    obligation === null
      ? 'Loại khỏi kỳ'
      : `Miễn báo cáo ${[obligation, names.get(obligation)].filter(Boolean).join(' – ')}`;
  return {
    province: ledger.provinceName,
    period: ledger.periodLabel,
    state: ledger.state,
    title: titleOf(ledger),
    closed: closedWords(ledger),
    coverage: ledger.coverage,
    notCounted: ledger.notCounted.map(({ name, why }) => ({ name, why })),
    opened: ledger.opened.map(({ name, reason, by, at }) => ({
      name,
      words: `${reason} (${by}, ${momentWords(at)})`,
    })),
    excused: ledger.excused.map(({ commune, name, obligation, reason, by, at }) => ({
      commune,
      name,
      obligation,
      what: what(obligation),
      words: `${reason} (${by}, ${momentWords(at)})`,
    })),
    communes: ledger.communes,
    obligations: ledger.obligations,
    restatements: ledger.restatements.map(restatementView).reverse(),
    mayClose: ledger.mayClose,
    early: ledger.early === null ? null : formatDate(ledger.early),
    renewable: ledger.renewable,
  };
}

function titleOf({ state, version }: PeriodLedger): string {
  switch (state) {
    case 'OPEN':
      return 'Kỳ đang mở';
    case 'CLOSING':
      return 'Kỳ đang chốt dở';
    case 'CLOSED':
      return `Kỳ đã chốt, bản ${version}`;
  }
}

function closedWords({ at, by, reason, state }: PeriodLedger): string[] {
  if (at === null) return [];
  const verb = state === 'CLOSING' ? 'Bắt đầu chốt' : 'Chốt';
  return [
    `${verb} lúc ${momentWords(at)}, ${by ?? ''}.`,
    ...(reason === null ? [] : [`Lý do: ${reason}.`]),
  ];
}

function restatementView(it: LedgerRestatement): PeriodView['restatements'][number] {
  return {
    title: `Bản ${it.from} → bản ${it.to}, ${momentWords(it.at)}`,
    reason: it.reason,
    who: it.by,
    communes: it.communes.map(({ name }) => name),
    differences: it.differences.map(({ name, zone, zoneName, before, after }) => ({
      what: zone === 'ALL' ? name : `${name} (${zoneName})`,
      before: valueWords(before),
      after: valueWords(after),
      by: byHowMuch(before, after),
    })),
    more: [
      ...it.freed.map(freedWords),
      ...(it.renewed ? ['Tính theo kế hoạch, danh sách đơn vị hoặc chỉ tiêu mới.'] : []),
    ],
    outOfDate: it.outOfDate.map((one) => ({ words: outOfDateWords(one), url: one.url })),
  };
}

function freedWords({
  name,
  obligation,
  before,
  after,
}: LedgerRestatement['freed'][number]): string {
  const what = obligation === null ? 'loại khỏi kỳ' : `miễn báo cáo ${obligation}`;
  if (after === null) return `${name}: bỏ ${what} (trước đó: ${before ?? ''}).`;
  return `${name}: ${what} (${after}).`;
}

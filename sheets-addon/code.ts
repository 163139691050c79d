/**
 * The add-on's entry file: nothing but its global functions, the only names that Apps Script and the
 * sidebar know. Each of them is one line; what it does stands in the module it names.
 * @OnlyCurrentDoc
 */
// Taken for what it does to the engine.
// oxlint-disable-next-line import/no-unassigned-import
import './older-engine.ts';
import * as approve from './approve.ts';
import * as answer from './answers-send.ts';
import { sidebarAnswers as answers } from './answers.ts';
import { sidebarCheck as check } from './check.ts';
import type { ServerSide } from './contract.ts';
import { checkEdited } from './edit.ts';
import { openSpreadsheet, showCell, showPane, tellKeepPrevious, tellTakePrevious } from './menu.ts';
import * as entry from './entry-desk.ts';
import * as periodDesk from './period-desk.ts';
import * as province from './province.ts';
import { answering } from './refusal.ts';
import * as review from './review.ts';
import { sidebarPrepare as prepare, sidebarSubmit as submit } from './send.ts';
import * as status from './status.ts';

/** Installing and opening build the menus; run by hand from the script editor there is no event. */
export function onOpen(event?: GoogleAppsScript.Events.SheetsOnOpen): void {
  openSpreadsheet(event?.authMode !== ScriptApp.AuthMode.NONE);
}

export function onInstall(event?: GoogleAppsScript.Events.SheetsOnOpen): void {
  onOpen(event);
}

/** Typing is never disturbed: a fault of ours goes to the log alone. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  try {
    checkEdited(event);
  } catch (error) {
    console.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

export const menuCheck = (): void => showPane('check');
export const menuTakePrevious = tellTakePrevious;
export const menuKeepPrevious = tellKeepPrevious;
export const menuSubmit = (): void => showPane('submit');
export const menuApprove = (): void => showPane('approve');
export const menuAnswers = (): void => showPane('answers');
export const menuStatus = (): void => showPane('status');
export const menuTeamMessage = (): void => showPane('zalo');
export const menuGuide = (): void => showPane('guide');
export const menuUpdateSummary = (): void => showPane('summary');
export const menuMissing = (): void => showPane('missing');
export const menuChaseMessage = (): void => showPane('chase');
export const menuReview = (): void => showPane('review');
export const menuPeriod = (): void => showPane('period');
export const menuTargets = (): void => showPane('targets');
export const menuReplies = (): void => showPane('replies');
export const menuRequests = (): void => showPane('requests');

export const selectCell: ServerSide['selectCell'] = showCell;
export const sidebarCheck: ServerSide['sidebarCheck'] = answering(check);
export const sidebarPrepare: ServerSide['sidebarPrepare'] = answering(prepare);
export const sidebarSubmit: ServerSide['sidebarSubmit'] = answering(submit);
export const sidebarStatus: ServerSide['sidebarStatus'] = answering(status.sidebarStatus);
export const sidebarReturned: ServerSide['sidebarReturned'] = answering(status.sidebarReturned);
export const sidebarAcknowledge: ServerSide['sidebarAcknowledge'] = answering(
  status.sidebarAcknowledge,
);
export const sidebarApproval: ServerSide['sidebarApproval'] = answering(approve.sidebarApproval);
export const sidebarApprove: ServerSide['sidebarApprove'] = answering(approve.sidebarApprove);
export const sidebarAnswers: ServerSide['sidebarAnswers'] = answering(answers);
export const sidebarAnswer: ServerSide['sidebarAnswer'] = answering(answer.sidebarAnswer);
export const sidebarDecideAnswer: ServerSide['sidebarDecideAnswer'] = answering(
  answer.sidebarDecideAnswer,
);
export const sidebarTeamMessage: ServerSide['sidebarTeamMessage'] = answering(
  status.sidebarTeamMessage,
);
export const sidebarMissing: ServerSide['sidebarMissing'] = answering(province.sidebarMissing);
export const sidebarChaseMessage: ServerSide['sidebarChaseMessage'] = answering(
  province.sidebarChaseMessage,
);
export const sidebarUpdateSummary: ServerSide['sidebarUpdateSummary'] = answering(
  province.sidebarUpdateSummary,
);
export const sidebarEntry: ServerSide['sidebarEntry'] = answering(entry.sidebarEntry);
export const sidebarSendEntry: ServerSide['sidebarSendEntry'] = answering(entry.sidebarSendEntry);
export const sidebarReviews: ServerSide['sidebarReviews'] = answering(review.sidebarReviews);
export const sidebarReview: ServerSide['sidebarReview'] = answering(review.sidebarReview);
export const sidebarDecide: ServerSide['sidebarDecide'] = answering(review.sidebarDecide);
export const sidebarPeriod: ServerSide['sidebarPeriod'] = answering(periodDesk.sidebarPeriod);
export const sidebarClosePeriod: ServerSide['sidebarClosePeriod'] = answering(
  periodDesk.sidebarClosePeriod,
);
export const sidebarCorrect: ServerSide['sidebarCorrect'] = answering(periodDesk.sidebarCorrect);
export const sidebarExcuse: ServerSide['sidebarExcuse'] = answering(periodDesk.sidebarExcuse);

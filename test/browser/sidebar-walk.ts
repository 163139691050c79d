// Walking through the sidebar as its tests do: open a pane with answers, look, press, close.
import { afterAll, beforeAll } from 'vitest';
import type { Pane } from '../../sheets-addon/contract.ts';
import { startSidebar } from './sidebar-page.ts';
import type { Answers, Sidebar, SidebarPage } from './sidebar-page.ts';
import {
  APPROVAL,
  CHECK,
  MISSING,
  PREPARED,
  RECEIPT,
  STATUS,
  SUMMARY,
  TEAM_MESSAGE,
} from './sidebar-views.ts';

/** What every pane is answered unless a test says otherwise. */
export const ALL: Answers = {
  sidebarCheck: [CHECK],
  sidebarPrepare: [PREPARED],
  sidebarSubmit: [{ kind: 'received', receipt: RECEIPT, note: null }],
  sidebarStatus: [STATUS],
  sidebarReturned: [{ returned: null }],
  sidebarApproval: [APPROVAL],
  sidebarTeamMessage: [TEAM_MESSAGE],
  sidebarChaseMessage: [TEAM_MESSAGE],
  sidebarMissing: [MISSING],
  sidebarUpdateSummary: [SUMMARY],
  selectCell: [true],
};

/** For one file of tests: opens a pane, does something in it, and closes it. */
export function useSidebar() {
  let sidebar: Sidebar;
  beforeAll(async () => {
    sidebar = await startSidebar();
  });
  afterAll(() => sidebar.close());
  return async (
    pane: Pane,
    answers: Answers,
    work: (sidebar: SidebarPage) => Promise<void>,
  ): Promise<void> => {
    const opened = await sidebar.open(pane, { ...ALL, ...answers });
    await work(opened);
    await opened.close();
  };
}

export const named = ({ page }: SidebarPage, name: string) => page.getByRole('button', { name });
export const title = ({ page }: SidebarPage) => page.locator('#view h2').first().innerText();
export const text = ({ page }: SidebarPage) => page.locator('#view').innerText();
export const titled = ({ page }: SidebarPage, words: string) =>
  page.locator('#view h2', { hasText: words }).waitFor();
export const callsOf = async (it: SidebarPage, name: string) =>
  (await it.calls()).filter((call) => call.name === name);

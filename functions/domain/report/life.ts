// The life of a report as a machine without memory: a state, an action, and what comes of it. The
// store keeps the state and the log; nothing else decides what may follow what.
//
//   (draft) ─submit─► AWAITING_APPROVAL ─approve─► SUBMITTED ─accept─► ACCEPTED ─close─► CLOSED
//                            ▲    └─refuse─► RETURNED ◄─return─┘  └─return─► RETURNED
//                            └──────────────submit───────┘
//
// Without communeApproval a submission is SUBMITTED at once. A correction of a closed report is a
// new version that stands beside the closed one and has to be closed again.

export const REPORT_STATES = [
  'AWAITING_APPROVAL',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'CLOSED',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_ACTIONS = [
  'SUBMIT',
  'APPROVE',
  'REFUSE',
  'RETURN',
  'ACCEPT',
  'CLOSE',
  'CORRECT',
] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];

/** What follows an action in a state, null being "not yet sent"; undefined where it is not allowed. */
export function nextState(
  state: ReportState | null,
  action: ReportAction,
  communeApproval: boolean,
): ReportState | undefined {
  switch (action) {
    case 'SUBMIT':
      if (state === 'CLOSED') return undefined;
      return communeApproval ? 'AWAITING_APPROVAL' : 'SUBMITTED';
    case 'APPROVE':
      return state === 'AWAITING_APPROVAL' ? 'SUBMITTED' : undefined;
    case 'REFUSE':
      return state === 'AWAITING_APPROVAL' ? 'RETURNED' : undefined;
    case 'RETURN':
      return state === 'SUBMITTED' || state === 'ACCEPTED' ? 'RETURNED' : undefined;
    case 'ACCEPT':
      return state === 'SUBMITTED' ? 'ACCEPTED' : undefined;
    case 'CLOSE':
      return state === 'ACCEPTED' || state === 'SUBMITTED' ? 'CLOSED' : undefined;
    case 'CORRECT':
      return state === 'CLOSED' ? 'SUBMITTED' : undefined;
  }
}

/**
 * Whether the revision that stands is the commune's alone: its leader has not let it go yet, or has
 * refused it.
 */
export function isWithheld(head: { state: ReportState; lastAction: ReportAction }): boolean {
  return head.state === 'AWAITING_APPROVAL' || head.lastAction === 'REFUSE';
}

/** What the officers read. */
export const STATE_NAMES: Record<ReportState, string> = {
  AWAITING_APPROVAL: 'Chờ lãnh đạo xã duyệt',
  SUBMITTED: 'Đã nộp',
  RETURNED: 'Bị trả lại',
  ACCEPTED: 'Đã duyệt',
  CLOSED: 'Đã chốt',
};

// The way to the add-on's server side: google.script.run, which tells of its end in two callbacks,
// as one promise. Nothing is ever thrown: what goes wrong on the way is a Failure like any other.
import type { Failure, ServerSide } from '../contract.ts';

type Runner = {
  withSuccessHandler(heard: (value: unknown) => void): Runner;
  withFailureHandler(heard: (error: unknown) => void): Runner;
} & Record<string, (...args: unknown[]) => void>;

declare const google: {
  script: { run: Runner; host?: { close?: () => void; editor?: { focus?: () => void } } };
};

type Calls = { [Name in keyof ServerSide]: ServerSide[Name] };
type Answer<Name extends keyof Calls> = Exclude<ReturnType<Calls[Name]>, Failure>;

/** Calls a function of Code.js; answers what it returned, or why nothing came of it. */
export function ask<Name extends keyof Calls>(
  name: Name,
  ...args: Parameters<Calls[Name]>
): Promise<Answer<Name> | Failure> {
  return new Promise((resolve) => {
    const runner = google.script.run
      .withSuccessHandler((value) => resolve((value ?? LOST) as Answer<Name> | Failure))
      .withFailureHandler(() => resolve(LOST));
    runner[name]?.(...args);
  });
}

/** The script broke off, was not allowed to run or took too long: its own words are no help here. */
const LOST: Failure = {
  failed: true,
  code: 'SCRIPT',
  message:
    'Bảng tính không trả lời được yêu cầu này. Số liệu đã nhập vẫn còn nguyên; hãy thử lại, hoặc tải lại trang nếu vẫn không được.',
  again: true,
};

/** A sending that got lost on its way may have arrived all the same; `what` was sent, `same` is known by. */
export function perhapsArrived<T extends { code: string; message: string }>(
  failure: T,
  what: string,
  same: string,
): T {
  if (failure.code !== LOST.code) return failure;
  const message = `Chưa rõ ${what} đã được nhận hay chưa. Hãy bấm Thử lại: cùng một ${same} chỉ được ghi nhận một lần.`;
  return { ...failure, message };
}

export function isFailure(answer: unknown): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'failed' in answer;
}

/** Gives the keyboard back to the grid, where the window has one. */
export function focusSheet(): void {
  google.script.host?.editor?.focus?.();
}

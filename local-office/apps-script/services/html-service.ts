// HtmlService: pages of the add-on as text, for a sidebar or a dialog.
import type { Execution } from '../execution.ts';

type HtmlService = GoogleAppsScript.HTML.HtmlService;
type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;

export function htmlService(execution: Execution): HtmlService {
  return execution.guard<HtmlService>('HtmlService', {
    createHtmlOutput: (html: unknown = '') => htmlOutput(execution, String(html)),
    createHtmlOutputFromFile: (name: string) => {
      const html = execution.files[name.replace(/\.html$/, '')];
      if (html === undefined) throw new Error(`No HTML file named ${name} was found.`);
      return htmlOutput(execution, html);
    },
  });
}

function htmlOutput(execution: Execution, html: string): HtmlOutput {
  const page = { content: html, title: '', width: 0, height: 0 };
  const set = (change: Partial<typeof page>): HtmlOutput => {
    Object.assign(page, change);
    return output;
  };
  const output: HtmlOutput = execution.guard<HtmlOutput>('HtmlService.HtmlOutput', {
    getContent: () => page.content,
    setContent: (content: string) => set({ content }),
    append: (more: string) => set({ content: page.content + more }),
    clear: () => set({ content: '' }),
    getTitle: () => page.title,
    setTitle: (title: string) => set({ title }),
    getWidth: () => page.width,
    setWidth: (width: number) => set({ width }),
    getHeight: () => page.height,
    setHeight: (height: number) => set({ height }),
    // Says something to Google's own frame around the page, which is not here.
    addMetaTag: () => output,
  });
  return output;
}

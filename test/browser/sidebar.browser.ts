import { describe, expect, it } from 'vitest';
import type { Failure, Pane } from '../../sheets-addon/contract.ts';
import type { Answers } from './sidebar-page.ts';
import {
  CHECK,
  MISSING,
  OFFLINE,
  PREPARED,
  REFUSED,
  STATUS,
  SUMMARY,
  TEAM_MESSAGE,
} from './sidebar-views.ts';
import { named, text, title, useSidebar } from './sidebar-walk.ts';

const within = useSidebar();
const PANES: Pane[] = ['check', 'submit', 'status', 'zalo', 'guide', 'summary', 'missing', 'chase'];

describe('every pane', () => {
  it.each(PANES)('%s is shown, and a picture of it written', async (pane) => {
    await within(pane, {}, async (it) => {
      expect(await title(it)).not.toBe('');
      await it.picture(pane);
    });
  });

  it.each(PANES)('%s has the focus on its heading when its answer is there', async (pane) => {
    await within(pane, {}, async ({ page }) => {
      const heading = await page.locator('#view h2').first().innerText();
      expect(await page.evaluate('document.activeElement.innerText')).toBe(heading);
      expect(await page.locator('[aria-live="polite"].unseen').innerText()).toBe(heading);
    });
  });

  it.each(PANES)('%s can be walked with the Tab key alone, each thing once', async (pane) => {
    await within(pane, {}, async ({ page }) => {
      const reachable = await page.evaluate(`
        window.reachable = [...document.querySelectorAll('button, a[href], input, textarea, summary')]
          .filter((it) => it.checkVisibility() && !it.disabled);
        window.reachable[0].focus({ focusVisible: true });
        window.reachable.length`);
      const walked: unknown[] = [];
      for (let step = 0; step < Number(reachable); step += 1) {
        if (step > 0) await page.keyboard.press('Tab');
        walked.push(
          await page.evaluate(`({
            place: window.reachable.indexOf(document.activeElement),
            seen: getComputedStyle(document.activeElement).outlineStyle,
          })`),
        );
      }
      expect(walked.length).toBeGreaterThan(3);
      const places = walked.map((it) => (it as { place: number }).place);
      expect(places.toSorted((a, b) => a - b)).toEqual([...places.keys()]);
      expect(walked.map((it) => (it as { seen: string }).seen)).toEqual(walked.map(() => 'solid'));
    });
  });

  it.each(PANES)('%s has all its text at 4.5 : 1 or more', async (pane) => {
    await within(pane, {}, async ({ page }) => {
      const faint = await page.evaluate(FAINT);
      expect(faint).toEqual([]);
    });
  });

  it.each(PANES)('%s is no wider than the sidebar', async (pane) => {
    await within(pane, {}, async ({ page }) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(300);
    });
  });
});

/** Text nodes whose colour is too near that of their ground, by WCAG's relative luminance. */
const FAINT = `
  (() => {
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((v) =>
        v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (it) => {
      for (let at = it; at; at = at.parentElement) {
        const [r, g, b, a = 1] = numbers(getComputedStyle(at).backgroundColor);
        if (a > 0) return [r, g, b];
      }
      return [255, 255, 255];
    };
    const faint = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const it = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || !it.checkVisibility() || it.matches('script, style')) continue;
      const [one, other] = [light(numbers(getComputedStyle(it).color)), light(ground(it))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (ratio < 4.5) faint.push(texts.currentNode.data + ' ' + ratio.toFixed(2));
    }
    return faint;
  })()`;

describe('a failure', () => {
  const of = (failure: Failure | null): Answers => ({
    sidebarCheck: [failure, CHECK],
    sidebarPrepare: [failure, PREPARED],
    sidebarStatus: [failure, STATUS],
    sidebarTeamMessage: [failure, TEAM_MESSAGE],
    sidebarMissing: [failure, MISSING],
    sidebarUpdateSummary: [failure, SUMMARY],
    sidebarChaseMessage: [failure, TEAM_MESSAGE],
  });
  const asking = PANES.filter((pane) => pane !== 'guide');

  it.each(asking)('in %s is told in its own words, and may be tried again', async (pane) => {
    await within(pane, of(OFFLINE), async (it) => {
      expect(await text(it)).toContain(OFFLINE.message);
      await named(it, 'Thử lại').click();
      await it.page.locator('#view h2:not(:has-text("Chưa thực hiện được"))').waitFor();
    });
  });

  it('that no second try would help has no button', async () => {
    await within('submit', of(REFUSED), async (it) => {
      expect(await text(it)).toContain(REFUSED.message);
      expect(await named(it, 'Thử lại').count()).toBe(0);
    });
  });

  it('of the script itself is told in our words, not in its own', async () => {
    await within('check', of(null), async (it) => {
      expect(await text(it)).toContain('Số liệu đã nhập vẫn còn nguyên');
      expect(await text(it)).not.toContain('Exceeded');
    });
  });
});

describe('waiting', () => {
  it('keeps the pane still, and an answer that comes too late is nobody’s', async () => {
    await within('check', {}, async (it) => {
      await it.page.evaluate('window.delay = 400');
      await named(it, 'Kiểm tra lại').click();
      expect(await it.page.locator('#view').getAttribute('aria-busy')).toBe('true');
      expect(await it.page.getByRole('status').innerText()).toBe('Đang kiểm tra số liệu…');
      await it.page.getByRole('button', { name: 'Hướng dẫn', exact: true }).click();
      expect(await title(it)).toBe('Hướng dẫn nhanh');
      await it.page.waitForTimeout(600);
      expect(await title(it)).toBe('Hướng dẫn nhanh');
    });
  });

  it('does not move for who wants no movement', async () => {
    await within('check', {}, async ({ page }) => {
      const moving = () => page.evaluate(`getComputedStyle(busy, '::after').animationName`);
      expect(await moving()).toBe('pass');
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await moving()).toBe('none');
    });
  });
});

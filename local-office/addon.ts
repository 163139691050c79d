// The add-on as it would be pushed to Google, built afresh at each start: Code.js, the pages it shows,
// its manifest.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildAddon } from '../build.ts';

export interface Addon {
  code: string;
  /** By name without `.html`. */
  files: Record<string, string>;
  manifest: { timeZone: string; oauthScopes: string[] };
}

const manifest = z.object({ timeZone: z.string(), oauthScopes: z.array(z.string()) });

export async function readAddon(): Promise<Addon> {
  const folder = await mkdtemp(join(tmpdir(), 'chot-so-addon-'));
  try {
    await buildAddon(folder);
    const [code, sidebar, appsscript] = await Promise.all(
      ['Code.js', 'Sidebar.html', 'appsscript.json'].map((name) =>
        readFile(join(folder, name), 'utf8'),
      ),
    );
    return {
      code: code ?? '',
      files: { Sidebar: sidebar ?? '' },
      manifest: manifest.parse(JSON.parse(appsscript ?? '')),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// The browser's code in one piece for each page, made by esbuild when the office starts. Univer is
// eleven megabytes, so what was made is kept in a folder named for what it was made of: the second
// start only reads it.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** By address, `/assets/sheet.js`. */
export type PageBundle = ReadonlyMap<string, { type: string; body: Buffer }>;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'local-office/page');
/** What the browser's code is made of: its own folder, what it takes from others, and the packages. */
const MADE_OF = [
  'local-office/page',
  'local-office/sheet-page',
  'local-office/sheets',
  'functions/domain',
];
const ENTRIES = ['home.ts', 'sheet.ts', 'province.ts', 'page.css', 'sheet.css'];
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/**
 * Scripts and styles of the pages. `cache` is a folder for what was made before; old pieces in it are
 * removed. Takes 2 s without it.
 */
export async function bundlePage(cache = join(ROOT, '.data/cache')): Promise<PageBundle> {
  const made = join(cache, `page-${await digestOfSources()}`);
  const files = await readdir(made).catch(() => null);
  if (files === null) return makeInto(cache, made);
  const bodies = await Promise.all(files.map((file) => readFile(join(made, file))));
  return bundleOf(files.map((file, index) => [file, bodies[index] ?? Buffer.of()]));
}

async function makeInto(cache: string, made: string): Promise<PageBundle> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: ENTRIES.map((name) => join(PAGE, name)),
    outdir: '/assets',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.png': 'dataurl', '.svg': 'dataurl', '.woff2': 'dataurl' },
    tsconfig: join(PAGE, 'tsconfig.json'),
    logLevel: 'silent',
  });
  const files = outputFiles.map((file): [string, Buffer] => [
    file.path.replace(/^.*[\\/]/, ''),
    Buffer.from(file.contents),
  ]);
  // Written beside and renamed, so that a process killed here leaves no half a page behind.
  const aside = `${made}.${process.pid}`;
  await mkdir(aside, { recursive: true });
  await Promise.all(files.map(([name, body]) => writeFile(join(aside, name), body)));
  for (const old of await readdir(cache))
    if (old.startsWith('page-') && !aside.endsWith(old))
      await rm(join(cache, old), { recursive: true, force: true });
  await rename(aside, made).catch(() => rm(aside, { recursive: true, force: true }));
  return bundleOf(files);
}

function bundleOf(files: (readonly [string, Buffer])[]): PageBundle {
  return new Map(
    files.map(([name, body]) => [
      `/assets/${name}`,
      { type: TYPES[extname(name)] ?? 'application/octet-stream', body },
    ]),
  );
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of MADE_OF) {
    const names = await readdir(join(ROOT, folder), { recursive: true });
    for (const name of names.filter((it) => /\.(ts|css|json)$/.test(it)).toSorted())
      hash.update(name).update(await readFile(join(ROOT, folder, name)));
  }
  return hash
    .update(await readFile(join(ROOT, 'package-lock.json')))
    .digest('hex')
    .slice(0, 24);
}

// Builds what is deployed. The functions: one file with everything in it but the framework, which the
// platform starts and which must be the same module for both. One file starts in about 0.2 s, the
// same code out of node_modules in twice that. The add-on: one script and one page, for clasp to push.
//
//   node build.ts            writes dist/functions/{index.js, package.json}
//                            and dist/sheets-addon/{Code.js, Sidebar.html, appsscript.json}
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const FRAMEWORK = '@google-cloud/functions-framework';

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

/** Replaces `outdir` by a folder that functions-framework and Cloud Functions can start from. */
export async function buildFunctions(outdir: string): Promise<{ bytes: number }> {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const result = await build({
    entryPoints: ['functions/index.ts'],
    outfile: join(outdir, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    // The libraries are CommonJS at heart and ask for files by `require`.
    format: 'cjs',
    external: [FRAMEWORK],
    charset: 'utf8',
    legalComments: 'external',
    metafile: true,
    logLevel: 'warning',
  });
  const deployed = {
    name: 'chot-so-functions',
    version: manifest.version,
    private: true,
    type: 'commonjs',
    main: 'index.js',
    engines: { node: '>=22' },
    dependencies: { [FRAMEWORK]: manifest.dependencies[FRAMEWORK] },
  };
  await writeFile(join(outdir, 'package.json'), `${JSON.stringify(deployed, null, 2)}\n`);
  const output = Object.entries(result.metafile.outputs).find(([file]) => file.endsWith('.js'));
  return { bytes: output?.[1].bytes ?? 0 };
}

/** The oldest JavaScript that Apps Script and the officers' browsers must understand. */
const ADDON_TARGET = { script: 'es2019', page: 'es2020' };
const ADDON = 'sheets-addon';

/**
 * Replaces `outdir` by a folder that clasp can push: the script with a global function for each name
 * that the entry file exports, the sidebar as one page with its styles and script inside, the manifest.
 */
export async function buildAddon(outdir: string): Promise<{ script: number; page: number }> {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const [script, page] = await Promise.all([addonScript(), addonPage()]);
  await writeFile(join(outdir, 'Code.js'), script);
  await writeFile(join(outdir, 'Sidebar.html'), page);
  await copyFile(join(ADDON, 'appsscript.json'), join(outdir, 'appsscript.json'));
  return { script: Buffer.byteLength(script), page: Buffer.byteLength(page) };
}

/**
 * Apps Script calls global functions by name and has no modules: the bundle is one value, and each
 * name that the officer's menu or the sidebar may call is a function that passes the call on.
 */
async function addonScript(): Promise<string> {
  const shared = {
    entryPoints: [join(ADDON, 'code.ts')],
    bundle: true,
    write: false as const,
    target: ADDON_TARGET.script,
    charset: 'utf8' as const,
    logLevel: 'warning' as const,
  };
  const modules = await build({ ...shared, format: 'esm', metafile: true });
  const names = Object.values(modules.metafile.outputs).flatMap((output) => output.exports);
  const bundle = await build({ ...shared, format: 'iife', globalName: '__app', minify: true });
  const globals = names
    .toSorted()
    .map((name) => `function ${name}(){return __app.${name}.apply(this,arguments)}`);
  return `${textOf(bundle)}${globals.join('\n')}\n`;
}

async function addonPage(): Promise<string> {
  const folder = join(ADDON, 'sidebar');
  const shared = {
    bundle: true,
    write: false as const,
    minify: true,
    target: ADDON_TARGET.page,
    charset: 'utf8' as const,
    logLevel: 'warning' as const,
  };
  const [html, style, script] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    build({ ...shared, entryPoints: [join(folder, 'style.css')] }),
    build({ ...shared, entryPoints: [join(folder, 'sidebar.ts')], format: 'iife' }),
  ]);
  return put(
    put(html, '<!--STYLE-->', `<style>${textOf(style)}</style>`),
    '<!--SCRIPT-->',
    `<script>${textOf(script).replaceAll('</script', String.raw`<\/script`)}</script>`,
  );
}

/** As a function, since a replacement text may hold `$&`. */
function put(html: string, placeholder: string, part: string): string {
  if (!html.includes(placeholder))
    throw new Error(`${ADDON}/sidebar/index.html: expected ${placeholder}, found none`);
  return html.replace(placeholder, () => part);
}

function textOf(result: { outputFiles: { text: string }[] }): string {
  return result.outputFiles.map(({ text }) => text).join('');
}

if (import.meta.main) {
  const { bytes } = await buildFunctions('dist/functions');
  console.log(`dist/functions/index.js  ${(bytes / 1024 / 1024).toFixed(1)} MB`);
  const addon = await buildAddon('dist/sheets-addon');
  console.log(`dist/sheets-addon/Code.js  ${(addon.script / 1024).toFixed(0)} KB`);
  console.log(`dist/sheets-addon/Sidebar.html  ${(addon.page / 1024).toFixed(0)} KB`);
}

// Two builds of the same source: modules for bundlers (lit stays outside), and one file for a plain page.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'vite';
import { here, outdent, shared } from './shared-config.js';

const run = (entries, external, chunks, preserveEntrySignatures) =>
  build({
    ...shared,
    configFile: false,
    plugins: [...shared.plugins, outdent],
    build: {
      outDir: here('dist'),
      emptyOutDir: false,
      target: 'es2022',
      cssTarget: 'esnext',
      lib: { entry: entries, formats: ['es'] },
      rolldownOptions: {
        external,
        preserveEntrySignatures,
        // English is part of the one file on purpose; "use client" of react.ts stays, as `npm run smoke` shows.
        checks: { ineffectiveDynamicImport: false, moduleLevelDirective: false },
        output: { entryFileNames: '[name].js', chunkFileNames: `${chunks}/[name].js`, minify: true },
      },
    },
  });

rmSync(here('dist'), { recursive: true, force: true });
const messages = readdirSync(here('src/messages')).map((file) => `messages/${file.replace('.ts', '')}`);
const modules = ['index', 'define', 'react', ...messages];
await run(
  Object.fromEntries(modules.map((name) => [name, here(`src/${name}.ts`)])),
  [/^lit/, 'react', '@lit/react'],
  'parts',
  'strict',
);
// What is loaded later takes what it shares from the one file: lit is on the page only once.
await run({ 'saleor-privacy': here('src/cdn.ts') }, [], 'saleor-privacy', 'allow-extension');

// A server that renders pages has no window: importing must work there.
await import(here('dist/define.js'));

const cdn = readFileSync(here('dist/saleor-privacy.js'));
console.log(
  `integrity of dist/saleor-privacy.js: sha384-${createHash('sha384').update(cdn).digest('base64')}`,
);

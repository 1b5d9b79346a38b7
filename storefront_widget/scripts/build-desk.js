// The desk inside the Saleor Dashboard: built into the Python package, which serves it. It lives here because it
// shares the widget's tools (one lock file, one lint, one way to read operations), and nothing of it is published
// to npm. Names carry a hash of the content, so that browsers may keep the files for ever.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { decisions, texts } from './lighter.js';
import { here, outdent, shared } from './shared-config.js';

const folder = here('../saleor_gdpr_plugin/desk/static');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

await build({
  ...shared,
  configFile: false,
  publicDir: false,
  plugins: [decisions, ...shared.plugins, outdent, texts],
  build: {
    outDir: folder,
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: 'esnext',
    lib: { entry: { desk: here('desk/main.ts') }, formats: ['es'], cssFileName: 'desk' },
    rolldownOptions: {
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
        minify: true,
      },
    },
  },
});

const integrity = {};
for (const name of readdirSync(folder).sort())
  integrity[name] = `sha384-${createHash('sha384')
    .update(readFileSync(`${folder}/${name}`))
    .digest('base64')}`;
const one = (pattern) => {
  const [found, ...more] = Object.keys(integrity).filter((name) => pattern.test(name));
  if (!found || more.length) throw new Error(`Not exactly one file ${pattern}`);
  return found;
};
const built = { script: one(/^desk-.*\.js$/), style: one(/\.css$/), integrity };
writeFileSync(`${folder}/built.json`, `${JSON.stringify(built, null, 2)}\n`);

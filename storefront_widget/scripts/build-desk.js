// The desk inside the Saleor Dashboard: built into the Python package, which serves it. It lives here because it
// shares the widget's tools (one lock file, one lint, one way to read operations), and nothing of it is published
// to npm. Names carry a hash of the content, so that browsers may keep the files for ever.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse, print } from 'graphql';
import { build, transformWithOxc } from 'vite';
import { here, outdent, shared } from './shared-config.js';

const folder = here('../saleor_gdpr_plugin/desk/static');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

async function textsOf(path) {
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).default;
}

const inOrder = (like, texts) =>
  Object.entries(like).flatMap(([name, one]) =>
    typeof one === 'object' ? inOrder(one, texts[name]) : [texts[name]],
  );

/** English says the names of all texts; another language is the list of its texts in that order (desk/words.ts). */
const byPlace = {
  name: 'texts-by-place',
  enforce: 'pre',
  async load(id) {
    if (!/desk\/messages\/(?!en)\w+\.ts$/.test(id)) return null;
    const texts = inOrder(await textsOf(here('desk/messages/en.ts')), await textsOf(id));
    const written = texts.map((one) => (typeof one === 'function' ? one.toString() : JSON.stringify(one)));
    return { code: `export default [${written.join()}]`, map: null, moduleType: 'js' };
  },
};

/** The text of a decision, of which most are alike: its name and variables say the rest. */
const decision = (name, variables) =>
  `mutation ${name}(${variables}$language:String!){gdpr${name}(${variables.replace(/\$(\w+):[^$]*/g, '$1:$$$1 ')}){request{...RequestFields version}errors{field message code}}}`;

/** Such a mutation is put together where it runs; one that is not just so stays as it is written. */
const decisions = {
  name: 'decisions',
  enforce: 'pre',
  resolveId: (id) => (id === 'decision' ? `\0${id}` : null),
  load(id) {
    if (id === '\0decision') return `export default ${decision}`;
    if (!id.endsWith('.graphql')) return null;
    const text = readFileSync(id, 'utf8');
    const [, name, given] = /^mutation (\w+)\(([^)]*)\$language: String!\s*\)/.exec(text) ?? [];
    const variables = given?.replace(/[\s,]/g, '');
    if (!name || print(parse(text)) !== print(parse(decision(name, variables)))) return null;
    return {
      code: `import fields from './RequestFields.graphql';\nimport decision from 'decision';\nexport default decision(${JSON.stringify(name)}, ${JSON.stringify(variables)}) + fields;`,
      map: null,
      moduleType: 'js',
    };
  },
};

await build({
  ...shared,
  configFile: false,
  publicDir: false,
  plugins: [decisions, ...shared.plugins, outdent, byPlace],
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

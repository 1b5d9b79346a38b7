// What makes the built desk lighter than its source: a budget of 40 kB with three languages is mostly words.
// Nothing here changes what a person reads or what the shop is asked.
import { readFileSync } from 'node:fs';
import { parse, print } from 'graphql';
import { transformWithOxc } from 'vite';
import { here } from './shared-config.js';

const module = (value, imports = '') => ({
  code: `${imports}export default ${value};`,
  map: null,
  moduleType: 'js',
});

async function textsOf(path) {
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).default;
}

const inOrder = (like, texts) =>
  Object.entries(like).flatMap(([name, one]) =>
    typeof one === 'object' ? inOrder(one, texts[name]) : [texts[name]],
  );

/** Plain texts first, those with a blank to fill last. */
const KINDS = ['string', 'object', 'function'];
const english = Object.fromEntries(
  Object.entries(await textsOf(here('desk/messages/en.ts'))).sort(
    ([, one], [, other]) => KINDS.indexOf(typeof one) - KINDS.indexOf(typeof other),
  ),
);
/** Where each text stands: its name would be said where it is defined and where it is used. */
const place = new Map(Object.keys(english).map((name, index) => [name, index]));
const written = (one) =>
  typeof one === 'function'
    ? one.toString()
    : typeof one === 'object'
      ? `{${Object.entries(one).map(([name, text]) => `${name}:${written(text)}`)}}`
      : JSON.stringify(one);

/**
 * Texts without the weight of their names: "t.approveText" becomes "t[57]", and another language is the list of its
 * texts in the order of English (desk/words.ts). Names one level down stay: code looks them up by what the shop says.
 */
export const texts = {
  name: 'texts',
  enforce: 'pre',
  async load(id) {
    const [, language] = /desk\/messages\/(\w+)\.ts$/.exec(id) ?? [];
    if (!language) return null;
    const list = language === 'en' ? Object.values(english) : inOrder(english, await textsOf(id));
    const plain = list.filter((one) => typeof one === 'string').join('\n');
    const rest = list.filter((one) => typeof one !== 'string');
    if (plain.split('\n').length + rest.length !== list.length) this.error('A text of the desk is one line.');
    return module(`[...${written(plain)}.split('\\n'),${rest.map(written)}]`);
  },
  transform(code, id) {
    if (!/storefront_widget\/desk\/.*(?<!messages\/\w+)\.ts$/.test(id)) return null;
    if (/\bt(\[| as )/.test(code)) this.error('A text of the first level is looked up by a name made up.');
    const placed = (_, name) => {
      if (!place.has(name)) this.error(`There is no text ${name}.`);
      return `t[${place.get(name)}]`;
    };
    return { code: code.replace(/\bt\.(\w+)/g, placed), map: null };
  },
};

/** The text of a decision, of which most are alike: its name and variables say the rest. */
const decision = (name, variables) =>
  `mutation ${name}(${variables}$language:String!){gdpr${name}(${variables.replace(/\$(\w+):[^$]*/g, '$1:$$$1 ')}){request{...RequestFields version}errors{field message code}}}`;

/** Such a mutation is put together where it runs; one that is not just so stays as it is written. */
export const decisions = {
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
    return module(
      `decision(${JSON.stringify(name)}, ${JSON.stringify(variables)}) + fields`,
      `import fields from './RequestFields.graphql';\nimport decision from 'decision';\n`,
    );
  },
};

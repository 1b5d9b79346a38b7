// The operations live once, in ../graphql/operations, for server, desk and widget. Here each becomes a
// module that exports its text without white space; a fragment is imported, so that a bundle holds it once.
import { readFileSync } from 'node:fs';

const squeeze = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}():,]) ?/g, '$1')
    .trim();

export function graphql() {
  return {
    name: 'graphql-operations',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.graphql')) return null;
      const text = JSON.stringify(squeeze(readFileSync(id, 'utf8')));
      const spread = [...new Set([...text.matchAll(/\.\.\.(\w+)/g)].map((match) => match[1]))];
      const fragments = spread.filter((name) => !text.includes(`fragment ${name} on `));
      const imports = fragments.map((name) => `import ${name} from './${name}.graphql';\n`).join('');
      return {
        code: `${imports}export default ${[text, ...fragments].join(' + ')};`,
        map: null,
        moduleType: 'js',
      };
    },
  };
}

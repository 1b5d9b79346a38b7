// Writes api-types.ts and operations.d.ts of the widget (src) and of the desk, from the server's schema and the
// operations that each of them says.
// Small on purpose: the operations have no unions, no interfaces and no aliases, so a walk over the
// selections is all there is. Usage: npm run gen-types [-- path/to/schema.graphql]
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  parse,
  typeFromAST,
  validate,
} from 'graphql';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const schemaPath = process.argv[2] ?? here('../../graphql/schema.graphql');
if (!existsSync(schemaPath)) {
  console.log('No schema yet: the types stay as they are.');
  process.exit(0);
}
// The file holds what the plugin adds; this is what it takes from the shop around it.
const SHOP = `
  scalar Date
  scalar DateTime
  scalar JSONString
  scalar Upload
  enum OrderDirection { ASC DESC }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Query
  type Mutation
`;
const schema = buildSchema(SHOP + readFileSync(schemaPath, 'utf8'), { assumeValid: true });

const SCALARS = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  Date: 'string',
  DateTime: 'string',
};
let named; // enums and inputs met on the way

function typeName(type, selections) {
  if (isNonNullType(type)) return typeName(type.ofType, selections).replace(/ \| null$/, '');
  if (isListType(type)) return `Array<${typeName(type.ofType, selections)}> | null`;
  if (isScalarType(type)) {
    // A new scalar must be decided on, not silently become `any`.
    if (!SCALARS[type.name]) throw new Error(`No TypeScript type for the scalar ${type.name}`);
    return `${SCALARS[type.name]} | null`;
  }
  if (isEnumType(type))
    named.set(
      type.name,
      `export type ${type.name} = ${type
        .getValues()
        .map((value) => `'${value.name}'`)
        .join(' | ')};`,
    );
  if (isInputObjectType(type) && !named.has(type.name)) {
    named.set(type.name, '');
    named.set(type.name, `export interface ${type.name} ${members(Object.values(type.getFields()))}`);
  }
  return selections ? `${object(type, selections)} | null` : `${type.name} | null`;
}

const members = (fields) =>
  `{ ${fields.map((field) => `${field.name}${isNonNullType(field.type) ? '' : '?'}: ${typeName(field.type)};`).join(' ')} }`;

function object(type, selections) {
  const spreads = selections
    .filter((one) => one.kind === 'FragmentSpread')
    .map((one) => `${one.name.value}Fragment`);
  const fields = selections
    .filter((one) => one.kind === 'Field')
    .map(
      (one) =>
        `${one.name.value}: ${typeName(type.getFields()[one.name.value].type, one.selectionSet?.selections)};`,
    );
  return [...(fields.length ? [`{ ${fields.join(' ')} }`] : []), ...spreads].join(' & ');
}

/** The types of one front end: it says operations by a name of its own, so that one set does not hold the other. */
function generate(folder, alias) {
  named = new Map();
  const source = readdirSync(here(`../${folder}`), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => readFileSync(here(`../${folder}/${name}`), 'utf8'))
    .join('\n');
  const found = source.matchAll(new RegExp(`${alias}/(\\w+)\\.graphql`, 'g'));
  const used = [...new Set([...found].map((match) => match[1]))].sort();
  const documents = ['RequestFields', ...used].map((name) =>
    readFileSync(here(`../../graphql/operations/${name}.graphql`), 'utf8'),
  );
  const { definitions } = parse(documents.join('\n'));
  const problems = validate(schema, { kind: 'Document', definitions });
  if (problems.length) throw new Error(problems.map(String).join('\n\n'));

  const api = folder === 'src' ? './api.js' : '../src/api.js';
  const types = [];
  const modules = [];
  for (const one of definitions) {
    const name = one.name.value;
    if (one.kind === 'FragmentDefinition') {
      types.push(
        `export type ${name}Fragment = ${object(schema.getType(one.typeCondition.name.value), one.selectionSet.selections)};`,
      );
      continue;
    }
    const kind = one.operation === 'query' ? 'Query' : 'Mutation';
    const root = one.operation === 'query' ? schema.getQueryType() : schema.getMutationType();
    const variables = one.variableDefinitions.map((item) => ({
      name: item.variable.name.value,
      type: typeFromAST(schema, item.type),
    }));
    types.push(`export type ${name}${kind} = ${object(root, one.selectionSet.selections)};`);
    types.push(`export type ${name}${kind}Variables = ${members(variables)};`);
    modules.push(
      `declare module '${alias}/${name}.graphql' {\n  const operation: import('${api}').Operation<\n    import('./api-types.js').${name}${kind},\n    import('./api-types.js').${name}${kind}Variables\n  >;\n  export default operation;\n}`,
    );
  }
  const head =
    '// Made by `npm run gen-types` from graphql/schema.graphql and graphql/operations. Do not edit.\n';
  writeFileSync(
    here(`../${folder}/api-types.ts`),
    `${head}\n${[...named.values(), ...types].join('\n\n')}\n`,
  );
  writeFileSync(here(`../${folder}/operations.d.ts`), `${head}\n${modules.join('\n\n')}\n`);
  console.log(`${folder}: ${types.length} types from ${used.length} operations and their fragments.`);
}

generate('src', '@operations');
generate('desk', '@desk');

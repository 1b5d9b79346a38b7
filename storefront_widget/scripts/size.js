// Budgets in gzip bytes (1 kB = 1000). A page of somebody else's shop carries this widget: a budget that is
// exceeded fails, it is not raised in passing.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { here } from './shared-config.js';

const dist = here('dist');
const size = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/** A file and all that it imports at once; what it imports later is not part of it. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g))
    closure(join(dirname(file), path), seen);
  return seen;
}

const total = (files) => [...files].reduce((sum, file) => sum + size(file), 0);
const files = (folder) => readdirSync(join(dist, folder)).map((name) => join(dist, folder, name));

const cdn = join(dist, 'saleor-privacy.js');
const languages = files('messages').filter((file) => file.endsWith('.js'));
const isLanguage = (file) => /\/[a-z]{2}(-\w+)?\.js$/.test(file);
const later = files('saleor-privacy').filter((file) => !isLanguage(file));

// All of the desk, every language included; the Python package serves it.
const desk = here('../saleor_gdpr_plugin/desk/static');
const ofDesk = readdirSync(desk).filter((name) => name !== 'built.json');
// Words are split by what shows them, each file within the budget of a language; so is what the overview loads of
// one. A person who opens everything loads all parts: the last lines tell how much that is.
const codes = [...new Set(languages.map((file) => basename(file).slice(0, 2)))];
const wordsOf = (code, parts) =>
  languages.filter((file) => new RegExp(`/${code}(${parts})\\.js$`).test(file));

const checks = [
  ['the desk in the Dashboard', total(ofDesk.map((name) => join(desk, name))), 40_000],
  ['page without a bundler (lit, English)', total(closure(cdn)), 11_000],
  ['npm entry (lit outside)', total(closure(join(dist, 'define.js'))), 5_000],
  ['all that is loaded later', total(later), 30_000],
  ...languages.map((file) => [file.slice(dist.length + 1), size(file), 1_500]),
  ...codes.map((code) => [`${code}: the overview`, total(wordsOf(code, '|-start')), 1_500]),
];

let failed = false;
for (const [name, bytes, budget] of checks) {
  const over = bytes > budget;
  failed ||= over;
  console.log(
    `${over ? 'OVER' : 'ok  '} ${String(bytes).padStart(6)} of ${String(budget).padStart(6)}  ${name}`,
  );
}
if (closure(cdn).size > 1) {
  failed = true;
  console.log('OVER  the file for a page without a bundler imports others at once');
}
const { dependencies } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
if (Object.keys(dependencies).join() !== 'lit') {
  failed = true;
  console.log('OVER  lit is not the only dependency');
}
for (const code of codes)
  console.log(`     ${String(total(wordsOf(code, '|-\\w+'))).padStart(6)}            ${code}: every part`);
process.exitCode = failed ? 1 : 0;

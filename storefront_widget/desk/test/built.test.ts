import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('../../../saleor_gdpr_plugin/desk/static', import.meta.url));

test('all of the desk, every language included, is less than 40 kB', () => {
  const files = readdirSync(FOLDER).filter((name) => name !== 'built.json');
  const sizes = files.map((name) => gzipSync(readFileSync(`${FOLDER}/${name}`), { level: 9 }).length);
  expect(files.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(40_000);
});

test('every file that was built is named, with what its content hashes to', () => {
  const { integrity, script, style } = JSON.parse(readFileSync(`${FOLDER}/built.json`, 'utf8'));
  expect(Object.keys(integrity).sort()).toEqual(
    readdirSync(FOLDER)
      .filter((name) => name !== 'built.json')
      .sort(),
  );
  expect(integrity[script]).toMatch(/^sha384-.{64}$/);
  expect(style).toMatch(/^desk-.*\.css$/);
});

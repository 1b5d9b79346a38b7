// A whole request in the desk, in a real browser and a running shop: asked by tests/journeys/desk.py.
// Usage: node scripts/desk-journey.js '{"shop": …, "dashboard": …, "token": …, "reference": …, "folder": …}'
// The Dashboard around it is the page of desk/test, put in place of an address of the origin that the shop names.
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { here } from './shared-config.js';

const { shop, dashboard, token, reference, folder } = JSON.parse(process.argv[2]);
const system = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  executablePath: existsSync(system) ? system : undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const complaints = [];
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(120_000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const body = readFileSync(here('desk/test/dashboard.html'), 'utf8');
  await page.route(`${dashboard}/dashboard/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  const query = new URLSearchParams({ shop, token });
  const desk = page.frameLocator('iframe');
  const shot = (name) => page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  const press = (name) => desk.getByRole('button', { name, exact: true }).click();
  const submit = (name) => desk.locator(`#form-${name} .submit`).click();

  await page.goto(`${dashboard}/dashboard/extensions/app/QXBwOjE=/requests?${query}`);
  await desk.getByLabel('Search').fill(reference);
  await desk.getByText('1 request', { exact: true }).waitFor();
  await shot('list');
  await desk.getByRole('rowheader').getByRole('link').click();

  await press('Add a note');
  await desk.getByLabel('Note', { exact: true }).fill('<b>Called</b> & agreed.');
  await submit('note');
  await desk.getByText('<b>Called</b> & agreed.').waitFor();
  await press('Assign to me');
  await desk.getByRole('button', { name: 'Assign to nobody' }).waitFor();
  await press('Approve');
  await submit('approve');
  await press('Look at the answer');
  await desk.getByRole('row', { name: 'Account' }).waitFor();
  await shot('answer');
  await press('Release');
  await submit('release');
  const warned = desk.getByLabel('Release although something could not be read');
  const done = desk.getByText('Done', { exact: true }).or(desk.getByText('Done in part', { exact: true }));
  await warned.or(done).first().waitFor();
  if (await warned.isVisible()) {
    await warned.check();
    await submit('release');
  }
  await done.first().waitFor();
  await shot('done');
  if (complaints.length) throw new Error(`The browser complains: ${complaints.join(' · ')}`);
} catch (error) {
  // What the browser said is most often why nothing came.
  console.error(complaints.join('\n'));
  throw error;
} finally {
  await browser.close();
}

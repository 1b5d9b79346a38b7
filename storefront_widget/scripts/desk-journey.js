// A whole request in the desk, in a real browser and a running shop: asked by tests/journeys/desk.py.
// Usage: node scripts/desk-journey.js '{"shop": …, "dashboard": …, "token": …, "reference": …, "folder": …}'
// The Dashboard around it is the page of desk/test, put in place of an address of the origin that the shop names.
import { readFileSync } from 'node:fs';
import { launch } from './browser.js';
import { here } from './shared-config.js';

const { shop, dashboard, token, reference, folder } = JSON.parse(process.argv[2]);
// The Dashboard's page is put in place of an answer, which Chromium takes for one of the public network.
const browser = await launch(
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
);
const complaints = [];
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
try {
  page.setDefaultTimeout(120_000);
  page.on('console', (message) => {
    // What could not be loaded is told below, with the answer.
    const said = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
    if (said) complaints.push(message.text());
  });
  page.on('requestfinished', async (request) => {
    const response = await request.response();
    if (!response || response.status() < 400) return;
    const body = await response.text();
    // The miniature of Saleor has no channels to choose from; the desk lets their name be typed.
    if (!body.includes('Cannot query field \\"channels\\"')) complaints.push(`${request.url()}: ${body}`);
  });
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
  await desk.getByRole('row', { name: /^Account \d/ }).waitFor();
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
  // What the browser said, or the page shows, is most often why nothing came.
  const shown = page
    .frames()
    .map((frame) =>
      frame.evaluate(() => `${location.origin}${location.pathname}: ${document.body?.innerText}`),
    );
  console.error([...complaints, ...(await Promise.all(shown))].join('\n'));
  throw error;
} finally {
  await browser.close();
}

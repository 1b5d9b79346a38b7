// One chapter of a shopper's story, in a real browser, by clicks and by the links of mails: asked by
// tests/journeys/widget.py, which is the shop's staff between the chapters, and sees what became of it.
// Usage: node scripts/widget-journey.js CHAPTER '{"storefront": …, "mailbox": …, "person": …, "folder": …}'
// Prints, as JSON, what the story has to know.
import { strict as assert } from 'node:assert';
import { launch } from './browser.js';

const [chapter, given] = process.argv.slice(2);
const { storefront, mailbox, person, folder, more = {} } = JSON.parse(given);
const TEXT = '<b>Everything</b>, please.';
const PATIENCE = 120_000;

const browser = await launch();
const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1100, height: 1000 } });
context.setDefaultTimeout(PATIENCE);
const complaints = [];
context.on('weberror', (problem) => complaints.push(String(problem.error())));
context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));

const on = (page) => ({
  page,
  press: (name, exact = true) => page.getByRole('button', { name, exact }).click(),
  fill: (name, value) => page.getByLabel(name, { exact: true }).fill(value),
  title: (name) => page.getByRole('heading', { name, exact: true }).waitFor(),
  text: (words) => page.getByText(words).first().waitFor(),
  shot: (name) => page.screenshot({ path: `${folder}/${name}.png`, fullPage: true }),
});

async function shop({ loggedIn = false } = {}) {
  const found = on(await context.newPage());
  await found.page.goto(storefront);
  if (loggedIn) {
    await found.press('Log in as', false);
    await found.title('Your requests');
  }
  await found.title('What would you like to do?');
  return found;
}

const letters = async () => (await fetch(new URL('mails.json', mailbox))).json();
const newest = async () => Math.max(0, ...(await letters()).map(({ id }) => id));

/** Opens the mailbox, the first mail with such a link that is newer, and follows the link as the reader does. */
async function followMail(link, after = 0) {
  const end = Date.now() + PATIENCE;
  let found;
  while (!found) {
    const mails = (await letters()).filter(({ id, to }) => id > after && to === person.email);
    found = mails.reverse().find(({ text }) => text.includes(`#gdpr-${link}=`));
    assert(Date.now() < end, `no mail with a ${link} link came`);
    if (!found) await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const page = await context.newPage();
  await page.goto(mailbox);
  const rows = page.getByRole('navigation', { name: 'Mails' }).getByRole('button');
  // Newest first.
  await rows.filter({ hasText: person.email }).filter({ hasText: found.subject }).first().click();
  const arrived = context.waitForEvent('page');
  await page.frameLocator('iframe').locator(`a[href*="#gdpr-${link}="]`).first().click();
  const opened = await arrived;
  await opened.waitForLoadState();
  await page.close();
  return on(opened);
}

/** The token has left the address bar once the page shows what the link is about. */
const isClean = ({ page }) => assert.equal(page.url(), storefront);

const reference = async ({ page }) =>
  (await page.locator('saleor-privacy .reference').first().innerText()).trim();

async function confirm(after) {
  const mail = await followMail('verify', after);
  await mail.title('Is this request yours?');
  isClean(mail);
  await mail.text(person.email);
  await mail.shot('confirm');
  return mail;
}

const chapters = {
  async asks() {
    const page = await shop();
    await page.press(/what you have about me/);
    await page.fill('E-mail address', person.email);
    await page.page.getByLabel('Message to us').fill(TEXT);
    await page.page.goBack();
    await page.title('What would you like to do?');
    await page.page.goForward();
    assert.equal(await page.page.getByLabel('Message to us').inputValue(), TEXT);
    const after = await newest();
    await page.press('Request my data');
    await page.title('Check your e-mail');
    const made = await reference(page);
    await page.shot('check-mail');
    const mail = await confirm(after);
    await mail.text(TEXT);
    await mail.press('Yes, this was me');
    await mail.title('Thank you, your request is confirmed.');
    assert.equal(await reference(mail), made);
    await mail.shot('confirmed');
    return { reference: made };
  },

  async downloads() {
    const status = await followMail('status', more.after);
    await status.text(more.reference);
    isClean(status);
    const after = await newest();
    await status.press('Send me a new link');
    await status.text('We have sent an e-mail with a new link.');
    await status.shot('status');
    const mail = await followMail('download', after);
    await mail.title('Your file is ready');
    isClean(mail);
    const started = mail.page.waitForEvent('download');
    await mail.press('Download');
    const file = await started;
    await file.saveAs(`${folder}/archive.zip`);
    // The file has its own name, and the link is spent.
    await mail.text('The download has started.');
    assert.equal(await mail.page.getByRole('button', { name: 'Download', exact: true }).count(), 0);
    return { name: file.suggestedFilename() };
  },

  async corrects() {
    const { before, now } = more;
    const page = await shop({ loggedIn: true });
    await page.press(/about me is wrong/);
    await page.page.getByText('Address book', { exact: true }).click();
    await page.page
      .getByRole('button', { name: /^Change: Entry in the address book/ })
      .first()
      .click();
    const form = page.page.getByRole('group', { name: 'Entry in the address book' });
    const field = (name) => form.getByLabel(name, { exact: true });
    for (const [name, value] of Object.entries(before)) assert.equal(await field(name).inputValue(), value);
    await field('Country').selectOption(now.Country);
    for (const [name, value] of Object.entries(now)) if (name !== 'Country') await field(name).fill(value);
    await page.shot('correct');
    await page.press('Correct my data');
    await page.title('Your data is corrected.');
    await page.page.locator('saleor-privacy ins', { hasText: now['Street and number'] }).waitFor();
    await page.shot('corrected');
    await page.page.goBack();
    await page.title('What would you like to do?');
    await page.page.goForward();
    await page.title('Your data is corrected.');
    return {};
  },

  async agrees() {
    const page = await shop({ loggedIn: true });
    await page.press(/what I agreed to/);
    await toggle(page, 'true');
    await page.text(/You agreed on/);
    return {};
  },

  async objects() {
    const page = await shop({ loggedIn: true });
    await page.press(/no longer want advertising/);
    await page.press('Stop advertising');
    await page.text('Done. You get no advertising from us any more.');
    await page.shot('objected');
    return {};
  },

  async undoes() {
    const mail = await followMail('undo', more.after);
    await mail.title('Take it back?');
    isClean(mail);
    await mail.press('Take it back');
    await mail.title('Thank you. Everything is as it was before.');
    await mail.shot('undone');
    return {};
  },

  async withdraws() {
    const page = await shop({ loggedIn: true });
    await page.press(/what I agreed to/);
    await toggle(page, 'false');
    await page.text(/You withdrew your consent on/);
    await page.shot('withdrawn');
    return {};
  },

  async erases() {
    const page = await shop({ loggedIn: true });
    const after = await newest();
    await page.press(/my data to be deleted/);
    await page.press('Delete my data');
    await page.title('Check your e-mail');
    const made = await reference(page);
    await page.shot('erasure');
    const mail = await confirm(after);
    await mail.press('Yes, this was me');
    await mail.title('Thank you, your request is confirmed.');
    return { reference: made };
  },

  async callsBack() {
    const page = await shop({ loggedIn: true });
    const card = page.page.locator('saleor-privacy article', { hasText: more.reference });
    await card.getByRole('button', { name: 'Stop it now', exact: true }).click();
    await page.shot('call-back');
    await page.press('Yes, stop it');
    await card.getByText('The request is stopped.').waitFor();
    assert.equal(await card.getByRole('button', { name: 'Stop it now', exact: true }).count(), 0);
    await page.shot('called-back');
    return {};
  },
};

async function toggle({ page }, on) {
  const control = page.getByRole('switch', { name: 'Newsletter', exact: true });
  assert.notEqual(await control.getAttribute('aria-checked'), on);
  await control.click();
  await page.locator(`saleor-privacy [role=switch][aria-checked=${on}]`).waitFor();
}

try {
  const told = await chapters[chapter]();
  assert.deepEqual(complaints, []);
  console.log(JSON.stringify(told));
} catch (error) {
  // What the browser said is most often why nothing came.
  console.error(complaints.join('\n'));
  for (const [index, page] of context.pages().entries())
    await page.screenshot({ path: `${folder}/${chapter}-broken-${index}.png`, fullPage: true });
  throw error;
} finally {
  await browser.close();
}

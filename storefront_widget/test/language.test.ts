import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { size } from '../src/format.js';
import { speak } from '../src/messages.js';
import { inTime } from '../src/sentence.js';
import { error, list, mount, REQUEST, Shop, said, submitted } from './shop.js';

test.each([
  ['de', 'de'],
  ['de-AT', 'de-AT'],
  ['de_CH', 'de-CH'],
  ['FR-fr', 'fr-FR'],
  ['es-MX', 'es-MX'],
  ['it', 'it'],
  ['pl', 'pl'],
  ['nl-BE', 'nl-BE'],
  ['sv', 'en'],
  ['not a language', 'en'],
  ['', 'en'],
])('%s is spoken as %s', (asked, tag) => expect(speak(asked)).toBe(tag));

test('a shop that brings its own words may bring any language', () =>
  expect(speak('sv-FI', true)).toBe('sv-FI'));

test('de-AT: German texts, Austrian dates, and the shop is asked for Austrian sentences', async () => {
  const shop = new Shop();
  shop.answers.MyRequests = list({ ...REQUEST, dueOn: '2099-01-21' });
  const element = mount(shop, { locale: 'de-AT', loggedIn: true });
  await expect.element(page.getByRole('heading', { name: 'Ihre Daten bei Lindenhof Tea' })).toBeVisible();
  await expect.element(page.getByText('spätestens am 21. Jänner 2099')).toBeVisible();
  expect(shop.asked('MyRequests').at(-1)?.variables).toMatchObject({ language: 'de-AT' });
  expect(element.shadowRoot?.querySelector('section')?.lang).toBe('de-AT');
});

test('a language that we do not have: English, dates too; the mails may be in it', async () => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({ request: REQUEST });
  mount(shop, { locale: 'sv-SE', loggedIn: true });
  await userEvent.click(page.getByRole('button', { name: 'Request my data' }));
  await expect.element(page.getByText('December 21, 2099')).toBeVisible();
  expect(shop.asked('RequestSubmit')[0]?.variables).toMatchObject({
    input: { language: 'sv-SE' },
    language: 'en',
  });
});

test('without an attribute it speaks the language of the document', async () => {
  document.documentElement.lang = 'fr';
  mount(new Shop(), { locale: null });
  await expect.element(page.getByRole('button', { name: 'Demander mes données' })).toBeVisible();
});

test('no English is seen before German', async () => {
  const seen = new Set<string>();
  const shop = new Shop();
  const element = mount(shop, { locale: 'de' });
  const look = () => seen.add(element.shadowRoot?.querySelector('h2')?.textContent ?? '');
  const observer = new MutationObserver(look);
  await element.updateComplete;
  look();
  observer.observe(element.shadowRoot as ShadowRoot, { subtree: true, childList: true, characterData: true });
  await expect.element(page.getByRole('heading', { name: 'Ihre Daten bei Lindenhof Tea' })).toBeVisible();
  expect([...seen].filter((title) => title && !title.startsWith('Ihre Daten'))).toEqual([]);
});

test('the language can change under way; what is typed stays, what the shop words is asked anew', async () => {
  const shop = new Shop();
  shop.answers.MyRequests = ({ language }: { language: string }) =>
    list({ ...REQUEST, stateText: `state in ${language}` });
  const element = mount(shop, { loggedIn: true });
  await userEvent.fill(page.getByLabelText('Message to us'), 'Order 1042');
  element.locale = 'de';
  await expect.element(page.getByLabelText('Nachricht an uns')).toHaveValue('Order 1042');
  await expect.element(page.getByText('state in de')).toBeVisible();
});

test('a language that is set while another is loading wins', async () => {
  const element = mount(new Shop(), { locale: 'fr' });
  await element.updateComplete;
  element.locale = 'de';
  await expect.element(page.getByRole('button', { name: 'Meine Daten anfordern' })).toBeVisible();
});

test('the shop can use words of its own', async () => {
  mount(new Shop(), { messages: { submit: 'Send me everything' } });
  await expect.element(page.getByRole('button', { name: 'Send me everything' })).toBeVisible();
});

test.each([
  ['de', 'Bitte versuchen Sie es in 5 Minuten noch einmal.'],
  ['fr', 'Veuillez réessayer dans 5 minutes.'],
])('the wait in %s', async (locale, words) => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({ errors: [error('TOO_MANY', null, 300)] });
  const element = mount(shop, { locale, loggedIn: true });
  await userEvent.click(page.getByRole('button', { name: /Daten anfordern|Demander mes/ }));
  await vi.waitFor(() => expect(said(element)).toContain(words));
});

test('waits are rounded up, sizes are readable', () => {
  expect(inTime('en', 59)).toBe('in 59 seconds');
  expect(inTime('en', 61)).toBe('in 2 minutes');
  expect(inTime('en', 3601)).toBe('in 2 hours');
  expect(size('en', 1_234_567)).toBe('1.2 MB');
  expect(size('de', 2_500)).toBe('2,5 kB');
});

const PARTS = ['', '-start', '-ask', '-follow', '-answer', '-consents', '-marketing', '-rectify'];
/** Words that are the same in English. */
const SAME: Record<string, string[]> = {
  fr: ['contact', 'changes'],
  es: [],
  it: [],
  pl: [],
  nl: ['later', 'contact'],
};

test.each(['de', 'es', 'fr', 'it', 'nl', 'pl'])('%s has its own words for everything', async (language) => {
  const load = async (name: string) => Object.entries((await import(`../src/messages/${name}.ts`)).default);
  const all = async (name: string) => (await Promise.all(PARTS.map((part) => load(name + part)))).flat();
  const own = await all(language);
  const english = new Map(await all('en'));
  expect(own.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
  // One text of a name: parts are put together.
  expect(new Set(own.map(([key]) => key)).size).toBe(own.length);
  // Punctuation alone is no word.
  const words = own.filter(([, text]) => typeof text === 'string' && /\p{L}/u.test(text));
  const same = words.filter(([key, text]) => text === english.get(key));
  expect(same.map(([key]) => key)).toEqual(SAME[language] ?? []);
});

// A storefront around <saleor-privacy>: what a real one does for it is to say who is logged in, and in which language.
import './widget/saleor-privacy.js';
import words from './words.js';

const LOGIN = `mutation ($email: String!, $password: String!) {
  tokenCreate(email: $email, password: $password) { token errors { message } }
}`;
const LOGIN_LIFE = 4 * 60_000; // Saleor's logins work for five minutes.

const find = (selector) => document.querySelector(selector);
const facts = await (await fetch('facts.json')).json();
const widget = find('saleor-privacy');
const choices = {
  language: ['en', 'de', 'fr'],
  theme: ['auto', 'light', 'dark'],
};
const chosen = {
  language: localStorage.language ?? choices.language.find((code) => navigator.language.startsWith(code)) ?? 'en',
  theme: localStorage.theme ?? 'auto',
  loggedIn: localStorage.loggedIn === 'yes',
};
let login;

async function token() {
  if (!chosen.loggedIn) return null;
  if (!login || login.until < Date.now()) {
    const { email, password } = facts.customer;
    const response = await fetch(facts.addresses.graphql, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: LOGIN, variables: { email, password } }),
    });
    login = { token: (await response.json()).data.tokenCreate.token, until: Date.now() + LOGIN_LIFE };
  }
  return login.token;
}

function choose(name, value) {
  chosen[name] = value;
  localStorage[name] = value;
  show();
}

function radio(name, value) {
  const input = Object.assign(document.createElement('input'), { type: 'radio', name, value });
  input.addEventListener('change', () => choose(name, value));
  const label = document.createElement('label');
  label.append(input, Object.assign(document.createElement('span'), { textContent: value.toUpperCase() }));
  return label;
}

function show() {
  const text = words[chosen.language];
  document.documentElement.lang = chosen.language;
  document.documentElement.dataset.theme = chosen.theme;
  for (const each of document.querySelectorAll('[data-word]')) each.textContent = text[each.dataset.word];
  for (const input of document.querySelectorAll('.demo input')) {
    input.checked = chosen[input.name] === input.value;
    if (input.name === 'theme') input.nextElementSibling.textContent = text[input.value];
  }
  find('#who').textContent = chosen.loggedIn ? text.hello(facts.customer.name) : text.guest;
  find('#login').textContent = chosen.loggedIn ? text.logout : text.login(facts.customer.name);
  widget.locale = chosen.language;
  widget.loggedIn = chosen.loggedIn;
}

for (const [name, values] of Object.entries(choices)) find(`#${name}`).append(...values.map((value) => radio(name, value)));
find('#mailbox').href = facts.addresses.mailbox;
find('#login').addEventListener('click', () => {
  chosen.loggedIn = !chosen.loggedIn;
  localStorage.loggedIn = chosen.loggedIn ? 'yes' : 'no';
  login = undefined;
  show();
});
show();
widget.token = token;
widget.channel = facts.channel;
widget.apiUrl = facts.addresses.graphql;

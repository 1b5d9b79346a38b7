import { html } from 'lit/html.js';

const PATHS = {
  shield: 'M12 3 5 6v5c0 4.5 3 8 7 10 4-2 7-5.500 7-10V6l-7-3Z',
};

/** Only for the eye: words beside it say the same. */
export const icon = (name: keyof typeof PATHS): unknown =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;

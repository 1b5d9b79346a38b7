import { html, nothing } from 'lit/html.js';
import type { GdprRequestState } from '../api-types.js';
import type { Desk } from '../desk.js';

/** States that are an end. */
export const CLOSED: GdprRequestState[] = [
  'FULFILLED',
  'PARTLY_FULFILLED',
  'REFUSED',
  'CANCELLED',
  'JOINED',
  'LAPSED',
];

/** For colour only: the words say the same. */
const LOOKS: Record<GdprRequestState, string> = {
  UNVERIFIED: '',
  OPEN: 'info',
  WAITING: '',
  APPROVED: 'info',
  PROCESSING: 'info',
  READY: 'warn',
  FULFILLED: 'good',
  PARTLY_FULFILLED: 'good',
  REFUSED: '',
  CANCELLED: '',
  JOINED: '',
  LAPSED: '',
  FAILED: 'bad',
};

export const chip = (desk: Desk, state: GdprRequestState): unknown =>
  html`<span class="chip ${LOOKS[state]}">${desk.t.states[state]}</span>`;

interface Due {
  dueText: string | null;
  dueOn: string | null;
  pausedSince: string | null;
}

/** How much time is left, in the shop's words; louder once it is late. */
export const badge = ({ dueText, dueOn, pausedSince }: Due): unknown =>
  dueText ? html`<span class="due ${!pausedSince && late(dueOn) ? 'bad' : ''}">${dueText}</span>` : nothing;

/** A legal date is a day of the shop; that a colour changes some hours early or late misleads nobody. */
const late = (dueOn: string | null): boolean => Boolean(dueOn && dueOn < new Date().toLocaleDateString('sv'));

import { html } from 'lit';
import type { Messages } from '../messages.js';

/** The native dialog traps the focus, closes on Escape and gives the focus back; the harmless answer is first. */
export function cancelDialog(t: Messages, reference: string, cancel: () => void): unknown {
  const close = ({ currentTarget }: Event) => {
    if ((currentTarget as HTMLDialogElement).returnValue === 'yes') cancel();
  };
  const id = `cancel-${reference}`;
  return html`<dialog id=${id} part="dialog" aria-labelledby="${id}-title" aria-describedby="${id}-text" @close=${close}>
    <form method="dialog">
      <h4 id="${id}-title">${t.cancelTitle}</h4>
      <p id="${id}-text">${t.cancelText}</p>
      <p class="actions">
        <button part="button" class="plain" value="keep" autofocus>${t.cancelKeep}</button>
        <button part="button danger" class="danger" value="yes">${t.cancelYes}</button>
      </p>
    </form>
  </dialog>`;
}

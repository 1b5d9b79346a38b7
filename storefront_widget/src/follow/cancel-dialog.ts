import { html } from 'lit';

export interface Texts {
  title: string;
  text: string;
  keep: string;
  yes: string;
}

/** The native dialog traps the focus, closes on Escape and gives the focus back; the harmless answer is first. */
export function cancelDialog(texts: Texts, reference: string, cancel: () => void): unknown {
  const close = ({ currentTarget }: Event) => {
    if ((currentTarget as HTMLDialogElement).returnValue === 'yes') cancel();
  };
  const id = `cancel-${reference}`;
  return html`<dialog id=${id} part="dialog" aria-labelledby="${id}-title" aria-describedby="${id}-text" @close=${close}>
    <form method="dialog">
      <h4 id="${id}-title">${texts.title}</h4>
      <p id="${id}-text">${texts.text}</p>
      <p class="actions">
        <button part="button" class="plain" value="keep" autofocus>${texts.keep}</button>
        <button part="button danger" class="danger" value="yes">${texts.yes}</button>
      </p>
    </form>
  </dialog>`;
}

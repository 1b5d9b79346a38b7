import type { Desk } from '../desk.js';

/** The person as a list names them: by name, else by address. */
export const whose = ({ name, email }: { name: string | null; email: string }): string => name || email;

/** A link to one request. */
export const requestLink = (desk: Desk, id: string, text: unknown): unknown =>
  desk.link({ name: 'requests', id, query: new URLSearchParams() }, text);

const NAMES = ['verify', 'status', 'download', 'consent', 'email', 'undo'] as const;

export type Link = Partial<Record<(typeof NAMES)[number], string>>;

/**
 * The tokens of a mail link. They stand in the fragment, which no server and no referrer sees; here they leave
 * the address bar and the history too, before anything else happens with them.
 */
export function takeLink(): Link | undefined {
  const given = new URLSearchParams(location.hash.slice(1));
  const link: Link = {};
  for (const name of NAMES) {
    const token = given.get(`gdpr-${name}`);
    if (token) link[name] = token;
  }
  if (!Object.keys(link).length) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return link;
}

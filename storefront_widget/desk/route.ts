/** Where one is in the desk: a path below its home, and a query of what is shown of it. */
export interface Route {
  name: string;
  id: string;
  query: URLSearchParams;
}

/** A page of the desk as it stands at first. */
export const page = (name: string, id = ''): Route => ({ name, id, query: new URLSearchParams() });

/** The parts of a query that are ours; Dashboards add more for themselves, and pass on what is in their own. */
const OURS = ['tab', 'right', 'state', 'who', 'search', 'after', 'before', 'customerId'];

export function parse(path: string, search = ''): Route {
  const [name = '', id = ''] = path.split('/').filter(Boolean);
  const given = new URLSearchParams(search);
  const query = new URLSearchParams(
    OURS.filter((key) => given.has(key)).map((key) => [key, given.get(key) ?? '']),
  );
  return { name: name || 'requests', id: safely(id), query };
}

export function format({ name, id, query }: Route): string {
  const path = `/${name}${id ? `/${encodeURIComponent(id)}` : ''}`;
  return query.size ? `${path}?${query}` : path;
}

/** "/dashboard/extensions/app/QXBwOjE=/requests/…" → "/requests/…": some Dashboards send the whole of their path. */
export function belowApp(path: string): string {
  const found = /\/(?:extensions\/app|apps)\/[^/]+(?:\/app(?=\/|$))?(.*)$/.exec(path);
  return found ? (found[1] ?? '') : path;
}

function safely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

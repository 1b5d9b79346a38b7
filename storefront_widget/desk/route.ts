/** Where one is in the desk: a path below its home, and a query of what is shown of it. */
export interface Route {
  name: string;
  id: string;
  query: URLSearchParams;
}

/** Parts of the query that Dashboards add for themselves. */
const THEIRS = new Set(['domain', 'saleorApiUrl', 'id', 'theme', 'locale']);

export function parse(path: string, search = ''): Route {
  const [name = '', id = ''] = path.split('/').filter(Boolean);
  const query = new URLSearchParams(search);
  for (const key of [...query.keys()])
    if (THEIRS.has(key) || key.startsWith('featureFlags')) query.delete(key);
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

// Making an Intl formatter is the slow part of using it; each is made once per language.
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  const known = made.get(key) ?? new Intl.DateTimeFormat(tag, options);
  made.set(key, known);
  return known;
}

/** A legal date has no time zone: 2027-01-05 is the fifth everywhere. */
export const day = (tag: string, iso: string) =>
  formatter(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

export const moment = (tag: string, iso: string) =>
  formatter(tag, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));

/** 1234567 → "1.2 MB" */
export function size(tag: string, bytes: number): string {
  const [unit, divisor] = bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
  const options = { style: 'unit', unit: unit as string, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(tag, options).format(Math.max(bytes / (divisor as number), 0.1));
}

import en, { type Messages } from './messages/en.js';

export type { Messages };

const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> = {
  de: () => import('./messages/de.js'),
  fr: () => import('./messages/fr.js'),
};

/** What was built has no names for texts, and holds another language as the list of its texts in English order. */
function named(like: object, texts: unknown[]): object {
  const made: Record<string, unknown> = Array.isArray(like) ? ([] as unknown as Record<string, unknown>) : {};
  for (const [name, one] of Object.entries(like))
    made[name] = typeof one === 'object' ? named(one, texts) : texts.shift();
  return made;
}

/** The texts of the Dashboard's language, and the tag for dates and for what the shop words: de-AT, or English. */
export async function speak(locale: string): Promise<{ t: Messages; tag: string }> {
  try {
    const [tag = 'en'] = Intl.getCanonicalLocales(locale.replace('_', '-'));
    const load = LANGUAGES[tag.split('-')[0] as string];
    if (load) {
      const found: Messages | unknown[] = (await load()).default;
      return { t: Array.isArray(found) ? (named(en, [...found]) as Messages) : found, tag };
    }
    return { t: en, tag: tag.startsWith('en') ? tag : 'en' };
  } catch {
    return { t: en, tag: 'en' };
  }
}

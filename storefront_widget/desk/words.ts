import en, { type Messages } from './messages/en.js';

export type { Messages };

const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> = {
  de: () => import('./messages/de.js'),
  fr: () => import('./messages/fr.js'),
};

/** The texts of the Dashboard's language, and the tag for dates and for what the shop words: de-AT, or English. */
export async function speak(locale: string): Promise<{ t: Messages; tag: string }> {
  try {
    const [tag = 'en'] = Intl.getCanonicalLocales(locale.replace('_', '-'));
    const load = LANGUAGES[tag.split('-')[0] as string];
    if (load) return { t: (await load()).default, tag };
    return { t: en, tag: tag.startsWith('en') ? tag : 'en' };
  } catch {
    return { t: en, tag: 'en' };
  }
}

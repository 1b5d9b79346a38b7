import requestRegister from '@desk/RequestRegister.graphql';
import type { Operation } from '../../src/api.js';
import type { GdprIdentity, GdprReceivedVia, GdprRight } from '../api-types.js';
import type { Desk } from '../desk.js';
import { type Action, area, type Field } from './form.js';
import { methods } from './naming.js';

export interface Channel {
  slug: string;
  name: string;
}

/** Saleor's own query, not one of ours. */
const CHANNELS = 'query Channels{channels{slug name}}' as Operation<{ channels: Channel[] | null }, object>;

/** The shop's channels; where they cannot be read, their name is typed. */
export async function channelsOf(desk: Desk): Promise<Channel[]> {
  try {
    return (await desk.ask(CHANNELS, {})).channels ?? [];
  } catch {
    return [];
  }
}

/**
 * What came by phone, letter or e-mail is written down; the legal clock starts on the day it came. With a customer the
 * shop knows the person; without one staff says who it is.
 */
export function register(
  desk: Desk,
  channels: readonly Channel[],
  customer: string | null,
  then: (id: string) => Promise<void>,
): Action {
  const { t } = desk;
  const channel: Field = channels.length
    ? {
        name: 'channel',
        label: t.channel,
        kind: 'select',
        options: channels.map(({ slug, name }) => [slug, name]),
        value: channels[0]?.slug,
      }
    : { name: 'channel', label: t.channelSlug };
  const who: Field[] = [
    { name: 'email', label: t.email, kind: 'email', optional: true },
    { name: 'name', label: t.name, optional: true },
    area('postalAddress', t.address, true),
  ];
  return {
    name: 'register',
    label: t.newRequest,
    title: t.registerTitle,
    text: t.registerText,
    look: 'primary',
    fields: [
      {
        name: 'right',
        label: t.right,
        kind: 'select',
        options: [['', t.unsorted], ...Object.entries(t.rights)],
        optional: true,
      },
      { name: 'receivedVia', label: t.came, kind: 'select', options: Object.entries(t.ways), value: 'PHONE' },
      { name: 'receivedOn', label: t.cameOn, kind: 'date', value: new Date().toLocaleDateString('sv') },
      channel,
      ...(customer ? [] : who),
      area('text', t.message, true),
      {
        name: 'identityMethod',
        label: t.howKnown,
        kind: 'select',
        options: [['', t.notProven], ...methods(t)],
        optional: true,
      },
      area('identityNote', t.checked, true),
    ],
    run: async (values) => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
      const { gdprRequestRegister: answer } = await desk.ask(requestRegister, {
        input: {
          ...given,
          receivedOn: values.receivedOn ?? '',
          channel: values.channel ?? '',
          receivedVia: values.receivedVia as GdprReceivedVia,
          right: (values.right || null) as GdprRight | null,
          identityMethod: (values.identityMethod || null) as GdprIdentity | null,
          customer,
        },
        language: desk.tag,
      });
      if (answer?.errors.length) return answer.errors;
      if (answer?.request) await then(answer.request.id);
      return undefined;
    },
  };
}

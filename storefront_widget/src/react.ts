'use client';
// For React: properties and events with their types. React 19 can also use the bare element.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { SaleorPrivacy as Element } from './define.js';
import type { GdprEvents } from './events.js';

type On<Name extends keyof GdprEvents> = EventName<CustomEvent<GdprEvents[Name]>>;

export const SaleorPrivacy = createComponent({
  react: React,
  tagName: 'saleor-privacy',
  elementClass: Element,
  displayName: 'SaleorPrivacy',
  events: {
    onReady: 'gdpr-ready' as On<'gdpr-ready'>,
    onRequestCreated: 'gdpr-request-created' as On<'gdpr-request-created'>,
    onConsentChange: 'gdpr-consent-change' as On<'gdpr-consent-change'>,
    onProblem: 'gdpr-error' as On<'gdpr-error'>,
  },
});

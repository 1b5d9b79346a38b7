import erasurePlan from '@desk/ErasurePlan.graphql';
import erasurePlanChange from '@desk/ErasurePlanChange.graphql';
import erasureRecordOpen from '@desk/ErasureRecordOpen.graphql';
import type { GdprRefusalGround } from '../../api-types.js';
import { type Action, area } from '../../parts/form.js';
import type { Details, Request } from '../request.js';
import { GROUNDS, groundField } from './actions.js';
import type { Item, Plan } from './plan.js';

/** Where the plan can still be changed. */
const PLANNABLE = ['OPEN', 'WAITING', 'FAILED'];

export function make(screen: Request, request: Details): Action | false {
  if (!PLANNABLE.includes(request.state)) return false;
  const { t } = screen.desk;
  return {
    name: 'plan',
    label: t.planMake,
    text: t.planMakeText,
    focus: '#plan',
    run: () => screen.decide(erasurePlan, {}),
  };
}

export const changeItem = (screen: Request, request: Details, one: Item): Action | false =>
  !one.doneAt && change(screen, request, one.id, one.label || one.key, { items: [one.id] }, one);

export const changeAll = (
  screen: Request,
  request: Details,
  found: NonNullable<Plan['sources']>[number] | undefined,
): Action | false =>
  Boolean(found) && change(screen, request, 'all', found?.label ?? '', { source: found?.source });

/** Keep something on a ground and until a day, or let go what was to be kept; always with a reason. */
function change(
  screen: Request,
  request: Details,
  id: string,
  of: string,
  which: { items?: string[]; source?: string },
  one?: Item,
): Action | false {
  if (!PLANNABLE.includes(request.state)) return false;
  const { t, drafts } = screen.desk;
  const name = `change-${id.replace(/\W/g, '_')}`;
  const first = one?.disposition === 'KEEP' ? 'go' : 'keep';
  const keep = (drafts.get(`${screen.key}/${name}/keep`) ?? first) === 'keep';
  return {
    name,
    label: one ? t.change : t.changeAll,
    of,
    text: keep ? t.keepText : undefined,
    focus: `#open-${name}`,
    done: `${of}: ${keep ? t.keepIt : t.letGo}`,
    fields: [
      {
        name: 'keep',
        label: t.becomes,
        kind: 'select',
        options: [
          ['keep', t.keepIt],
          ['go', t.letGo],
        ],
        value: first,
      },
      ...(keep
        ? [
            groundField(t, GROUNDS.ERASURE ?? []),
            { name: 'until', label: t.until, kind: 'date' as const, value: one?.until ?? '' },
          ]
        : [area('override', t.lawOverride, one?.proposed !== 'KEEP')]),
      area('reason', t.reason),
    ],
    run: ({ ground, until, override, reason = '' }) =>
      screen.decide(erasurePlanChange, {
        ...which,
        keep,
        reason,
        ...(keep ? { ground: ground as GdprRefusalGround, until } : { override }),
      }),
  };
}

/** What is left of the person after the end; each opening is logged. */
export function sealed(screen: Request, request: Details): Action | false {
  if (!screen.erasure?.endedAt) return false;
  const { desk } = screen;
  const { t } = desk;
  return {
    name: 'sealed',
    label: t.sealed,
    text: t.sealedText,
    focus: '[data-sealed]',
    fields: [area('reason', t.reason)],
    run: async ({ reason = '' }) => {
      const { gdprErasureRecordOpen: found } = await desk.ask(erasureRecordOpen, {
        request: request.id,
        reason,
      });
      screen.sealed = found?.records ?? [];
      return found?.errors;
    },
  };
}

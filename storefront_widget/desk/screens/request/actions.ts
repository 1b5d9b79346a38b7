import exportRenew from '@desk/ExportRenew.graphql';
import exportWithdraw from '@desk/ExportWithdraw.graphql';
import requestApprove from '@desk/RequestApprove.graphql';
import requestAsk from '@desk/RequestAsk.graphql';
import requestChangeRight from '@desk/RequestChangeRight.graphql';
import requestConfirmIdentity from '@desk/RequestConfirmIdentity.graphql';
import requestExtend from '@desk/RequestExtend.graphql';
import requestNote from '@desk/RequestNote.graphql';
import requestRefuse from '@desk/RequestRefuse.graphql';
import requestRelease from '@desk/RequestRelease.graphql';
import requestReopen from '@desk/RequestReopen.graphql';
import requestReply from '@desk/RequestReply.graphql';
import requestRetry from '@desk/RequestRetry.graphql';
import requestSecondApprove from '@desk/RequestSecondApprove.graphql';
import type {
  GdprIdentity,
  GdprQuestionAbout,
  GdprRefusalGround,
  GdprRequestState,
  GdprRight,
} from '../../api-types.js';
import { type Action, area, type Field } from '../../parts/form.js';
import { methods } from '../../parts/naming.js';
import type { Messages } from '../../words.js';
import type { Details, Request } from '../request.js';

type Maker = (screen: Request, request: Details) => Action | false;

/** What can be done in each state, the first thing first; the shop has the last word on each. */
const BY_STATE: Partial<Record<GdprRequestState, Maker[]>> = {
  UNVERIFIED: [confirmIdentity, ask, changeRight, refuse],
  OPEN: [approve, ask, changeRight, extend, refuse],
  WAITING: [reply, ask, changeRight, extend, refuse],
  APPROVED: [second, secondReject, reopen],
  READY: [release, extend, reopen],
  FAILED: [retry, extend, reopen],
  FULFILLED: [renew, withdraw],
  PARTLY_FULFILLED: [renew, withdraw],
};
export const ALWAYS: GdprRefusalGround[] = ['UNFOUNDED', 'EXCESSIVE', 'IDENTITY_NOT_SHOWN'];
/** Grounds that the law knows for a right, beside those that fit each. */
export const GROUNDS: Partial<Record<GdprRight, GdprRefusalGround[]>> = {
  ACCESS: ['RIGHTS_OF_OTHERS'],
  PORTABILITY: ['RIGHTS_OF_OTHERS', 'NOT_APPLICABLE'],
  RECTIFICATION: ['ACCURATE', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS'],
  ERASURE: [
    'FREEDOM_OF_EXPRESSION',
    'LEGAL_OBLIGATION',
    'PUBLIC_HEALTH',
    'ARCHIVING',
    'LEGAL_CLAIMS',
    'NOT_APPLICABLE',
  ],
  RESTRICTION: ['NOT_APPLICABLE', 'LEGAL_CLAIMS'],
  OBJECTION: ['COMPELLING_REASONS', 'LEGAL_CLAIMS', 'NOT_APPLICABLE'],
};

export const actionsFor = (screen: Request, request: Details): Action[] =>
  (BY_STATE[request.state] ?? []).map((make) => make(screen, request)).filter((action) => action !== false);

/** A note can be added to any request, also after its end. */
export const always = (screen: Request, request: Details): Action[] => [note(screen, request)];

/** The choice of a ground; why it applies is asked beside it. */
export const groundField = (t: Messages, grounds: readonly GdprRefusalGround[]): Field => ({
  name: 'ground',
  label: t.ground,
  kind: 'select',
  options: [['', t.chooseGround], ...grounds.map((ground) => [ground, t.grounds[ground]] as const)],
});

function approve(screen: Request, request: Details): Action | false {
  const { t } = screen.desk;
  const archive = request.right === 'ACCESS' || request.right === 'PORTABILITY';
  return {
    name: 'approve',
    label: t.approve,
    look: request.right === 'ERASURE' ? 'danger' : 'primary',
    text: archive ? t.approveText : request.right === 'ERASURE' ? t.eraseText : t.approveOther,
    ...sure(screen, request, () => screen.decide(requestApprove, {})),
  };
}

/** What cannot be undone is confirmed by the number of the request. */
function sure(screen: Request, request: Details, run: Action['run']): Pick<Action, 'fields' | 'run'> {
  if (request.right !== 'ERASURE') return { run };
  return {
    fields: [{ name: 'reference', label: screen.desk.t.typeReference(request.reference) }],
    run: async (values) =>
      values.reference?.toUpperCase() === request.reference
        ? run(values)
        : [{ code: 'mistyped', field: 'reference', message: null }],
  };
}

function refuse(screen: Request, request: Details): Action {
  const { t } = screen.desk;
  const grounds = [...ALWAYS, ...(request.right ? (GROUNDS[request.right] ?? []) : [])];
  return {
    name: 'refuse',
    label: t.refuse,
    look: 'danger',
    text: t.refuseText,
    fields: [groundField(t, grounds), area('explanation', t.explanation)],
    run: ({ ground, explanation = '' }) =>
      screen.decide(requestRefuse, { ground: ground as GdprRefusalGround, explanation }),
  };
}

function ask(screen: Request): Action {
  const { t } = screen.desk;
  return {
    name: 'ask',
    label: t.ask,
    fields: [
      {
        name: 'about',
        label: t.askAbout,
        kind: 'select',
        options: Object.entries(t.abouts),
        value: 'OTHER',
      },
      area('text', t.question),
    ],
    run: ({ about, text = '' }) => screen.decide(requestAsk, { about: about as GdprQuestionAbout, text }),
  };
}

function extend(screen: Request, request: Details): Action | false {
  const { t } = screen.desk;
  if (request.extendedOn || !request.dueOn) return false;
  return {
    name: 'extend',
    label: t.extend,
    text: t.extendText,
    fields: [area('reason', t.extendReason)],
    run: ({ reason = '' }) => screen.decide(requestExtend, { reason }),
  };
}

function note(screen: Request, request: Details): Action {
  const { t, tag } = screen.desk;
  return {
    name: 'note',
    label: t.note,
    text: t.noteText,
    fields: [area('text', t.noteLabel)],
    run: async ({ text = '' }) => {
      const errors = await screen.mutate(requestNote, { id: request.id, text, language: tag });
      if (!errors) await screen.load().catch(() => undefined);
      return errors;
    },
  };
}

function reply(screen: Request): Action {
  const { t } = screen.desk;
  return {
    name: 'answer',
    label: t.answer,
    look: 'primary',
    text: t.answerText,
    fields: [
      area('text', t.answerLabel),
      { name: 'answeredOn', label: t.cameOn, kind: 'date', optional: true },
    ],
    run: ({ text = '', answeredOn }) =>
      screen.decide(requestReply, { text, answeredOn: answeredOn || null, statusToken: null }),
  };
}

function confirmIdentity(screen: Request): Action {
  const { t } = screen.desk;
  return {
    name: 'identity',
    label: t.confirmIdentity,
    look: 'primary',
    text: t.confirmText,
    fields: [
      { name: 'method', label: t.method, kind: 'select', options: [['', t.chooseMethod], ...methods(t)] },
      area('note', t.checked),
    ],
    run: ({ method, note: said = '' }) =>
      screen.decide(requestConfirmIdentity, { method: method as GdprIdentity, note: said }),
  };
}

function changeRight(screen: Request, request: Details): Action {
  const { t } = screen.desk;
  const rights = Object.entries(t.rights).filter(([right]) => right !== request.right);
  return {
    name: 'right',
    label: t.changeRight,
    look: request.right ? undefined : 'primary',
    text: t.changeRightText,
    fields: [
      { name: 'right', label: t.right, kind: 'select', options: [['', t.chooseRight], ...rights] },
      area('reason', t.reason),
    ],
    run: ({ right, reason = '' }) =>
      screen.decide(requestChangeRight, { right: right as GdprRight, reason, restrictionGround: null }),
  };
}

function release(screen: Request): Action {
  const { t } = screen.desk;
  // Offered once the shop has said that something is missing, or the look at the answer has.
  const problems =
    screen.problems.some(({ code }) => code === 'PROBLEMS') || screen.preview?.problems?.length;
  return {
    name: 'release',
    label: t.release,
    look: 'primary',
    text: t.releaseText,
    fields: problems ? [{ name: 'despite', label: t.releaseDespite, kind: 'check', optional: true }] : [],
    run: ({ despite }) => screen.decide(requestRelease, { despiteProblems: Boolean(despite) }),
  };
}

function reopen(screen: Request): Action {
  const { t } = screen.desk;
  return {
    name: 'reopen',
    label: t.reopen,
    text: t.reopenText,
    fields: [area('reason', t.reason)],
    run: ({ reason = '' }) => screen.decide(requestReopen, { reason }),
  };
}

function retry(screen: Request): Action {
  const { t } = screen.desk;
  return {
    name: 'retry',
    label: t.retry,
    look: 'primary',
    text: t.retryText,
    run: () => screen.decide(requestRetry, {}),
  };
}

function second(screen: Request, request: Details): Action | false {
  const { t } = screen.desk;
  if (!request.waitsForSecondApproval) return false;
  return {
    name: 'second',
    label: t.second,
    look: 'primary',
    text: t.secondText,
    ...sure(screen, request, () => screen.decide(requestSecondApprove, { accept: true, reason: '' })),
  };
}

function secondReject(screen: Request, request: Details): Action | false {
  const { t } = screen.desk;
  if (!request.waitsForSecondApproval) return false;
  return {
    name: 'reject',
    label: t.secondReject,
    text: t.secondRejectText,
    fields: [area('reason', t.reason)],
    run: ({ reason = '' }) => screen.decide(requestSecondApprove, { accept: false, reason }),
  };
}

function renew(screen: Request, request: Details): Action | false {
  const { t } = screen.desk;
  if (request.archive?.state !== 'AVAILABLE') return false;
  return {
    name: 'renew',
    label: t.renew,
    text: t.renewText,
    run: () => screen.decide(exportRenew, {}),
  };
}

function withdraw(screen: Request, request: Details): Action | false {
  const { t } = screen.desk;
  if (request.archive?.state !== 'AVAILABLE') return false;
  return {
    name: 'withdraw',
    label: t.withdraw,
    look: 'danger',
    text: t.withdrawText,
    fields: [area('reason', t.reason)],
    run: ({ reason = '' }) => screen.decide(exportWithdraw, { reason }),
  };
}

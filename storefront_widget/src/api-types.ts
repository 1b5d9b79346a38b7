// Made by `npm run gen-types` from graphql/schema.graphql and graphql/operations. Do not edit.

export type GdprRight = 'ACCESS' | 'PORTABILITY' | 'RECTIFICATION' | 'ERASURE' | 'RESTRICTION' | 'OBJECTION' | 'MARKETING_OBJECTION' | 'CONSENT_WITHDRAWAL';

export type GdprRequestState = 'UNVERIFIED' | 'OPEN' | 'WAITING' | 'APPROVED' | 'PROCESSING' | 'READY' | 'FULFILLED' | 'PARTLY_FULFILLED' | 'REFUSED' | 'CANCELLED' | 'JOINED' | 'LAPSED' | 'FAILED';

export type GdprArchiveState = 'BUILDING' | 'BUILT' | 'AVAILABLE' | 'EXPIRED' | 'WITHDRAWN';

export type GdprErrorCode = 'INVALID' | 'REQUIRED' | 'NOT_FOUND' | 'INACTIVE' | 'GUESTS_NOT_ALLOWED' | 'TOO_MANY' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'TOKEN_USED' | 'CODE_WRONG' | 'CODE_EXHAUSTED' | 'PROOF_NEEDED' | 'STATE' | 'CHANGED' | 'RESTRICTED' | 'KEPT' | 'UNCONFIRMED' | 'BLOCKED' | 'PROBLEMS' | 'EXPIRED' | 'DOWNLOADS_USED_UP' | 'UNAVAILABLE';

export type GdprConsentStanding = 'GIVEN' | 'WITHDRAWN' | 'PENDING' | 'OBJECTED' | 'UNDONE';

export interface GdprConsentGiveInput { channel: string; email?: string | null; statusToken?: string | null; language?: string | null; purpose: string; version: number; textLanguage: string; order?: string | null; }

export interface GdprConsentWithdrawInput { channel: string; email?: string | null; statusToken?: string | null; language?: string | null; purpose: string; order?: string | null; }

export type GdprConsentOrigin = 'WIDGET' | 'ACCOUNT' | 'CHECKOUT' | 'ORDER' | 'IMPORT' | 'STAFF' | 'APP' | 'UNSUBSCRIBE' | 'MIRROR';

export type GdprConsentProof = 'NONE' | 'LOGIN' | 'MAILBOX' | 'STAFF' | 'DOCUMENT';

export interface GdprMarketingObjectInput { channel: string; email?: string | null; statusToken?: string | null; language?: string | null; }

export type GdprRestrictionGround = 'ACCURACY' | 'UNLAWFUL' | 'CLAIMS' | 'OBJECTION';

export type GdprCorrectionVerdict = 'OPEN' | 'ACCEPTED' | 'REFUSED';

export type GdprThreadEntryKind = 'QUESTION' | 'ANSWER' | 'NOTE';

export interface GdprRequestSubmitInput { right?: GdprRight | null; channel: string; email?: string | null; language?: string | null; text?: string | null; restrictionGround?: GdprRestrictionGround | null; changes?: Array<GdprChangeInput> | null; stopUsing?: boolean | null; }

export interface GdprChangeInput { field: string; of?: string | null; key?: string | null; value?: string | null; address?: GdprAddressInput | null; orders?: boolean | null; }

export interface GdprAddressInput { firstName?: string | null; lastName?: string | null; companyName?: string | null; streetAddress1?: string | null; streetAddress2?: string | null; city?: string | null; cityArea?: string | null; postalCode?: string | null; country: string; countryArea?: string | null; phone?: string | null; }

export interface GdprRequestVerifyInput { token?: string | null; reference?: string | null; code?: string | null; browserSecret?: string | null; }

export type RequestFieldsFragment = { id: string; reference: string; right: GdprRight | null; rightText: string; state: GdprRequestState; stateText: string; email: string; text: string; submittedAt: string; receivedOn: string | null; dueOn: string | null; mayCancel: boolean; guestOrdersProven: boolean; timeline: Array<{ at: string; text: string; }>; archive: { state: GdprArchiveState; size: number | null; expiresAt: string | null; downloadsLeft: number | null; } | null; };

export type ConsentConfirmMutation = { gdprConsentConfirm: { purpose: string | null; message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type ConsentConfirmMutationVariables = { token: string; };

export type ConsentGiveMutation = { gdprConsentGive: { standing: GdprConsentStanding | null; message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type ConsentGiveMutationVariables = { input: GdprConsentGiveInput; };

export type ConsentWithdrawMutation = { gdprConsentWithdraw: { reference: string | null; message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type ConsentWithdrawMutationVariables = { input: GdprConsentWithdrawInput; };

export type ConsentsQuery = { gdprConsents: { email: string; objected: boolean; consents: Array<{ purpose: { key: string; version: number; language: string; title: string; text: string; marketing: boolean; profiling: boolean; }; standing: GdprConsentStanding | null; since: string | null; orders: Array<{ order: string; standing: GdprConsentStanding; since: string | null; }>; }>; entries: Array<{ id: string; purpose: string | null; order: string | null; standing: GdprConsentStanding; at: string; origin: GdprConsentOrigin; proof: GdprConsentProof; version: number | null; text: string | null; digest: string | null; note: string | null; receipts: Array<{ handler: string; heardAt: string | null; problem: string; }> | null; }>; } | null; };

export type ConsentsQueryVariables = { statusToken?: string | null; customer?: string | null; email?: string | null; language: string; };

export type DownloadTicketMutation = { gdprDownloadTicket: { url: string | null; expiresAt: string | null; mailSent: boolean | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type DownloadTicketMutationVariables = { id?: string | null; statusToken?: string | null; token?: string | null; };

export type EmailChangeConfirmMutation = { gdprEmailChangeConfirm: { message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type EmailChangeConfirmMutationVariables = { token: string; accept?: boolean | null; };

export type MarketingObjectMutation = { gdprMarketingObject: { reference: string | null; message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type MarketingObjectMutationVariables = { input: GdprMarketingObjectInput; };

export type MarketingObjectionUndoMutation = { gdprMarketingObjectionUndo: { message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type MarketingObjectionUndoMutationVariables = { token: string; };

export type MyRequestsQuery = { gdprMyRequests: { totalCount: number | null; pageInfo: { hasNextPage: boolean; endCursor: string | null; }; edges: Array<{ node: RequestFieldsFragment; }>; } | null; };

export type MyRequestsQueryVariables = { first: number; after?: string | null; language: string; };

export type PrivacyPageQuery = { gdprPrivacyPage: { rights: Array<GdprRight>; guestVisitors: boolean; shopName: string; controller: string; contactEmail: string; authority: string; privacyPolicyUrl: string; textLimit: number; } | null; };

export type PrivacyPageQueryVariables = { channel: string; };

export type PurposesQuery = { gdprPurposes: Array<{ key: string; version: number; language: string; title: string; text: string; marketing: boolean; profiling: boolean; softOptIn: boolean; active: boolean; texts: Array<{ language: string; title: string; text: string; }> | null; }>; };

export type PurposesQueryVariables = { language: string; };

export type RectifiableQuery = { gdprRectifiable: Array<{ field: string; label: string; key: string | null; of: string | null; number: string | null; needs: string; atOnce: boolean; current: Array<{ name: string; value: string; }> | null; keptBecause: Array<string>; }>; };

export type RectifiableQueryVariables = { language: string; };

export type RequestQuery = { gdprRequest: { mayCallBack: boolean; carryOutAt: string | null; groundText: string | null; explanation: string | null; stopUsing: boolean; restrictionGrounds: Array<GdprRestrictionGround>; corrections: Array<{ id: string; field: string; label: string; asked: Array<{ name: string; value: string; }>; verdict: GdprCorrectionVerdict; appliedAt: string | null; already: boolean; groundText: string | null; explanation: string | null; oldMailboxAt: string | null; newMailboxAt: string | null; }>; thread: Array<{ kind: GdprThreadEntryKind; text: string; at: string; answeredOn: string | null; }>; restrictions: Array<{ ground: GdprRestrictionGround; groundText: string; since: string; noticeAt: string | null; liftAt: string | null; liftReason: string | null; liftedAt: string | null; }>; } & RequestFieldsFragment | null; };

export type RequestQueryVariables = { id?: string | null; statusToken?: string | null; language: string; };

export type RequestCallBackMutation = { gdprRequestCallBack: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestCallBackMutationVariables = { id?: string | null; statusToken?: string | null; language: string; };

export type RequestCancelMutation = { gdprRequestCancel: { request: RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestCancelMutationVariables = { id?: string | null; statusToken?: string | null; language: string; };

export type RequestDisownMutation = { gdprRequestDisown: { message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestDisownMutationVariables = { token: string; };

export type RequestReplyMutation = { gdprRequestReply: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestReplyMutationVariables = { id?: string | null; statusToken?: string | null; text: string; version?: number | null; answeredOn?: string | null; language: string; };

export type RequestSubmitMutation = { gdprRequestSubmit: { reference: string | null; browserSecret: string | null; message: string | null; request: RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type RequestSubmitMutationVariables = { input: GdprRequestSubmitInput; language: string; };

export type RequestVerificationResendMutation = { gdprRequestVerificationResend: { message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type RequestVerificationResendMutationVariables = { reference: string; browserSecret: string; };

export type RequestVerifyMutation = { gdprRequestVerify: { statusToken: string | null; request: RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type RequestVerifyMutationVariables = { input: GdprRequestVerifyInput; language: string; };

// Made by `npm run gen-types` from graphql/schema.graphql and graphql/operations. Do not edit.

export type GdprRight = 'ACCESS' | 'PORTABILITY' | 'RECTIFICATION' | 'RESTRICTION' | 'OBJECTION' | 'MARKETING_OBJECTION' | 'CONSENT_WITHDRAWAL';

export type GdprRequestState = 'UNVERIFIED' | 'OPEN' | 'WAITING' | 'APPROVED' | 'PROCESSING' | 'READY' | 'FULFILLED' | 'PARTLY_FULFILLED' | 'REFUSED' | 'CANCELLED' | 'JOINED' | 'LAPSED' | 'FAILED';

export type GdprArchiveState = 'BUILDING' | 'BUILT' | 'AVAILABLE' | 'EXPIRED' | 'WITHDRAWN';

export type GdprErrorCode = 'INVALID' | 'REQUIRED' | 'NOT_FOUND' | 'INACTIVE' | 'GUESTS_NOT_ALLOWED' | 'TOO_MANY' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'TOKEN_USED' | 'CODE_WRONG' | 'CODE_EXHAUSTED' | 'PROOF_NEEDED' | 'STATE' | 'CHANGED' | 'RESTRICTED' | 'KEPT' | 'PROBLEMS' | 'EXPIRED' | 'DOWNLOADS_USED_UP' | 'UNAVAILABLE';

export type GdprRestrictionGround = 'ACCURACY' | 'UNLAWFUL' | 'CLAIMS' | 'OBJECTION';

export interface GdprRequestSubmitInput { right?: GdprRight | null; channel: string; email?: string | null; language?: string | null; text?: string | null; restrictionGround?: GdprRestrictionGround | null; changes?: Array<GdprChangeInput> | null; stopUsing?: boolean | null; }

export interface GdprChangeInput { field: string; of?: string | null; key?: string | null; value?: string | null; address?: GdprAddressInput | null; orders?: boolean | null; }

export interface GdprAddressInput { firstName?: string | null; lastName?: string | null; companyName?: string | null; streetAddress1?: string | null; streetAddress2?: string | null; city?: string | null; cityArea?: string | null; postalCode?: string | null; country: string; countryArea?: string | null; phone?: string | null; }

export interface GdprRequestVerifyInput { token?: string | null; reference?: string | null; code?: string | null; browserSecret?: string | null; }

export type RequestFieldsFragment = { id: string; reference: string; right: GdprRight | null; rightText: string; state: GdprRequestState; stateText: string; email: string; text: string; submittedAt: string; receivedOn: string | null; dueOn: string | null; mayCancel: boolean; guestOrdersProven: boolean; timeline: Array<{ at: string; text: string; }>; archive: { state: GdprArchiveState; size: number | null; expiresAt: string | null; downloadsLeft: number | null; } | null; };

export type DownloadTicketMutation = { gdprDownloadTicket: { url: string | null; expiresAt: string | null; mailSent: boolean | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type DownloadTicketMutationVariables = { id?: string | null; statusToken?: string | null; token?: string | null; };

export type MyRequestsQuery = { gdprMyRequests: { totalCount: number | null; pageInfo: { hasNextPage: boolean; endCursor: string | null; }; edges: Array<{ node: RequestFieldsFragment; }>; } | null; };

export type MyRequestsQueryVariables = { first: number; after?: string | null; language: string; };

export type PrivacyPageQuery = { gdprPrivacyPage: { rights: Array<GdprRight>; guestVisitors: boolean; shopName: string; controller: string; contactEmail: string; authority: string; privacyPolicyUrl: string; textLimit: number; } | null; };

export type PrivacyPageQueryVariables = { channel: string; };

export type RequestQuery = { gdprRequest: { restrictions: Array<{ ground: GdprRestrictionGround; groundText: string; since: string; noticeAt: string | null; liftAt: string | null; liftReason: string | null; liftedAt: string | null; }>; } & RequestFieldsFragment | null; };

export type RequestQueryVariables = { id?: string | null; statusToken?: string | null; language: string; };

export type RequestCancelMutation = { gdprRequestCancel: { request: RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestCancelMutationVariables = { id?: string | null; statusToken?: string | null; language: string; };

export type RequestDisownMutation = { gdprRequestDisown: { message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestDisownMutationVariables = { token: string; };

export type RequestSubmitMutation = { gdprRequestSubmit: { reference: string | null; browserSecret: string | null; message: string | null; request: RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type RequestSubmitMutationVariables = { input: GdprRequestSubmitInput; language: string; };

export type RequestVerificationResendMutation = { gdprRequestVerificationResend: { message: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type RequestVerificationResendMutationVariables = { reference: string; browserSecret: string; };

export type RequestVerifyMutation = { gdprRequestVerify: { statusToken: string | null; request: RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; retryAfter: number | null; }>; } | null; };

export type RequestVerifyMutationVariables = { input: GdprRequestVerifyInput; language: string; };

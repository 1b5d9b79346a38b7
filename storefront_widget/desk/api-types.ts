// Made by `npm run gen-types` from graphql/schema.graphql and graphql/operations. Do not edit.

export type GdprRight = 'ACCESS' | 'PORTABILITY' | 'RECTIFICATION' | 'ERASURE' | 'RESTRICTION' | 'OBJECTION' | 'MARKETING_OBJECTION' | 'CONSENT_WITHDRAWAL';

export type GdprRequestState = 'UNVERIFIED' | 'OPEN' | 'WAITING' | 'APPROVED' | 'PROCESSING' | 'READY' | 'FULFILLED' | 'PARTLY_FULFILLED' | 'REFUSED' | 'CANCELLED' | 'JOINED' | 'LAPSED' | 'FAILED';

export type GdprArchiveState = 'BUILDING' | 'BUILT' | 'AVAILABLE' | 'EXPIRED' | 'WITHDRAWN';

export type GdprCorrectionVerdict = 'OPEN' | 'ACCEPTED' | 'REFUSED';

export type GdprRefusalGround = 'UNFOUNDED' | 'EXCESSIVE' | 'IDENTITY_NOT_SHOWN' | 'RIGHTS_OF_OTHERS' | 'ACCURATE' | 'FREEDOM_OF_EXPRESSION' | 'LEGAL_OBLIGATION' | 'PUBLIC_HEALTH' | 'ARCHIVING' | 'LEGAL_CLAIMS' | 'COMPELLING_REASONS' | 'NOT_APPLICABLE';

export type GdprErrorCode = 'INVALID' | 'REQUIRED' | 'NOT_FOUND' | 'INACTIVE' | 'GUESTS_NOT_ALLOWED' | 'TOO_MANY' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'TOKEN_USED' | 'CODE_WRONG' | 'CODE_EXHAUSTED' | 'PROOF_NEEDED' | 'STATE' | 'CHANGED' | 'RESTRICTED' | 'KEPT' | 'UNCONFIRMED' | 'BLOCKED' | 'PROBLEMS' | 'EXPIRED' | 'DOWNLOADS_USED_UP' | 'UNAVAILABLE';

export type GdprIdentity = 'LOGIN' | 'MAILBOX' | 'KNOWLEDGE' | 'CALL_BACK' | 'IN_PERSON' | 'REPRESENTATIVE' | 'OTHER';

export type GdprDisposition = 'DELETE' | 'ANONYMISE' | 'KEEP';

export type GdprOtherAnswerKind = 'NOTHING' | 'TEXT' | 'FILE';

export type GdprMailState = 'QUEUED' | 'SENT' | 'TO_PRINT' | 'FAILED';

export type GdprRecipientUpdateKind = 'DONE' | 'IMPOSSIBLE' | 'RETRY';

export type GdprRecipientChange = 'CORRECTED' | 'ERASED' | 'RESTRICTED';

export type GdprRecipientState = 'QUEUED' | 'TOLD' | 'TO_DO' | 'DONE' | 'IMPOSSIBLE' | 'FAILED';

export type GdprRecipientWay = 'EVENT' | 'BY_HAND';

export interface GdprCorrectionDecisionInput { correction: string; accept: boolean; ground?: GdprRefusalGround | null; explanation?: string | null; seen?: string | null; value?: string | null; address?: GdprAddressInput | null; consent?: string | null; override?: string | null; }

export interface GdprAddressInput { firstName?: string | null; lastName?: string | null; companyName?: string | null; streetAddress1?: string | null; streetAddress2?: string | null; city?: string | null; cityArea?: string | null; postalCode?: string | null; country: string; countryArea?: string | null; phone?: string | null; }

export interface GdprChangeInput { field: string; of?: string | null; key?: string | null; value?: string | null; address?: GdprAddressInput | null; orders?: boolean | null; }

export type GdprLegalBasis = 'CONSENT' | 'CONTRACT' | 'LEGAL_OBLIGATION' | 'LEGITIMATE_INTEREST';

export type GdprRecipientRole = 'PROCESSOR' | 'CONTROLLER' | 'JOINT' | 'AUTHORITY';

export type GdprQuestionAbout = 'IDENTITY' | 'SCOPE' | 'FEE' | 'OTHER';

export type GdprRestrictionGround = 'ACCURACY' | 'UNLAWFUL' | 'CLAIMS' | 'OBJECTION';

export type GdprRequestOrigin = 'ACCOUNT' | 'GUEST' | 'STAFF' | 'APP' | 'SALEOR' | 'BACKUP';

export type GdprReceivedVia = 'EMAIL' | 'PHONE' | 'LETTER' | 'IN_PERSON';

export type GdprThreadEntryKind = 'QUESTION' | 'ANSWER' | 'NOTE';

export interface GdprRequestRegisterInput { channel: string; receivedOn: string; receivedVia: GdprReceivedVia; right?: GdprRight | null; text?: string | null; restrictionGround?: GdprRestrictionGround | null; email?: string | null; customer?: string | null; name?: string | null; postalAddress?: string | null; country?: string | null; language?: string | null; representative?: string | null; representativeProof?: string | null; externalReference?: string | null; identityMethod?: GdprIdentity | null; identityNote?: string | null; }

export interface GdprRequestFilterInput { states?: Array<GdprRequestState> | null; rights?: Array<GdprRight> | null; unsorted?: boolean | null; origins?: Array<GdprRequestOrigin> | null; channels?: Array<string> | null; open?: boolean | null; overdue?: boolean | null; paused?: boolean | null; assignedTo?: string | null; unassigned?: boolean | null; customer?: string | null; dueOn?: GdprDateRangeInput | null; receivedOn?: GdprDateRangeInput | null; search?: string | null; }

export interface GdprDateRangeInput { gte?: string | null; lte?: string | null; }

export interface GdprRequestSortingInput { field: GdprRequestSortField; direction: OrderDirection; }

export type GdprRequestSortField = 'SUBMITTED_AT' | 'DUE_ON';

export type OrderDirection = 'ASC' | 'DESC';

export type RequestFieldsFragment = { id: string; reference: string; right: GdprRight | null; rightText: string; state: GdprRequestState; stateText: string; email: string; text: string; submittedAt: string; receivedOn: string | null; dueOn: string | null; mayCancel: boolean; guestOrdersProven: boolean; timeline: Array<{ at: string; text: string; }>; archive: { state: GdprArchiveState; size: number | null; expiresAt: string | null; downloadsLeft: number | null; } | null; };

export type CorrectionsQuery = { gdprRequest: { id: string; state: GdprRequestState; version: number; stopUsing: boolean; corrections: Array<{ id: string; field: string; label: string; asked: Array<{ name: string; value: string; }>; verdict: GdprCorrectionVerdict; appliedAt: string | null; oldMailboxAt: string | null; newMailboxAt: string | null; already: boolean; ground: GdprRefusalGround | null; groundText: string | null; explanation: string | null; before: Array<{ name: string; value: string; }> | null; current: Array<{ name: string; value: string; }> | null; after: Array<{ name: string; value: string; }> | null; found: boolean | null; changed: boolean | null; seen: string | null; keptBecause: Array<string> | null; override: string | null; consent: string | null; byStaff: boolean | null; }>; statements: Array<{ id: string; kind: string; record: string; text: string; at: string; }>; } | null; };

export type CorrectionsQueryVariables = { id?: string | null; statusToken?: string | null; language: string; };

export type EmailChangeIdentifyMutation = { gdprEmailChangeIdentify: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type EmailChangeIdentifyMutationVariables = { id: string; version: number; method: GdprIdentity; note: string; language: string; };

export type ErasureQuery = { gdprRequest: { id: string; version: number; erasure: { madeAt: string; begunAt: string | null; endedAt: string | null; goes: Array<string>; kept: Array<string>; obstacles: Array<{ code: string; text: string; count: number; }> | null; sources: Array<{ source: string; label: string; deleted: number; anonymised: number; kept: number; blocked: number; done: number; }> | null; references: Array<string> | null; items: Array<{ id: string; source: string; key: string; label: string; disposition: GdprDisposition; proposed: GdprDisposition; otherwise: GdprDisposition; rule: string | null; until: string | null; blocked: string | null; blockedText: string | null; ground: GdprRefusalGround | null; reason: string | null; override: string | null; changedBy: string | null; doneAt: string | null; }> | null; } | null; } | null; };

export type ErasureQueryVariables = { id?: string | null; statusToken?: string | null; source?: string | null; first?: number | null; skip?: number | null; language?: string | null; };

export type ErasurePlanMutation = { gdprErasurePlan: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type ErasurePlanMutationVariables = { id: string; version: number; language: string; };

export type ErasurePlanChangeMutation = { gdprErasurePlanChange: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type ErasurePlanChangeMutationVariables = { id: string; version: number; items?: Array<string> | null; source?: string | null; keep: boolean; reason: string; ground?: GdprRefusalGround | null; until?: string | null; override?: string | null; language: string; };

export type ErasureRecordOpenMutation = { gdprErasureRecordOpen: { records: Array<{ request: string; at: string; until: string; rows: Array<{ table: string; text: string; }>; }> | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type ErasureRecordOpenMutationVariables = { request?: string | null; email?: string | null; customer?: string | null; reason: string; };

export type ExportPreviewMutation = { gdprExportPreview: { url: string | null; expiresAt: string | null; contents: Array<{ source: string; label: string; count: number; }> | null; leftOut: Array<{ reason: string; count: number; }> | null; problems: Array<string> | null; masks: Array<{ source: string; record: string; path: string; reason: string; effective: boolean | null; at: string; }> | null; otherSystems: Array<{ system: string; name: string; contact: string; holds: string; answered: boolean; answers: Array<{ id: string; kind: GdprOtherAnswerKind; filename: string | null; size: number; at: string; }>; }> | null; warnings: Array<string> | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type ExportPreviewMutationVariables = { id: string; };

export type ExportRenewMutation = { gdprExportRenew: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type ExportRenewMutationVariables = { id: string; version: number; language: string; };

export type ExportWithdrawMutation = { gdprExportWithdraw: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type ExportWithdrawMutationVariables = { id: string; version: number; reason: string; language: string; };

export type HealthQuery = { gdprHealth: { lastSweepAt: string | null; sweepWorks: boolean; oldestWorkSince: string | null; failedWork: number; mailWorks: boolean; failedMailCount: number; failedMails: Array<{ id: string; name: string; state: GdprMailState; createdAt: string; problem: string | null; request: string | null; }>; letterCount: number; letters: Array<{ id: string; name: string; state: GdprMailState; createdAt: string; problem: string | null; request: string | null; }>; unsealedEntries: number; journal: boolean; unheardConsents: number; problems: Array<string>; } | null; };

export type HealthQueryVariables = {  };

export type LetterTicketMutation = { gdprLetterTicket: { url: string | null; expiresAt: string | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type LetterTicketMutationVariables = { id: string; };

export type MailRetryMutation = { gdprMailRetry: { mail: { id: string; name: string; state: GdprMailState; problem: string | null; } | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type MailRetryMutationVariables = { id: string; };

export type MailTestMutation = { gdprMailTest: { mail: { id: string; name: string; state: GdprMailState; problem: string | null; } | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type MailTestMutationVariables = { channel?: string | null; };

export type RecipientUpdateMutation = { gdprRecipientUpdate: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RecipientUpdateMutationVariables = { id: string; version: number; recipient: string; update: GdprRecipientUpdateKind; note?: string | null; language: string; };

export type RecipientsQuery = { gdprRequest: { id: string; version: number; recipients: Array<{ id: string; name: string; what: GdprRecipientChange; state: GdprRecipientState; at: string; way: GdprRecipientWay | null; note: string | null; by: string | null; }>; } | null; };

export type RecipientsQueryVariables = { id?: string | null; statusToken?: string | null; };

export type RectificationDecideMutation = { gdprRectificationDecide: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RectificationDecideMutationVariables = { id: string; version: number; decisions?: Array<GdprCorrectionDecisionInput> | null; changes?: Array<GdprChangeInput> | null; language: string; };

export type RegisterQuery = { gdprRegister: { activities: Array<{ key: string; active: boolean; position: number; prefilled: boolean; changed: boolean; version: number; title: WordsFragment; purpose: WordsFragment; bases: Array<GdprLegalBasis>; sources: Array<string>; data: WordsFragment; persons: WordsFragment; origin: WordsFragment; retention: Array<string>; }>; recipients: Array<{ key: string; active: boolean; position: number; prefilled: boolean; changed: boolean; version: number; name: string; whatFor: WordsFragment; role: GdprRecipientRole; country: string; safeguard: WordsFragment; matches: Array<string>; always: boolean; }>; suggestions: Array<{ kind: string; name: string; match: string; }>; retention: Array<{ key: string; active: boolean; position: number; prefilled: boolean; changed: boolean; version: number; months: number | null; yearEnd: boolean; event: WordsFragment; words: WordsFragment; reason: WordsFragment; }>; systems: Array<{ key: string; active: boolean; position: number; prefilled: boolean; changed: boolean; version: number; name: string; contact: string; holds: WordsFragment; }>; texts: Array<{ key: string; active: boolean; position: number; prefilled: boolean; changed: boolean; version: number; words: WordsFragment; }>; table: { digest: string; confirmedAt: string | null; lacking: Array<string>; note: string; templates: Array<{ country: string; rules: Array<{ key: string; months: number; yearEnd: boolean; law: string; }>; }>; }; gaps: Array<string>; pdfUrl: string; csvUrl: string; jsonUrl: string; } | null; };

export type RegisterQueryVariables = { language: string; };

export type WordsFragment = { text: string; translations: Array<{ language: string; text: string; }>; };

export type ReportQuery = { gdprReport: { first: string; last: string; received: number; answered: number; onTime: number; extended: number; stillOpen: number; overdue: number; medianDays: number | null; byRight: Array<{ right: GdprRight | null; count: number; }>; byState: Array<{ state: GdprRequestState; count: number; }>; refusedByGround: Array<{ ground: GdprRefusalGround; count: number; }>; csvUrl: string; pdfUrl: string; registerUrl: string; } | null; };

export type ReportQueryVariables = { from: string; to: string; language: string; };

export type RequestApproveMutation = { gdprRequestApprove: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestApproveMutationVariables = { id: string; version: number; language: string; };

export type RequestAskMutation = { gdprRequestAsk: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestAskMutationVariables = { id: string; version: number; about: GdprQuestionAbout; text: string; language: string; };

export type RequestAssignMutation = { gdprRequestAssign: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestAssignMutationVariables = { id: string; version: number; user?: string | null; language: string; };

export type RequestChangeRightMutation = { gdprRequestChangeRight: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestChangeRightMutationVariables = { id: string; version: number; right: GdprRight; reason: string; restrictionGround?: GdprRestrictionGround | null; language: string; };

export type RequestConfirmIdentityMutation = { gdprRequestConfirmIdentity: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestConfirmIdentityMutationVariables = { id: string; version: number; method: GdprIdentity; note: string; language: string; };

export type RequestDetailsQuery = { gdprRequest: { version: number; problem: string | null; channel: string; name: string | null; customer: string | null; postalAddress: string | null; country: string | null; representative: string | null; representativeProof: string | null; externalReference: string | null; origin: GdprRequestOrigin | null; receivedVia: GdprReceivedVia | null; identity: GdprIdentity | null; identityNote: string | null; targetOn: string | null; pausedSince: string | null; extendedOn: string | null; extensionReason: string | null; carryOutAt: string | null; ground: GdprRefusalGround | null; groundText: string | null; explanation: string | null; dueText: string | null; nextStep: string | null; mayCallBack: boolean; waitsForSecondApproval: boolean | null; assignedTo: { id: string; name: string; } | null; approvedBy: { id: string; name: string; } | null; thread: Array<{ kind: GdprThreadEntryKind; about: GdprQuestionAbout | null; text: string; on: string; at: string; answeredOn: string | null; byStaff: boolean; }>; subject: { parts: Array<{ customer: string | null; email: string | null; name: string | null; method: GdprIdentity | null; note: string | null; }>; orderCount: number; orders: Array<{ order: string; number: string; email: string; reason: string | null; }> | null; } | null; restrictionGrounds: Array<GdprRestrictionGround>; restrictions: Array<{ id: string; ground: GdprRestrictionGround; groundText: string; since: string; noticeAt: string | null; liftAt: string | null; liftReason: string | null; liftedAt: string | null; customer: string | null; request: string | null; note: string | null; told: string | null; }>; noBasisLeft: boolean | null; mails: Array<{ id: string; name: string; state: GdprMailState; createdAt: string; problem: string | null; request: string | null; }> | null; } & RequestFieldsFragment | null; };

export type RequestDetailsQueryVariables = { id: string; language: string; };

export type RequestExtendMutation = { gdprRequestExtend: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestExtendMutationVariables = { id: string; version: number; reason: string; language: string; };

export type RequestNoteMutation = { gdprRequestNote: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestNoteMutationVariables = { id: string; text: string; language: string; };

export type RequestRefuseMutation = { gdprRequestRefuse: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestRefuseMutationVariables = { id: string; version: number; ground: GdprRefusalGround; explanation: string; language: string; };

export type RequestRegisterMutation = { gdprRequestRegister: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestRegisterMutationVariables = { input: GdprRequestRegisterInput; language: string; };

export type RequestReleaseMutation = { gdprRequestRelease: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestReleaseMutationVariables = { id: string; version: number; despiteProblems?: boolean | null; language: string; };

export type RequestReopenMutation = { gdprRequestReopen: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestReopenMutationVariables = { id: string; version: number; reason: string; language: string; };

export type RequestReplyMutation = { gdprRequestReply: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestReplyMutationVariables = { id?: string | null; statusToken?: string | null; text: string; version?: number | null; answeredOn?: string | null; language: string; };

export type RequestRetryMutation = { gdprRequestRetry: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestRetryMutationVariables = { id: string; version: number; language: string; };

export type RequestSecondApproveMutation = { gdprRequestSecondApprove: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type RequestSecondApproveMutationVariables = { id: string; version: number; accept: boolean; reason?: string | null; language: string; };

export type RequestsQuery = { gdprRequests: { totalCount: number | null; overdueCount: number | null; counts: Array<{ state: GdprRequestState; count: number; }> | null; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null; }; edges: Array<{ node: { version: number; problem: string | null; name: string | null; pausedSince: string | null; dueText: string | null; nextStep: string | null; assignedTo: { id: string; name: string; } | null; } & RequestFieldsFragment; }>; } | null; };

export type RequestsQueryVariables = { first?: number | null; after?: string | null; last?: number | null; before?: string | null; filter?: GdprRequestFilterInput | null; sortBy?: GdprRequestSortingInput | null; language: string; };

export type StatementAttachMutation = { gdprStatementAttach: { request: { version: number; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type StatementAttachMutationVariables = { id: string; version: number; order?: string | null; address?: string | null; text: string; language: string; };

export type SubjectJoinMutation = { gdprSubjectJoin: { request: { version: number; subject: { parts: Array<{ customer: string | null; email: string | null; name: string | null; method: GdprIdentity | null; note: string | null; }>; orderCount: number; orders: Array<{ order: string; number: string; email: string; reason: string | null; }> | null; } | null; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type SubjectJoinMutationVariables = { id: string; version: number; customer?: string | null; email?: string | null; order?: string | null; method: GdprIdentity; reason: string; language: string; };

export type SubjectLeaveOutMutation = { gdprSubjectLeaveOut: { request: { version: number; subject: { parts: Array<{ customer: string | null; email: string | null; name: string | null; method: GdprIdentity | null; note: string | null; }>; orderCount: number; orders: Array<{ order: string; number: string; email: string; reason: string | null; }> | null; } | null; } & RequestFieldsFragment | null; errors: Array<{ field: string | null; message: string | null; code: GdprErrorCode; }>; } | null; };

export type SubjectLeaveOutMutationVariables = { id: string; version: number; customer?: string | null; email?: string | null; order?: string | null; reason: string; language: string; };

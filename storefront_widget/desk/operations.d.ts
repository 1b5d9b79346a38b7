// Made by `npm run gen-types` from graphql/schema.graphql and graphql/operations. Do not edit.

declare module '@desk/Corrections.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').CorrectionsQuery,
    import('./api-types.js').CorrectionsQueryVariables
  >;
  export default operation;
}

declare module '@desk/EmailChangeIdentify.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').EmailChangeIdentifyMutation,
    import('./api-types.js').EmailChangeIdentifyMutationVariables
  >;
  export default operation;
}

declare module '@desk/Erasure.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ErasureQuery,
    import('./api-types.js').ErasureQueryVariables
  >;
  export default operation;
}

declare module '@desk/ErasurePlan.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ErasurePlanMutation,
    import('./api-types.js').ErasurePlanMutationVariables
  >;
  export default operation;
}

declare module '@desk/ErasurePlanChange.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ErasurePlanChangeMutation,
    import('./api-types.js').ErasurePlanChangeMutationVariables
  >;
  export default operation;
}

declare module '@desk/ErasureRecordOpen.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ErasureRecordOpenMutation,
    import('./api-types.js').ErasureRecordOpenMutationVariables
  >;
  export default operation;
}

declare module '@desk/ExportPreview.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ExportPreviewMutation,
    import('./api-types.js').ExportPreviewMutationVariables
  >;
  export default operation;
}

declare module '@desk/ExportRenew.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ExportRenewMutation,
    import('./api-types.js').ExportRenewMutationVariables
  >;
  export default operation;
}

declare module '@desk/ExportWithdraw.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ExportWithdrawMutation,
    import('./api-types.js').ExportWithdrawMutationVariables
  >;
  export default operation;
}

declare module '@desk/Health.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').HealthQuery,
    import('./api-types.js').HealthQueryVariables
  >;
  export default operation;
}

declare module '@desk/LetterTicket.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').LetterTicketMutation,
    import('./api-types.js').LetterTicketMutationVariables
  >;
  export default operation;
}

declare module '@desk/MailRetry.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').MailRetryMutation,
    import('./api-types.js').MailRetryMutationVariables
  >;
  export default operation;
}

declare module '@desk/MailTest.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').MailTestMutation,
    import('./api-types.js').MailTestMutationVariables
  >;
  export default operation;
}

declare module '@desk/RecipientUpdate.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RecipientUpdateMutation,
    import('./api-types.js').RecipientUpdateMutationVariables
  >;
  export default operation;
}

declare module '@desk/Recipients.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RecipientsQuery,
    import('./api-types.js').RecipientsQueryVariables
  >;
  export default operation;
}

declare module '@desk/RectificationDecide.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RectificationDecideMutation,
    import('./api-types.js').RectificationDecideMutationVariables
  >;
  export default operation;
}

declare module '@desk/Register.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RegisterQuery,
    import('./api-types.js').RegisterQueryVariables
  >;
  export default operation;
}

declare module '@desk/Report.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').ReportQuery,
    import('./api-types.js').ReportQueryVariables
  >;
  export default operation;
}

declare module '@desk/RequestApprove.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestApproveMutation,
    import('./api-types.js').RequestApproveMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestAsk.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestAskMutation,
    import('./api-types.js').RequestAskMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestAssign.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestAssignMutation,
    import('./api-types.js').RequestAssignMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestChangeRight.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestChangeRightMutation,
    import('./api-types.js').RequestChangeRightMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestConfirmIdentity.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestConfirmIdentityMutation,
    import('./api-types.js').RequestConfirmIdentityMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestDetails.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestDetailsQuery,
    import('./api-types.js').RequestDetailsQueryVariables
  >;
  export default operation;
}

declare module '@desk/RequestExtend.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestExtendMutation,
    import('./api-types.js').RequestExtendMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestNote.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestNoteMutation,
    import('./api-types.js').RequestNoteMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestRefuse.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestRefuseMutation,
    import('./api-types.js').RequestRefuseMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestRegister.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestRegisterMutation,
    import('./api-types.js').RequestRegisterMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestRelease.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestReleaseMutation,
    import('./api-types.js').RequestReleaseMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestReopen.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestReopenMutation,
    import('./api-types.js').RequestReopenMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestReply.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestReplyMutation,
    import('./api-types.js').RequestReplyMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestRetry.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestRetryMutation,
    import('./api-types.js').RequestRetryMutationVariables
  >;
  export default operation;
}

declare module '@desk/RequestSecondApprove.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestSecondApproveMutation,
    import('./api-types.js').RequestSecondApproveMutationVariables
  >;
  export default operation;
}

declare module '@desk/Requests.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').RequestsQuery,
    import('./api-types.js').RequestsQueryVariables
  >;
  export default operation;
}

declare module '@desk/StatementAttach.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').StatementAttachMutation,
    import('./api-types.js').StatementAttachMutationVariables
  >;
  export default operation;
}

declare module '@desk/SubjectJoin.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').SubjectJoinMutation,
    import('./api-types.js').SubjectJoinMutationVariables
  >;
  export default operation;
}

declare module '@desk/SubjectLeaveOut.graphql' {
  const operation: import('../src/api.js').Operation<
    import('./api-types.js').SubjectLeaveOutMutation,
    import('./api-types.js').SubjectLeaveOutMutationVariables
  >;
  export default operation;
}

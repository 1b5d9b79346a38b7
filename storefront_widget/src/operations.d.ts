// Made by `npm run gen-types` from graphql/schema.graphql and graphql/operations. Do not edit.

declare module '@operations/ConsentConfirm.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').ConsentConfirmMutation,
    import('./api-types.js').ConsentConfirmMutationVariables
  >;
  export default operation;
}

declare module '@operations/ConsentGive.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').ConsentGiveMutation,
    import('./api-types.js').ConsentGiveMutationVariables
  >;
  export default operation;
}

declare module '@operations/ConsentWithdraw.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').ConsentWithdrawMutation,
    import('./api-types.js').ConsentWithdrawMutationVariables
  >;
  export default operation;
}

declare module '@operations/Consents.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').ConsentsQuery,
    import('./api-types.js').ConsentsQueryVariables
  >;
  export default operation;
}

declare module '@operations/DownloadTicket.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').DownloadTicketMutation,
    import('./api-types.js').DownloadTicketMutationVariables
  >;
  export default operation;
}

declare module '@operations/EmailChangeConfirm.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').EmailChangeConfirmMutation,
    import('./api-types.js').EmailChangeConfirmMutationVariables
  >;
  export default operation;
}

declare module '@operations/MarketingObject.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').MarketingObjectMutation,
    import('./api-types.js').MarketingObjectMutationVariables
  >;
  export default operation;
}

declare module '@operations/MarketingObjectionUndo.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').MarketingObjectionUndoMutation,
    import('./api-types.js').MarketingObjectionUndoMutationVariables
  >;
  export default operation;
}

declare module '@operations/MyRequests.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').MyRequestsQuery,
    import('./api-types.js').MyRequestsQueryVariables
  >;
  export default operation;
}

declare module '@operations/PrivacyPage.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').PrivacyPageQuery,
    import('./api-types.js').PrivacyPageQueryVariables
  >;
  export default operation;
}

declare module '@operations/Purposes.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').PurposesQuery,
    import('./api-types.js').PurposesQueryVariables
  >;
  export default operation;
}

declare module '@operations/Rectifiable.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RectifiableQuery,
    import('./api-types.js').RectifiableQueryVariables
  >;
  export default operation;
}

declare module '@operations/Request.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestQuery,
    import('./api-types.js').RequestQueryVariables
  >;
  export default operation;
}

declare module '@operations/RequestCallBack.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestCallBackMutation,
    import('./api-types.js').RequestCallBackMutationVariables
  >;
  export default operation;
}

declare module '@operations/RequestCancel.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestCancelMutation,
    import('./api-types.js').RequestCancelMutationVariables
  >;
  export default operation;
}

declare module '@operations/RequestDisown.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestDisownMutation,
    import('./api-types.js').RequestDisownMutationVariables
  >;
  export default operation;
}

declare module '@operations/RequestReply.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestReplyMutation,
    import('./api-types.js').RequestReplyMutationVariables
  >;
  export default operation;
}

declare module '@operations/RequestSubmit.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestSubmitMutation,
    import('./api-types.js').RequestSubmitMutationVariables
  >;
  export default operation;
}

declare module '@operations/RequestVerificationResend.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestVerificationResendMutation,
    import('./api-types.js').RequestVerificationResendMutationVariables
  >;
  export default operation;
}

declare module '@operations/RequestVerify.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestVerifyMutation,
    import('./api-types.js').RequestVerifyMutationVariables
  >;
  export default operation;
}

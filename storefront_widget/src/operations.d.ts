// Made by `npm run gen-types` from graphql/schema.graphql and graphql/operations. Do not edit.

declare module '@operations/DownloadTicket.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').DownloadTicketMutation,
    import('./api-types.js').DownloadTicketMutationVariables
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

declare module '@operations/Request.graphql' {
  const operation: import('./api.js').Operation<
    import('./api-types.js').RequestQuery,
    import('./api-types.js').RequestQueryVariables
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

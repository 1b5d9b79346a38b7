"""The shop's schema, built when first imported."""

import graphene

from .account.schema import AccountMutations, AccountQueries

API_PATH = "/graphql/"


class Query(AccountQueries):
    pass


class Mutation(AccountMutations):
    pass


schema = graphene.Schema(query=Query, mutation=Mutation)

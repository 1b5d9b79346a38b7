"""Graphene's types with Saleor's extra options."""

import graphene


class BaseObjectType(graphene.ObjectType):
    class Meta:
        abstract = True

    # fmt: off
    @classmethod
    def __init_subclass_with_meta__(
        cls, interfaces=(), possible_types=(), default_resolver=None, _meta=None, doc_category=None,
        webhook_events_info=None, **options
    ):
    # fmt: on
        cls.doc_category, cls.webhook_events_info = doc_category, webhook_events_info
        super().__init_subclass_with_meta__(interfaces, possible_types, default_resolver, _meta, **options)


class BaseInputObjectType(graphene.InputObjectType):
    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, container=None, _meta=None, doc_category=None, **options):
        cls.doc_category = doc_category
        super().__init_subclass_with_meta__(container=container, _meta=_meta, **options)

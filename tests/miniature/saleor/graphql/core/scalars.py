"""Saleor's date scalars: graphene's, without what its parser or UTC cannot hold."""

import datetime

import graphene


class DateTime(graphene.DateTime):
    __doc__ = graphene.DateTime.__doc__

    @staticmethod
    def parse_value(value):
        parsed = graphene.DateTime.parse_value(value)
        if isinstance(parsed, datetime.datetime):
            try:
                parsed.astimezone(datetime.UTC)
            except OverflowError:
                return None
        return parsed


class Date(graphene.Date):
    __doc__ = graphene.Date.__doc__

    @staticmethod
    def parse_value(value):
        return None if value == "" else graphene.Date.parse_value(value)

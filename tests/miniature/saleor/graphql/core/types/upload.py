"""A file of a multipart request: in the variables stands the name of its part."""

import graphene


class Upload(graphene.Scalar):
    serialize = parse_value = staticmethod(lambda value: value)
    parse_literal = staticmethod(lambda node: node)

"""Template filters for dates and counts, in the language of the build. Loaded into every template of ours."""

from django import template

from . import language

register = template.Library()
register.filter("day", language.day, expects_localtime=False)
register.filter("moment", language.moment, expects_localtime=False)
register.filter("number", language.number)

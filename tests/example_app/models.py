"""One table, as such apps have it: an address, free text, and an account by its id alone."""

from django.db import models


class Wish(models.Model):
    """What somebody wants, with or without an account."""

    account_id = models.BigIntegerField(null=True)
    email = models.EmailField()
    note = models.TextField()
    urgent = models.BooleanField(default=False)
    share_token = models.CharField(max_length=32)
    added_at = models.DateTimeField()

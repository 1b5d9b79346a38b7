"""Saleor's private storage, of which only the name matters here."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Saleor's falls back to the public media directory."""


private_storage = PrivateStorage()

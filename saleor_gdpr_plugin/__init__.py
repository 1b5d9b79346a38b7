"""The privacy desk of a Saleor shop: requests under the GDPR, answered inside Saleor."""

__version__ = "0.1.0"

